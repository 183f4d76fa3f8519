// Pooling, and taking images apart into patches and back.
#include "exports.h"
#include "max_pool.h"

EXPORT at::Tensor* nn_max_pool2d(
    at::Tensor* input, const int64_t* kernel, int kernel_count, const int64_t* stride, int stride_count,
    const int64_t* padding, int padding_count, const int64_t* dilation, int dilation_count, int ceil_mode) {
    return tensor([&] {
        const auto size = dims(kernel, kernel_count);
        const auto step = stride_count == 0 ? size : dims(stride, stride_count);
        const auto margin = dims(padding, padding_count);
        const auto spread = dims(dilation, dilation_count);
        return is_halving(*input, size, step, margin, spread, ceil_mode)
            ? halve(*input)
            : at::max_pool2d(*input, size, step, margin, spread, ceil_mode);
    });
}

EXPORT int nn_max_pool2d_with_indices(
    at::Tensor* input, const int64_t* kernel, int kernel_count, const int64_t* stride, int stride_count,
    const int64_t* padding, int padding_count, const int64_t* dilation, int dilation_count, int ceil_mode,
    at::Tensor** values, at::Tensor** indices) {
    return status([&] {
        auto [pooled, places] =
            at::max_pool2d_with_indices(*input, dims(kernel, kernel_count), dims(stride, stride_count),
                                        dims(padding, padding_count), dims(dilation, dilation_count), ceil_mode);
        *values = own(std::move(pooled));
        *indices = own(std::move(places));
    });
}

EXPORT at::Tensor* nn_avg_pool2d(
    at::Tensor* input, const int64_t* kernel, int kernel_count, const int64_t* stride, int stride_count,
    const int64_t* padding, int padding_count, int ceil_mode, int count_include_pad, const int64_t* divisor) {
    return tensor([&] {
        return at::avg_pool2d(
            *input, dims(kernel, kernel_count), dims(stride, stride_count), dims(padding, padding_count),
                              ceil_mode, count_include_pad, maybe(divisor));
    });
}

EXPORT at::Tensor* nn_adaptive_avg_pool2d(at::Tensor* input, const int64_t* size, int count) {
    return tensor([&] { return at::adaptive_avg_pool2d(*input, dims(size, count)); });
}

EXPORT at::Tensor* nn_adaptive_max_pool2d(at::Tensor* input, const int64_t* size, int count) {
    return tensor([&] { return std::get<0>(at::adaptive_max_pool2d(*input, dims(size, count))); });
}

EXPORT at::Tensor* nn_unfold(
    at::Tensor* input, const int64_t* kernel, int kernel_count, const int64_t* dilation, int dilation_count,
    const int64_t* padding, int padding_count, const int64_t* stride, int stride_count) {
    return tensor([&] {
        return at::im2col(
            *input, dims(kernel, kernel_count), dims(dilation, dilation_count), dims(padding, padding_count),
                          dims(stride, stride_count));
    });
}

EXPORT at::Tensor* nn_fold(
    at::Tensor* input, const int64_t* size, int size_count, const int64_t* kernel, int kernel_count,
    const int64_t* dilation, int dilation_count, const int64_t* padding, int padding_count, const int64_t* stride,
    int stride_count) {
    return tensor([&] {
        return at::col2im(*input, dims(size, size_count), dims(kernel, kernel_count), dims(dilation, dilation_count),
                          dims(padding, padding_count), dims(stride, stride_count));
    });
}
