// What modules do to tensors that are their parameters and buffers.
#include "exports.h"

namespace {
at::Tensor converted(const at::Tensor& value, const options& to) {
    const auto dtype =
        to.dtype >= 0 && value.is_floating_point() ? static_cast<at::ScalarType>(to.dtype) : value.scalar_type();
    return value.to(to.without_grad().device(), dtype);
}
}  // namespace

// Gives a parameter or buffer, and its gradient, another device or floating point type; who holds the tensor keeps
// holding it.
EXPORT int nn_convert_(at::Tensor* self, options to) {
    return status([&] {
        if (to.device_type < 0) {
            to.device_type = static_cast<int>(self->device().type());
            to.device_index = self->device().index();
        }
        const auto data = self->detach();
        self->set_data(converted(data, to));
        if (self->grad().defined()) {
            self->mutable_grad() = converted(self->grad().detach(), to).requires_grad_(self->grad().requires_grad());
        }
    });
}
