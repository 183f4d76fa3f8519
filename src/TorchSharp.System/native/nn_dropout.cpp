// Dropout. On a processor libtorch draws each number of a mask by itself, on one thread, and keeps the mask for the
// gradient; here the draws are made sixteen at a time on all threads, and made again for the gradient. They follow from
// one draw of the global generator, so manual_seed decides them.
#include <ATen/Context.h>

#include <cmath>
#include <mutex>

#include "differentiable.h"
#include "kernels.h"
#include "parallel.h"

namespace {
uint64_t draw_key() {
    at::Generator generator = at::globalContext().defaultGenerator(at::kCPU);
    return static_cast<uint64_t>(at::empty({}, at::kLong).random_(generator).item<int64_t>());
}

struct Mask {
    uint64_t key;
    double rate;

    at::Tensor operator()(const at::Tensor& input) const {
        const at::Tensor source = input.is_non_overlapping_and_dense() ? input : input.contiguous();
        at::Tensor result = at::empty_like(source);
        const auto threshold = static_cast<uint64_t>(std::llround((1 - rate) * 4294967296.0));
        const auto scale = static_cast<float>(1 / (1 - rate));
        with_type(source, [&](auto* type) {
            using T = std::remove_pointer_t<decltype(type)>;
            in_parts(source.numel(), kernels::dropout_block * 4, [&](int64_t begin, int64_t end) {
                kernels::dropout(numbers<T>(source), numbers<T>(result), begin, end, key, threshold, scale);
            });
        });
        return result;
    }
};

struct Dropout : torch::autograd::Function<Dropout> {
    static at::Tensor forward(
        torch::autograd::AutogradContext* context, const at::Tensor& input, int64_t key, double rate) {
        context->saved_data["key"] = key;
        context->saved_data["rate"] = rate;
        context->saved_data["strides"] = input.strides().vec();
        return Mask{static_cast<uint64_t>(key), rate}(input);
    }

    static torch::autograd::variable_list backward(
        torch::autograd::AutogradContext* context, torch::autograd::variable_list gradients) {
        const int64_t key = context->saved_data["key"].toInt();
        const double rate = context->saved_data["rate"].toDouble();

        // Draws go by place in memory, which must be the input's.
        at::Tensor gradient = gradients[0];
        const auto strides = context->saved_data["strides"].toIntVector();
        if (gradient.strides() != at::IntArrayRef(strides)) {
            gradient = at::empty_strided(gradient.sizes(), strides, gradient.options()).copy_(gradient);
        }
        const at::Tensor result = is_recorded(gradient)
            ? Dropout::apply(gradient, key, rate)
            : Mask{static_cast<uint64_t>(key), rate}(gradient);
        return {result, at::Tensor(), at::Tensor()};
    }
};
}  // namespace

EXPORT at::Tensor* nn_dropout(at::Tensor* input, double p, int training, int inplace) {
    return tensor([&] {
        if (inplace || !training || !(p > 0 && p < 1) || !is_plain_number(*input)
            || !input->is_non_overlapping_and_dense()) {
            return inplace ? at::dropout_(*input, p, training) : at::dropout(*input, p, training);
        }
        const uint64_t key = draw_key();
        return is_recorded(*input) ? Dropout::apply(*input, static_cast<int64_t>(key), p) : Mask{key, p}(*input);
    });
}
