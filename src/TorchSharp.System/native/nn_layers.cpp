// Normalization, and what of convolution and dropout is libtorch's alone.
#include "exports.h"

EXPORT at::Tensor* nn_conv1d(
    at::Tensor* input, at::Tensor* weight, at::Tensor* bias, int64_t stride, int64_t padding, int64_t dilation,
    int64_t groups) {
    return tensor([&] { return at::conv1d(*input, *weight, maybe(bias), stride, padding, dilation, groups); });
}

EXPORT at::Tensor* nn_conv2d_padding(
    at::Tensor* input, at::Tensor* weight, at::Tensor* bias, const int64_t* stride, int stride_count, int same,
    const int64_t* dilation, int dilation_count, int64_t groups) {
    return tensor([&] {
        return at::conv2d(
            *input, *weight, maybe(bias), dims(stride, stride_count), string_view(same ? "same" : "valid"),
                          dims(dilation, dilation_count), groups);
    });
}

EXPORT at::Tensor* nn_conv_transpose2d(
    at::Tensor* input, at::Tensor* weight, at::Tensor* bias, const int64_t* stride, int stride_count,
    const int64_t* padding, int padding_count, const int64_t* output_padding, int output_padding_count,
    const int64_t* dilation, int dilation_count, int64_t groups) {
    return tensor([&] {
        return at::conv_transpose2d(
            *input, *weight, maybe(bias), dims(stride, stride_count), dims(padding, padding_count),
                                    dims(output_padding, output_padding_count), groups, dims(dilation, dilation_count));
    });
}

EXPORT at::Tensor* nn_batch_norm(
    at::Tensor* input, at::Tensor* mean, at::Tensor* var, at::Tensor* weight, at::Tensor* bias, int training,
    double momentum, double eps) {
    return tensor([&] {
        return at::batch_norm(
            *input, maybe(weight), maybe(bias), maybe(mean), maybe(var), training, momentum, eps, true);
    });
}

EXPORT at::Tensor* nn_layer_norm(
    at::Tensor* input, const int64_t* shape, int shape_count, at::Tensor* weight, at::Tensor* bias, double eps) {
    return tensor([&] { return at::layer_norm(*input, dims(shape, shape_count), maybe(weight), maybe(bias), eps); });
}

EXPORT at::Tensor* nn_group_norm(at::Tensor* input, int64_t groups, at::Tensor* weight, at::Tensor* bias, double eps) {
    return tensor([&] { return at::group_norm(*input, groups, maybe(weight), maybe(bias), eps); });
}

EXPORT at::Tensor* nn_feature_dropout(at::Tensor* input, double p, int training, int inplace) {
    return tensor(
        [&] { return inplace ? at::feature_dropout_(*input, p, training) : at::feature_dropout(*input, p, training); });
}

EXPORT at::Tensor* nn_alpha_dropout(at::Tensor* input, double p, int training, int inplace) {
    return tensor(
        [&] { return inplace ? at::alpha_dropout_(*input, p, training) : at::alpha_dropout(*input, p, training); });
}

// Modes as in PaddingModes: zeros and constant are the same here.
EXPORT at::Tensor* nn_pad(at::Tensor* input, const int64_t* pad, int pad_count, int mode, double value) {
    return tensor([&] {
        static const char* const names[] = {"constant", "reflect", "replicate", "circular", "constant"};
        const auto fill = mode == 0 || mode == 4 ? optional<double>(value) : none;
        return at::pad(*input, dims(pad, pad_count), names[mode], fill);
    });
}

EXPORT at::Tensor* nn_one_hot(at::Tensor* input, int64_t classes) {
    return tensor([&] { return at::one_hot(*input, classes); });
}
