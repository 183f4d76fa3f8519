#include "product.h"

#include "parallel.h"

// Debian's OpenBLAS. Absent where libtorch has another BLAS.
extern "C" {
__attribute__((weak)) void openblas_set_num_threads(int count);
__attribute__((weak)) void sgemm_(
    const char* turn_a, const char* turn_b, const int* m, const int* n, const int* k, const float* alpha,
    const float* a, const int* step_a, const float* b, const int* step_b, const float* beta, float* c,
    const int* step_c);
}

namespace {
// A matrix in the order in which its rows or its columns lie.
struct Side {
    char turned;
    int step;

    // Fortran's matrices have their columns in order, so rows in order are a matrix turned.
    static optional<Side> of(const at::Tensor& matrix) {
        const int64_t rows = matrix.size(0), columns = matrix.size(1);
        if (matrix.stride(1) == 1 && matrix.stride(0) >= std::max<int64_t>(1, columns)) {
            return Side{'N', static_cast<int>(matrix.stride(0))};
        }
        if (matrix.stride(0) == 1 && matrix.stride(1) >= std::max<int64_t>(1, rows)) {
            return Side{'T', static_cast<int>(matrix.stride(1))};
        }
        return none;
    }
};

bool is_small(const at::Tensor& matrix) {
    return matrix.size(0) <= INT32_MAX && matrix.size(1) <= INT32_MAX && matrix.stride(0) <= INT32_MAX
        && matrix.stride(1) <= INT32_MAX;
}

bool is_ours(const at::Tensor& a, const at::Tensor& b, const at::Tensor& out) {
    const auto fits = [](const at::Tensor& one) {
        return one.device().is_cpu() && one.scalar_type() == at::kFloat && is_small(one);
    };
    return sgemm_ && openblas_set_num_threads && fits(a) && fits(b) && fits(out) && Side::of(a) && Side::of(b)
        && out.stride(1) == 1 && out.numel() > 0 && a.size(1) > 0;
}
}  // namespace

void quiet_products() {
    if (sgemm_ && openblas_set_num_threads) {
        openblas_set_num_threads(1);
    }
}

void product(const at::Tensor& a, const at::Tensor& b, at::Tensor& out, bool add) {
    if (!is_ours(a, b, out)) {
        if (add) {
            out.addmm_(a, b);
        } else {
            at::mm_out(out, a, b);
        }
        return;
    }
    const Side of_a = *Side::of(a), of_b = *Side::of(b);
    const int step = static_cast<int>(out.stride(0));
    const int inner = static_cast<int>(a.size(1));
    const float one = 1, before = add ? 1 : 0;

    // Parts along the longer side, whole vectors of it.
    const bool by_rows = out.size(0) > out.size(1);
    const int64_t length = by_rows ? out.size(0) : out.size(1);
    const bool is_little = out.numel() * inner < int64_t{1} << 16;
    in_parts(length, is_little ? length : 16, [&](int64_t begin, int64_t end) {
        const int rows = static_cast<int>(by_rows ? end - begin : out.size(0));
        const int columns = static_cast<int>(by_rows ? out.size(1) : end - begin);
        const float* from_a = a.data_ptr<float>() + (by_rows ? begin * a.stride(0) : 0);
        const float* from_b = b.data_ptr<float>() + (by_rows ? 0 : begin * b.stride(1));
        float* to = out.data_ptr<float>() + (by_rows ? begin * step : begin);
        sgemm_(
            &of_b.turned, &of_a.turned, &columns, &rows, &inner, &one, from_b, &of_b.step, from_a, &of_a.step, &before,
            to, &step);
    });
}
