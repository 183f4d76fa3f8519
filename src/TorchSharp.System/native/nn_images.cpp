// Warping and resizing images.
#include "exports.h"

EXPORT at::Tensor* nn_affine_grid(at::Tensor* theta, const int64_t* size, int size_count, int align_corners) {
    return tensor([&] { return at::affine_grid_generator(*theta, dims(size, size_count), align_corners); });
}

// Modes as in GridSampleMode and GridSamplePaddingMode, which number them unlike libtorch.
EXPORT at::Tensor* nn_grid_sample(at::Tensor* input, at::Tensor* grid, int mode, int padding, int align_corners) {
    return tensor([&] {
        const int64_t interpolation = mode == 0 ? 1 : 0;
        const int64_t outside = padding == 0 ? 0 : padding == 1 ? 2 : 1;
        return at::grid_sampler(*input, *grid, interpolation, outside, align_corners);
    });
}

namespace {
enum mode { nearest, linear, bilinear, bicubic, trilinear, area, nearest_exact };

at::Tensor interpolate(
    const at::Tensor& x, at::OptionalIntArrayRef size, optional<at::ArrayRef<double>> factors, mode how, bool corners,
    bool antialias) {
    const auto spatial = x.dim() - 2;
    switch (how) {
        case nearest:
            return spatial == 1   ? at::upsample_nearest1d(x, size, factors)
                   : spatial == 2 ? at::upsample_nearest2d(x, size, factors)
                                  : at::upsample_nearest3d(x, size, factors);
        case nearest_exact:
            return spatial == 1   ? at::_upsample_nearest_exact1d(x, size, factors)
                   : spatial == 2 ? at::_upsample_nearest_exact2d(x, size, factors)
                                  : at::_upsample_nearest_exact3d(x, size, factors);
        case linear: return at::upsample_linear1d(x, size, corners, factors);
        case bilinear:
            return antialias ? at::_upsample_bilinear2d_aa(x, size, corners, factors)
                             : at::upsample_bilinear2d(x, size, corners, factors);
        case bicubic:
            return antialias ? at::_upsample_bicubic2d_aa(x, size, corners, factors)
                             : at::upsample_bicubic2d(x, size, corners, factors);
        case trilinear: return at::upsample_trilinear3d(x, size, corners, factors);
        default:
            return spatial == 1   ? at::adaptive_avg_pool1d(x, *size)
                   : spatial == 2 ? at::adaptive_avg_pool2d(x, *size)
                                  : at::adaptive_avg_pool3d(x, *size);
    }
}
}  // namespace

// Size or factors, one of them null. Modes as in InterpolationMode.
EXPORT at::Tensor* nn_interpolate(
    at::Tensor* input, const int64_t* size, int size_count, const double* factors, int factor_count, int how,
    int align_corners, int recompute, int antialias) {
    return tensor([&] {
        const auto spatial = input->dim() - 2;
        TORCH_CHECK(spatial >= 1 && spatial <= 3, "interpolate wants 3 to 5 dimensions, not ", input->dim());
        TORCH_CHECK((size == nullptr) != (factors == nullptr), "interpolate wants either a size or a scale_factor");
        TORCH_CHECK(!antialias || how == bilinear || how == bicubic, "antialias is for the modes Bilinear and Bicubic");
        if (size != nullptr) {
            std::vector<int64_t> sizes(size, size + size_count);
            sizes.resize(spatial, sizes.back());
            return interpolate(*input, sizes, none, static_cast<mode>(how), align_corners, antialias);
        }
        std::vector<double> scales(factors, factors + factor_count);
        scales.resize(spatial, scales.back());
        if (!recompute && how != area) {
            return interpolate(*input, none, scales, static_cast<mode>(how), align_corners, antialias);
        }
        std::vector<int64_t> sizes;
        for (int64_t i = 0; i < spatial; i++) {
            sizes.push_back(static_cast<int64_t>(static_cast<double>(input->size(i + 2)) * scales[i]));
        }
        return interpolate(*input, sizes, none, static_cast<mode>(how), align_corners, antialias);
    });
}
