// Activations. In place, the result is another owner of the input.
#include "exports.h"

#define ACTIVATION(name)                                                           \
    EXPORT at::Tensor* nn_##name(at::Tensor* input, int inplace) {                \
        return tensor([&] { return inplace ? at::name##_(*input) : at::name(*input); }); \
    }

ACTIVATION(relu)
ACTIVATION(selu)
ACTIVATION(gelu)
ACTIVATION(silu)
ACTIVATION(mish)
ACTIVATION(tanh)
ACTIVATION(sigmoid)
ACTIVATION(hardswish)
ACTIVATION(hardsigmoid)
ACTIVATION(relu6)

EXPORT at::Tensor* nn_leaky_relu(at::Tensor* input, double slope, int inplace) {
    return tensor([&] { return inplace ? at::leaky_relu_(*input, slope) : at::leaky_relu(*input, slope); });
}

EXPORT at::Tensor* nn_elu(at::Tensor* input, double alpha, int inplace) {
    return tensor([&] { return inplace ? at::elu_(*input, alpha) : at::elu(*input, alpha); });
}

EXPORT at::Tensor* nn_hardtanh(at::Tensor* input, double low, double high, int inplace) {
    return tensor([&] { return inplace ? at::hardtanh_(*input, low, high) : at::hardtanh(*input, low, high); });
}

EXPORT at::Tensor* nn_softplus(at::Tensor* input, double beta, double threshold) {
    return tensor([&] { return at::softplus(*input, beta, threshold); });
}

EXPORT at::Tensor* nn_prelu(at::Tensor* input, at::Tensor* weight) {
    return tensor([&] { return at::prelu(*input, *weight); });
}

EXPORT at::Tensor* nn_softmax(at::Tensor* input, int64_t dim, int dtype) {
    return tensor([&] { return at::softmax(*input, dim, maybe_dtype(dtype)); });
}

EXPORT at::Tensor* nn_log_softmax(at::Tensor* input, int64_t dim) {
    return tensor([&] { return at::log_softmax(*input, dim); });
}
