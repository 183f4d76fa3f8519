// What is done to the gradients of many parameters at once.
#include "exports.h"

#include <c10/core/GradMode.h>

#include <cmath>

// The norm of all gradients together; beyond the maximum, all are scaled down to it, as PyTorch does.
EXPORT int nn_clip_grad_norm_(at::Tensor* const* parameters, int n, double maximum, double kind, double* total) {
    return status([&] {
        at::NoGradGuard no_grad;
        std::vector<at::Tensor> grads;
        std::vector<at::Tensor> norms;
        for (int i = 0; i < n; i++) {
            if (parameters[i]->grad().defined()) {
                grads.push_back(parameters[i]->grad().detach());
                norms.push_back(std::isinf(kind) ? grads.back().abs().max() : grads.back().norm(kind));
            }
        }
        *total = 0;
        if (grads.empty()) {
            return;
        }
        const auto all = at::stack(norms);
        const auto norm = std::isinf(kind) ? all.max() : all.norm(kind);
        const auto factor = norm.add(1e-6).reciprocal_().mul_(maximum).clamp_max_(1.0);
        for (auto& grad : grads) {
            grad.mul_(factor);
        }
        *total = norm.item<double>();
    });
}

EXPORT int nn_clip_grad_value_(at::Tensor* const* parameters, int n, double limit) {
    return status([&] {
        at::NoGradGuard no_grad;
        for (int i = 0; i < n; i++) {
            if (parameters[i]->grad().defined()) {
                parameters[i]->grad().detach().clamp_(-limit, limit);
            }
        }
    });
}
