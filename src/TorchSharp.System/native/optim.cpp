// Steps of the optimizers: operation by operation what PyTorch 1.13 does for one parameter after the other, so that the
// results are the same bits. Parameters without a gradient are passed over. State tensors come kind after kind: all
// first ones, all second ones. Steps are counted here, before the update.
#include "exports.h"

#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>

#include "kernels.h"
#include "parallel.h"

namespace {
// Whether numbers of these tensors that belong together have the same place in memory.
bool lie_alike(std::initializer_list<at::Tensor> tensors) {
    const at::Tensor& first = *tensors.begin();
    return std::all_of(tensors.begin(), tensors.end(), [&](const at::Tensor& one) {
        return one.device().is_cpu() && one.scalar_type() == at::kFloat && one.is_non_overlapping_and_dense()
            && one.sizes() == first.sizes() && one.strides() == first.strides();
    });
}

// Calls update(parameter, gradient, steps, i) for each parameter that has a gradient.
template <class F>
int update(at::Tensor* const* parameters, int64_t* steps, int n, int maximize, double decay, F&& update) {
    return status([&] {
        at::NoGradGuard no_grad;
        for (int i = 0; i < n; i++) {
            at::Tensor& parameter = *parameters[i];
            at::Tensor grad = parameter.grad();
            if (!grad.defined()) {
                continue;
            }
            steps[i]++;
            if (maximize) {
                grad = -grad;
            }
            if (decay != 0) {
                grad = grad.add(parameter, decay);
            }
            update(parameter, grad, i);
        }
    });
}
}  // namespace

EXPORT int optim_zero_grad(at::Tensor* const* parameters, int n) {
    return status([&] {
        for (int i = 0; i < n; i++) {
            auto& grad = parameters[i]->mutable_grad();
            if (!grad.defined()) {
                continue;
            }
            if (grad.grad_fn()) {
                grad.detach_();
            } else {
                grad.requires_grad_(false);
            }
            grad.zero_();
        }
    });
}

// State: momentum buffer, there when the momentum is not 0.
EXPORT int optim_sgd(
    at::Tensor* const* parameters, at::Tensor* const* state, int64_t* steps, int n, double lr, double momentum,
    double dampening, double decay, int nesterov, int maximize) {
    return update(parameters, steps, n, maximize, decay, [&](at::Tensor& parameter, at::Tensor grad, int i) {
        if (momentum != 0) {
            at::Tensor& buffer = *state[i];
            if (steps[i] == 1) {
                buffer.copy_(grad);
            } else {
                buffer.mul_(momentum).add_(grad, 1 - dampening);
            }
            grad = nesterov ? grad.add(buffer, momentum) : buffer;
        } else {
            steps[i]--;  // Only steps with a momentum count: the first one starts the buffer.
        }
        parameter.add_(grad, -lr);
    });
}

// State: mean of gradients, mean of their squares and, with amsgrad, the largest of those means. Adam adds the weight
// decay to the gradient; AdamW (decoupled) shrinks the parameter.
EXPORT int optim_adam(
    at::Tensor* const* parameters, at::Tensor* const* state, int64_t* steps, int n, double lr, double beta1,
    double beta2, double eps, double decay, int amsgrad, int maximize, int decoupled) {
    const double added = decoupled ? 0 : decay;
    return update(parameters, steps, n, maximize, added, [&](at::Tensor& parameter, const at::Tensor& grad, int i) {
        at::Tensor& mean = *state[i];
        at::Tensor& square = *state[n + i];
        const double step = static_cast<double>(steps[i]);
        const double correction1 = 1 - std::pow(beta1, step);
        const double correction2 = 1 - std::pow(beta2, step);
        if (!amsgrad && lie_alike({parameter, grad, mean, square})) {
            // Weights of many millions do not stay in the processor between operations: all of them in one pass.
            const kernels::adam settings{
                static_cast<float>(beta1), static_cast<float>(1 - beta1), static_cast<float>(beta2),
                static_cast<float>(1 - beta2), static_cast<float>(std::sqrt(correction2)), static_cast<float>(eps),
                static_cast<float>(-(lr / correction1)), static_cast<float>(decoupled ? 1 - lr * decay : 1)};
            in_parts(parameter.numel(), 32768, [&](int64_t begin, int64_t end) {
                kernels::adam_step(
                    parameter.data_ptr<float>() + begin, grad.data_ptr<float>() + begin,
                    mean.data_ptr<float>() + begin, square.data_ptr<float>() + begin, end - begin, settings);
            });
            return;
        }
        if (decoupled) {
            parameter.mul_(1 - lr * decay);
        }
        mean.mul_(beta1).add_(grad, 1 - beta1);
        square.mul_(beta2).addcmul_(grad, grad, 1 - beta2);
        at::Tensor divisor = square;
        if (amsgrad) {
            divisor = *state[2 * n + i];
            at::maximum_out(divisor, divisor, square);
        }
        const auto scale = divisor.sqrt().div_(std::sqrt(correction2)).add_(eps);
        parameter.addcdiv_(mean, scale, -(lr / correction1));
    });
}

// State: as Adam's first two. The products of momenta are kept in single precision, as PyTorch 1.13 keeps them.
EXPORT int optim_nadam(
    at::Tensor* const* parameters, at::Tensor* const* state, int64_t* steps, double* products, int n, double lr,
    double beta1, double beta2, double eps, double decay, double momentum_decay) {
    return update(parameters, steps, n, 0, decay, [&](at::Tensor& parameter, const at::Tensor& grad, int i) {
        at::Tensor& mean = *state[i];
        at::Tensor& square = *state[n + i];
        const double step = static_cast<double>(steps[i]);
        const double correction2 = 1 - std::pow(beta2, step);
        const double mu = beta1 * (1. - 0.5 * std::pow(0.96, step * momentum_decay));
        const double mu_next = beta1 * (1. - 0.5 * std::pow(0.96, (step + 1) * momentum_decay));
        const float product = static_cast<float>(products[i]) * static_cast<float>(mu);
        const float product_next = product * static_cast<float>(mu) * static_cast<float>(mu_next);
        products[i] = product;
        mean.mul_(beta1).add_(grad, 1 - beta1);
        square.mul_(beta2).addcmul_(grad, grad, 1 - beta2);
        const auto scale = square.div(correction2).sqrt_().add_(eps);
        parameter.addcdiv_(grad, scale, -lr * (1. - mu) / (1. - static_cast<double>(product)));
        parameter.addcdiv_(mean, scale, -lr * mu_next / (1. - static_cast<double>(product_next)));
    });
}

// State: as Adam's first two.
EXPORT int optim_radam(
    at::Tensor* const* parameters, at::Tensor* const* state, int64_t* steps, int n, double lr, double beta1,
    double beta2, double eps, double decay) {
    return update(parameters, steps, n, 0, decay, [&](at::Tensor& parameter, const at::Tensor& grad, int i) {
        at::Tensor& mean = *state[i];
        at::Tensor& square = *state[n + i];
        const double step = static_cast<double>(steps[i]);
        const double correction1 = 1 - std::pow(beta1, step);
        const double correction2 = 1 - std::pow(beta2, step);
        mean.mul_(beta1).add_(grad, 1 - beta1);
        square.mul_(beta2).addcmul_(grad, grad, 1 - beta2);
        auto change = mean.div(correction1).mul_(lr);
        // The length of the moving average, which rectifies the variance once it is long enough.
        const double longest = 2 / (1 - beta2) - 1;
        const double length = longest - 2 * step * std::pow(beta2, step) / correction2;
        if (length > 5.) {
            const double rectified =
                std::sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length));
            const auto adaptive = square.sqrt().add_(eps).reciprocal_().mul_(std::sqrt(correction2));
            change.mul_(adaptive).mul_(rectified);
        }
        parameter.add_(change, -1.0);
    });
}

// State: mean of squares, momentum buffer and mean of gradients, the last two there when they are used.
EXPORT int optim_rmsprop(
    at::Tensor* const* parameters, at::Tensor* const* state, int64_t* steps, int n, double lr, double alpha, double eps,
    double decay, double momentum, int centered, int maximize) {
    return update(parameters, steps, n, maximize, decay, [&](at::Tensor& parameter, const at::Tensor& grad, int i) {
        at::Tensor& square = *state[i];
        square.mul_(alpha).addcmul_(grad, grad, 1 - alpha);
        at::Tensor scale;
        if (centered) {
            at::Tensor& mean = *state[2 * n + i];
            mean.mul_(alpha).add_(grad, 1 - alpha);
            scale = square.addcmul(mean, mean, -1).sqrt_();
        } else {
            scale = square.sqrt();
        }
        scale.add_(eps);
        if (momentum > 0) {
            at::Tensor& buffer = *state[n + i];
            buffer.mul_(momentum).addcdiv_(grad, scale);
            parameter.add_(buffer, -lr);
        } else {
            parameter.addcdiv_(grad, scale, -lr);
        }
    });
}

// State: sum of squares.
EXPORT int optim_adagrad(
    at::Tensor* const* parameters, at::Tensor* const* state, int64_t* steps, int n, double lr, double lr_decay,
    double eps, double decay) {
    return update(parameters, steps, n, 0, decay, [&](at::Tensor& parameter, const at::Tensor& grad, int i) {
        at::Tensor& sum = *state[i];
        sum.addcmul_(grad, grad, 1);
        const auto scale = sum.sqrt().add_(eps);
        parameter.addcdiv_(grad, scale, -(lr / (1 + static_cast<double>(steps[i] - 1) * lr_decay)));
    });
}

// State: mean of squared gradients, mean of squared changes.
EXPORT int optim_adadelta(
    at::Tensor* const* parameters, at::Tensor* const* state, int64_t* steps, int n, double lr, double rho, double eps,
    double decay, int maximize) {
    return update(parameters, steps, n, maximize, decay, [&](at::Tensor& parameter, const at::Tensor& grad, int i) {
        at::Tensor& square = *state[i];
        at::Tensor& changes = *state[n + i];
        square.mul_(rho).addcmul_(grad, grad, 1 - rho);
        const auto scale = square.add(eps).sqrt_();
        const auto change = changes.add(eps).sqrt_().div_(scale).mul_(grad);
        changes.mul_(rho).addcmul_(change, change, 1 - rho);
        parameter.add_(change, -lr);
    });
}
