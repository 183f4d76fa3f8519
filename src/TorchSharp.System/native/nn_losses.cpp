// Losses; reductions are numbered as in libtorch: 0 none, 1 mean, 2 sum.
#include "exports.h"

EXPORT at::Tensor* nn_cross_entropy(
    at::Tensor* input, at::Tensor* target, at::Tensor* weight, int64_t ignore_index, int64_t reduction,
    double smoothing) {
    return tensor(
        [&] { return at::cross_entropy_loss(*input, *target, maybe(weight), reduction, ignore_index, smoothing); });
}

EXPORT at::Tensor* nn_nll_loss(at::Tensor* input, at::Tensor* target, at::Tensor* weight, int64_t reduction) {
    return tensor([&] { return at::nll_loss_nd(*input, *target, maybe(weight), reduction); });
}

EXPORT at::Tensor* nn_mse_loss(at::Tensor* input, at::Tensor* target, int64_t reduction) {
    return tensor([&] {
        // Broadcasting first, as libtorch's own functional does: the kernel wants equal shapes for its gradient.
        const auto same = at::broadcast_tensors({*input, *target});
        return at::mse_loss(same[0], same[1], reduction);
    });
}

EXPORT at::Tensor* nn_l1_loss(at::Tensor* input, at::Tensor* target, int64_t reduction) {
    return tensor([&] {
        const auto same = at::broadcast_tensors({*input, *target});
        return at::l1_loss(same[0], same[1], reduction);
    });
}
