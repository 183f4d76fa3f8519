// Dense layers: three matrix products, shared among libtorch's threads.
#include "differentiable.h"
#include "product.h"

namespace {
at::Tensor rows_of(const at::Tensor& tensor) { return tensor.reshape({-1, tensor.size(-1)}); }

at::Tensor affine(const at::Tensor& input, const at::Tensor& weight, const optional<at::Tensor>& bias) {
    at::DimVector size(input.sizes());
    size.back() = weight.size(0);
    const at::Tensor result = at::empty(size, input.options());
    at::Tensor all = result.view({-1, weight.size(0)});
    if (bias) {
        all.copy_(bias->expand_as(all));
    }
    product(rows_of(input), weight.t(), all, bias.has_value());
    return result;
}

struct Linear : torch::autograd::Function<Linear> {
    static at::Tensor forward(
        torch::autograd::AutogradContext* context, const at::Tensor& input, const at::Tensor& weight,
        const optional<at::Tensor>& bias) {
        context->save_for_backward({input, weight});
        context->saved_data["bias"] = bias.has_value();
        return affine(input, weight, bias);
    }

    static torch::autograd::variable_list backward(
        torch::autograd::AutogradContext* context, torch::autograd::variable_list gradients) {
        const auto saved = context->get_saved_variables();
        const at::Tensor& input = saved[0];
        const at::Tensor& weight = saved[1];
        const at::Tensor gradient = rows_of(gradients[0]);
        const at::Tensor all = rows_of(input);
        at::Tensor of_input, of_weight, of_bias;
        if (c10::GradMode::is_enabled()) {
            // Gradients of gradients: libtorch's own operations have them.
            of_input = gradient.mm(weight).view_as(input);
            of_weight = gradient.t().mm(all);
        } else {
            if (context->needs_input_grad(0)) {
                of_input = at::empty(input.sizes(), input.options());
                at::Tensor place = of_input.view({-1, input.size(-1)});
                product(gradient, weight, place);
            }
            if (context->needs_input_grad(1)) {
                of_weight = at::empty(weight.sizes(), weight.options());
                product(gradient.t(), all, of_weight);
            }
        }
        if (context->saved_data["bias"].toBool() && context->needs_input_grad(2)) {
            of_bias = gradient.sum(0);
        }
        return {of_input, of_weight, of_bias};
    }
};

bool is_float(const at::Tensor& tensor) {
    return tensor.device().is_cpu() && tensor.layout() == at::kStrided && tensor.scalar_type() == at::kFloat;
}
}  // namespace

EXPORT at::Tensor* nn_linear(at::Tensor* input, at::Tensor* weight, at::Tensor* bias) {
    return tensor([&] {
        const bool fits = is_float(*input) && is_float(*weight) && (!bias || (is_float(*bias) && bias->dim() == 1))
            && input->dim() >= 2 && weight->dim() == 2 && input->size(-1) == weight->size(1) && input->numel() > 0
            && weight->numel() > 0 && (!bias || bias->size(0) == weight->size(0));
        if (!fits) {
            return at::linear(*input, *weight, maybe(bias));
        }
        return is_recorded(*input) || is_recorded(*weight) || (bias && is_recorded(*bias))
            ? Linear::apply(*input, *weight, maybe(bias))
            : affine(*input, *weight, maybe(bias));
    });
}
