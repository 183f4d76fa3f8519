// Initial weights that take more than one operation; the draws and the arithmetic are PyTorch's.
#include "exports.h"

#include <c10/core/GradMode.h>

#include <cmath>

EXPORT int nn_trunc_normal_(at::Tensor* self, double mean, double std, double a, double b, at::Generator* generator) {
    return status([&] {
        at::NoGradGuard no_grad;
        const auto cdf = [](double x) { return (1. + std::erf(x / std::sqrt(2.))) / 2.; };
        const double low = cdf((a - mean) / std);
        const double high = cdf((b - mean) / std);
        self->uniform_(2 * low - 1, 2 * high - 1, maybe(generator));
        self->erfinv_();
        self->mul_(std * std::sqrt(2.)).add_(mean).clamp_(a, b);
    });
}

EXPORT int nn_orthogonal_(at::Tensor* self, double gain) {
    return status([&] {
        at::NoGradGuard no_grad;
        TORCH_CHECK(self->dim() >= 2, "orthogonal_ wants at least two dimensions, not ", self->dim());
        if (self->numel() == 0) {
            return;
        }
        const auto rows = self->size(0);
        const auto columns = self->numel() / rows;
        auto flat = at::empty({rows, columns}, self->options()).normal_(0, 1);
        if (rows < columns) {
            flat.t_();
        }
        auto [q, r] = at::linalg_qr(flat);
        // The signs of R's diagonal make the result unique, hence uniformly distributed.
        q *= r.diag().sign();
        if (rows < columns) {
            q.t_();
        }
        self->view_as(q).copy_(q);
        self->mul_(gain);
    });
}
