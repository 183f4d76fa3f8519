// Max pooling by 2 x 2 windows: one pass over the input that keeps a byte a window for the gradient, where libtorch
// keeps eight and fills the gradient with zeros first. The results are the same bits.
#include "max_pool.h"

#include "differentiable.h"
#include "parallel.h"

namespace {
bool is_all(at::IntArrayRef values, int64_t value) {
    return std::all_of(values.begin(), values.end(), [&](int64_t one) { return one == value; });
}

at::Tensor like(const at::Tensor& options, at::IntArrayRef size, at::ScalarType type) {
    return at::empty(size, options.options().dtype(type), at::MemoryFormat::ChannelsLast);
}

// Calls work(T*, number) for parts of the batch, a number an image.
template <class F>
void each_image(const at::Tensor& batch, F&& work) {
    const int64_t size = std::max<int64_t>(1, batch.numel() / std::max<int64_t>(1, batch.size(0)));
    const int64_t grain = std::max<int64_t>(1, 16384 / size);
    with_type(batch, [&](auto* type) {
        in_parts(batch.size(0), grain, [&](int64_t begin, int64_t end) {
            for (int64_t image = begin; image < end; image++) {
                work(type, image);
            }
        });
    });
}

std::tuple<at::Tensor, at::Tensor> forward_of(const at::Tensor& input) {
    const at::DimVector size{input.size(0), input.size(1), input.size(2) / 2, input.size(3) / 2};
    const at::Tensor output = like(input, size, input.scalar_type());
    const at::Tensor places = like(input, size, at::kByte);
    const int64_t step = input.stride(0);
    const int64_t half = output.stride(0);
    each_image(input, [&](auto* type, int64_t image) {
        using T = std::remove_pointer_t<decltype(type)>;
        kernels::max_pool(
            numbers<T>(input) + image * step, numbers<T>(output) + image * half,
            numbers<uint8_t>(places) + image * half, image_of(input));
    });
    return {output, places};
}

// The gradient once more, of operations that have gradients themselves.
at::Tensor spread(const at::Tensor& gradient, const at::Tensor& places, at::IntArrayRef size) {
    at::Tensor result = at::zeros(size, gradient.options());
    for (int64_t place = 0; place < 4; place++) {
        result.slice(2, place / 2, size[2] / 2 * 2, 2)
            .slice(3, place % 2, size[3] / 2 * 2, 2)
            .copy_(gradient * places.eq(place));
    }
    return result;
}

struct Halving : torch::autograd::Function<Halving> {
    static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& input) {
        const auto [output, places] = forward_of(input);
        context->save_for_backward({places});
        context->saved_data["size"] = input.sizes().vec();
        return output;
    }

    static torch::autograd::variable_list backward(
        torch::autograd::AutogradContext* context, torch::autograd::variable_list gradients) {
        const at::Tensor places = context->get_saved_variables()[0];
        const auto size = context->saved_data["size"].toIntVector();
        if (is_recorded(gradients[0])) {
            return {spread(gradients[0], places, size)};
        }
        const at::Tensor gradient = gradients[0].contiguous(at::MemoryFormat::ChannelsLast);
        const at::Tensor result = like(gradient, size, gradient.scalar_type());
        const int64_t step = result.stride(0);
        const int64_t half = places.stride(0);
        each_image(result, [&](auto* type, int64_t image) {
            using T = std::remove_pointer_t<decltype(type)>;
            kernels::max_pool_backward(
                numbers<T>(gradient) + image * half, numbers<uint8_t>(places) + image * half,
                numbers<T>(result) + image * step, image_of(result));
        });
        return {result};
    }
};
}  // namespace

bool is_halving(
    const at::Tensor& input, at::IntArrayRef kernel, at::IntArrayRef stride, at::IntArrayRef padding,
    at::IntArrayRef dilation, bool ceil_mode) {
    return is_plain_number(input) && input.dim() == 4 && input.numel() > 0 && input.size(1) > 1 && input.size(2) > 1
        && input.size(3) > 1 && input.is_contiguous(at::MemoryFormat::ChannelsLast) && is_all(kernel, 2)
        && is_all(stride, 2) && is_all(padding, 0) && is_all(dilation, 1) && !ceil_mode;
}

at::Tensor halve(const at::Tensor& input) {
    return is_recorded(input) ? Halving::apply(input) : std::get<0>(forward_of(input));
}
