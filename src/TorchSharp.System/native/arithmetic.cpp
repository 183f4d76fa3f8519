#include "common.h"

EXPORT at::Tensor* ts_add(at::Tensor* self, at::Tensor* other, scalar alpha) { return tensor([&] { return self->add(*other, alpha); }); }
EXPORT at::Tensor* ts_mul(at::Tensor* self, at::Tensor* other) { return tensor([&] { return self->mul(*other); }); }
EXPORT int ts_add_(at::Tensor* self, at::Tensor* other, scalar alpha) { return status([&] { self->add_(*other, alpha); }); }
