// Life, facts and conversions of a tensor.
#include "common.h"

EXPORT void ts_tensor_free(at::Tensor* self) { delete self; }

EXPORT at::Tensor* ts_share(at::Tensor* self) { return tensor([&] { return *self; }); }
