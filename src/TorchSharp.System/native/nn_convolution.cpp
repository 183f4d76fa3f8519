// Convolutions of two dimensions. Where the weights are many and the images small, as late in a deep net, libtorch's
// convolutions reach a fraction of what the processor can do: there the windows are written out and the convolution
// becomes a matrix product. Which it is follows from the shapes alone, so the same model gives the same bits.
#include "differentiable.h"
#include "parallel.h"
#include "product.h"

// Debian's OpenBLAS, and which processor it computes for; absent where libtorch has another BLAS.
extern "C" __attribute__((weak)) char* openblas_get_corename();

namespace {
// Whether OpenBLAS computes for an older processor than this one, with half of its vectors, while convolutions use all.
bool has_slow_products() {
    static const bool slow = [] {
#if defined(__x86_64__)
        const std::string_view name = openblas_get_corename ? openblas_get_corename() : "";
        return __builtin_cpu_supports("avx512f") && (name == "Haswell" || name == "Zen");
#else
        return false;
#endif
    }();
    return slow;
}

// How many weights make a product worth while. Measured on two cores of a Zen 5, batches of 32 to 190: in bfloat16,
// where libtorch's products are oneDNN's, and in float32 256 -> 512 channels of 3 x 3 and more gain, 128 -> 256 do not;
// with slow products 1024 -> 2048 do alone.
int64_t least_weights(at::ScalarType type) {
    return type == at::kFloat && has_slow_products() ? int64_t{1} << 24 : int64_t{1} << 20;
}

// Windows written out at once, in bytes: little beside a batch, much beside what starting a product costs.
constexpr int64_t most_bytes = int64_t{32} << 20;

struct Geometry {
    std::vector<int64_t> stride, padding, dilation;

    int64_t outputs(const at::Tensor& input, const at::Tensor& weight, int side) const {
        const int64_t reach = (weight.size(2 + side) - 1) * dilation[side] + 1;
        return (input.size(2 + side) + 2 * padding[side] - reach) / stride[side] + 1;
    }

    kernels::windows windows(const at::Tensor& input, const at::Tensor& weight) const {
        return {outputs(input, weight, 0), outputs(input, weight, 1), weight.size(2), weight.size(3), stride[0],
                stride[1], padding[0], padding[1], dilation[0], dilation[1]};
    }

    std::tuple<at::Tensor, at::Tensor, at::Tensor> backward(
        const at::Tensor& gradient, const at::Tensor& input, const at::Tensor& weight, at::OptionalIntArrayRef bias,
        std::array<bool, 3> wanted) const {
        return at::convolution_backward(
            gradient, input, weight, bias, stride, padding, dilation, false, at::IntArrayRef({0, 0}), 1, wanted);
    }
};

at::Tensor channels_last(const at::Tensor& tensor) { return tensor.contiguous(at::MemoryFormat::ChannelsLast); }

// [outputs, height x width x inputs], which is how the numbers lie where channels come last.
at::Tensor matrix(const at::Tensor& weight) {
    return channels_last(weight).permute({0, 2, 3, 1}).view({weight.size(0), -1});
}

at::Tensor rows(const at::Tensor& images) {
    return channels_last(images).permute({0, 2, 3, 1}).reshape({-1, images.size(1)});
}

int64_t window_count(const kernels::windows& w) { return w.rows * w.columns; }

// How many images' windows are written out at once.
int64_t part_of(const at::Tensor& input, const at::Tensor& weight, const kernels::windows& w) {
    const int64_t image = window_count(w) * weight.numel() / weight.size(0) * input.element_size();
    return std::clamp<int64_t>(most_bytes / std::max<int64_t>(1, image), 1, input.size(0));
}

// The windows of images [first, first + count), a row each.
at::Tensor unfold(const at::Tensor& input, int64_t first, int64_t count, const kernels::windows& w) {
    const int64_t length = w.height * w.width * input.size(1);
    const at::Tensor result = at::empty({count * window_count(w), length}, input.options());
    with_type(input, [&](auto* type) {
        using T = std::remove_pointer_t<decltype(type)>;
        in_parts(count * w.rows, 1, [&](int64_t begin, int64_t end) {
            // A row of windows at a time: few images would not keep many threads busy.
            for (int64_t row = begin; row < end; row++) {
                kernels::windows one = w;
                one.rows = 1;
                one.margin_down -= row % w.rows * w.step_down;
                kernels::unfold(
                    numbers<T>(input) + (first + row / w.rows) * input.stride(0),
                    numbers<T>(result) + row * w.columns * length, image_of(input), one);
            }
        });
    });
    return result;
}

at::Tensor product_forward(
    const at::Tensor& input, const at::Tensor& weight, const optional<at::Tensor>& bias, const Geometry& geometry) {
    const auto w = geometry.windows(input, weight);
    const at::Tensor images = channels_last(input);
    const at::Tensor weights = matrix(weight).t();
    const at::Tensor result = at::empty(
        {input.size(0), weight.size(0), w.rows, w.columns}, input.options(), at::MemoryFormat::ChannelsLast);
    const at::Tensor all = result.permute({0, 2, 3, 1}).view({-1, weight.size(0)});
    const int64_t part = part_of(input, weight, w);
    for (int64_t first = 0; first < input.size(0); first += part) {
        const int64_t count = std::min(part, input.size(0) - first);
        at::Tensor place = all.narrow(0, first * window_count(w), count * window_count(w));
        const at::Tensor unfolded = unfold(images, first, count, w);
        if (bias) {
            place.copy_(bias->expand_as(place));
        }
        product(unfolded, weights, place, bias.has_value());
    }
    return result;
}

at::Tensor product_input_gradient(
    const at::Tensor& gradient, const at::Tensor& input, const at::Tensor& weight, const Geometry& geometry) {
    const auto w = geometry.windows(input, weight);
    const at::Tensor weights = matrix(weight);
    const at::Tensor gradients = rows(gradient);
    const at::Tensor result = at::empty(input.sizes(), input.options(), at::MemoryFormat::ChannelsLast);
    const int64_t part = part_of(input, weight, w);
    for (int64_t first = 0; first < input.size(0); first += part) {
        const int64_t count = std::min(part, input.size(0) - first);
        at::Tensor unfolded = at::empty({count * window_count(w), weights.size(1)}, input.options());
        product(gradients.narrow(0, first * window_count(w), count * window_count(w)), weights, unfolded);
        with_type(input, [&](auto* type) {
            using T = std::remove_pointer_t<decltype(type)>;
            in_parts(count, 1, [&](int64_t begin, int64_t end) {
                for (int64_t image = begin; image < end; image++) {
                    kernels::fold(
                        numbers<T>(unfolded) + image * window_count(w) * unfolded.size(1),
                        numbers<T>(result) + (first + image) * result.stride(0), image_of(input), w);
                }
            });
        });
    }
    return result;
}

at::Tensor product_weight_gradient(
    const at::Tensor& gradient, const at::Tensor& input, const at::Tensor& weight, const Geometry& geometry) {
    const auto w = geometry.windows(input, weight);
    const at::Tensor images = channels_last(input);
    const at::Tensor gradients = rows(gradient);
    const at::Tensor result = at::empty(weight.sizes(), weight.options(), at::MemoryFormat::ChannelsLast);
    at::Tensor sum = result.permute({0, 2, 3, 1}).view({weight.size(0), -1});
    const int64_t part = part_of(input, weight, w);
    for (int64_t first = 0; first < input.size(0); first += part) {
        const int64_t count = std::min(part, input.size(0) - first);
        const at::Tensor share = gradients.narrow(0, first * window_count(w), count * window_count(w)).t();
        const at::Tensor unfolded = unfold(images, first, count, w);
        product(share, unfolded, sum, first > 0);
    }
    return result;
}

struct Product : torch::autograd::Function<Product> {
    static at::Tensor forward(
        torch::autograd::AutogradContext* context, const at::Tensor& input, const at::Tensor& weight,
        const optional<at::Tensor>& bias, std::vector<int64_t> stride, std::vector<int64_t> padding,
        std::vector<int64_t> dilation) {
        context->save_for_backward({input, weight});
        context->saved_data["stride"] = stride;
        context->saved_data["padding"] = padding;
        context->saved_data["dilation"] = dilation;
        context->saved_data["bias"] = bias.has_value();
        return product_forward(input, weight, bias, {stride, padding, dilation});
    }

    static torch::autograd::variable_list backward(
        torch::autograd::AutogradContext* context, torch::autograd::variable_list gradients) {
        const auto saved = context->get_saved_variables();
        const at::Tensor& input = saved[0];
        const at::Tensor& weight = saved[1];
        const at::Tensor& gradient = gradients[0];
        const bool has_bias = context->saved_data["bias"].toBool();
        const std::array<bool, 3> wanted{
            context->needs_input_grad(0), context->needs_input_grad(1), has_bias && context->needs_input_grad(2)};
        const Geometry geometry{
            context->saved_data["stride"].toIntVector(), context->saved_data["padding"].toIntVector(),
            context->saved_data["dilation"].toIntVector()};
        at::Tensor of_input, of_weight, of_bias;
        if (is_recorded(gradient) || (c10::GradMode::is_enabled() && (is_recorded(input) || is_recorded(weight)))) {
            // Gradients of gradients: libtorch's own operation has them.
            const at::DimVector bias_size{weight.size(0)};
            std::tie(of_input, of_weight, of_bias) = geometry.backward(
                gradient, input, weight, has_bias ? at::OptionalIntArrayRef(bias_size) : at::OptionalIntArrayRef(),
                wanted);
        } else {
            if (wanted[0]) {
                of_input = product_input_gradient(gradient, input, weight, geometry);
            }
            if (wanted[1]) {
                of_weight = product_weight_gradient(gradient, input, weight, geometry);
            }
            if (wanted[2]) {
                // As a product, which adds up in float32 what is bfloat16.
                const at::Tensor all = rows(gradient);
                of_bias = at::empty({1, all.size(1)}, all.options());
                product(at::ones({1, all.size(0)}, all.options()), all, of_bias);
                of_bias = of_bias.view({-1});
            }
        }
        return {of_input, of_weight, of_bias, at::Tensor(), at::Tensor(), at::Tensor()};
    }
};

// Only where libtorch, too, would put channels last.
bool is_product(const at::Tensor& input, const at::Tensor& weight, const Geometry& geometry, int64_t groups) {
    return groups == 1 && is_plain_number(input) && is_plain_number(weight) && input.dim() == 4 && weight.dim() == 4
        && input.scalar_type() == weight.scalar_type() && input.size(1) == weight.size(1) && input.size(0) > 0
        && weight.numel() >= least_weights(input.scalar_type())
        && (weight.is_contiguous(at::MemoryFormat::ChannelsLast) || input.is_contiguous(at::MemoryFormat::ChannelsLast))
        && geometry.outputs(input, weight, 0) > 0 && geometry.outputs(input, weight, 1) > 0;
}
}  // namespace

EXPORT at::Tensor* nn_conv2d(
    at::Tensor* input, at::Tensor* weight, at::Tensor* bias, const int64_t* stride, int stride_count,
    const int64_t* padding, int padding_count, const int64_t* dilation, int dilation_count, int64_t groups) {
    return tensor([&] {
        const auto both = [](const int64_t* values, int count) {
            return std::vector<int64_t>{values[0], values[count - 1]};
        };
        const Geometry geometry{
            both(stride, stride_count), both(padding, padding_count), both(dilation, dilation_count)};
        if (!is_product(*input, *weight, geometry, groups)) {
            return at::conv2d(
                *input, *weight, maybe(bias), dims(stride, stride_count), dims(padding, padding_count),
                dims(dilation, dilation_count), groups);
        }
        return is_recorded(*input) || is_recorded(*weight) || (bias && is_recorded(*bias))
            ? Product::apply(
                *input, *weight, maybe(bias), geometry.stride, geometry.padding, geometry.dilation)
            : product_forward(*input, *weight, maybe(bias), geometry);
    });
}
