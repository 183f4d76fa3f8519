// New tensors: filled, counted, random or from memory.
#include "exports.h"

namespace {
// Whole numbers unless a dtype is asked for.
at::TensorOptions whole(const at::TensorOptions& to) { return to.has_dtype() ? to : to.dtype(at::kLong); }
}  // namespace

EXPORT at::Tensor* ts_zeros(const int64_t* size, int n, options o) {
    return make(o, [&](const auto& to) { return at::zeros(dims(size, n), to); });
}
EXPORT at::Tensor* ts_ones(const int64_t* size, int n, options o) {
    return make(o, [&](const auto& to) { return at::ones(dims(size, n), to); });
}
EXPORT at::Tensor* ts_empty(const int64_t* size, int n, options o) {
    return make(o, [&](const auto& to) { return at::empty(dims(size, n), to); });
}
EXPORT at::Tensor* ts_full(const int64_t* size, int n, scalar value, options o) {
    return make(o, [&](const auto& to) { return at::full(dims(size, n), static_cast<at::Scalar>(value), to); });
}
EXPORT at::Tensor* ts_empty_strided(const int64_t* size, const int64_t* strides, int n, int m, options o) {
    return make(o, [&](const auto& to) { return at::empty_strided(dims(size, n), dims(strides, m), to); });
}
EXPORT at::Tensor* ts_zeros_like(at::Tensor* input, options o) {
    return make(o, [&](const auto& to) { return at::zeros_like(*input, to); });
}
EXPORT at::Tensor* ts_ones_like(at::Tensor* input, options o) {
    return make(o, [&](const auto& to) { return at::ones_like(*input, to); });
}
EXPORT at::Tensor* ts_empty_like(at::Tensor* input, options o) {
    return make(o, [&](const auto& to) { return at::empty_like(*input, to); });
}
EXPORT at::Tensor* ts_full_like(at::Tensor* input, scalar value, options o) {
    return make(o, [&](const auto& to) { return at::full_like(*input, static_cast<at::Scalar>(value), to); });
}
EXPORT at::Tensor* ts_rand_like(at::Tensor* input, options o) {
    return make(o, [&](const auto& to) { return at::rand_like(*input, to); });
}
EXPORT at::Tensor* ts_randn_like(at::Tensor* input, options o) {
    return make(o, [&](const auto& to) { return at::randn_like(*input, to); });
}
EXPORT at::Tensor* ts_randint_like(at::Tensor* input, int64_t low, int64_t high, options o) {
    return make(o, [&](const auto& to) { return at::randint_like(*input, low, high, to); });
}
EXPORT at::Tensor* ts_arange(scalar start, scalar stop, scalar step, options o) {
    return make(o, [&](const auto& to) {
        const at::Scalar first = start, end = stop, stride = step;
        return at::arange(first, end, stride, to);
    });
}
EXPORT at::Tensor* ts_linspace(double start, double end, int64_t steps, options o) {
    return make(o, [&](const auto& to) { return at::linspace(start, end, steps, to); });
}
EXPORT at::Tensor* ts_logspace(double start, double end, int64_t steps, double base, options o) {
    return make(o, [&](const auto& to) { return at::logspace(start, end, steps, base, to); });
}
EXPORT at::Tensor* ts_eye(int64_t rows, int64_t columns, options o) {
    return make(o, [&](const auto& to) { return at::eye(rows, columns, to); });
}
EXPORT at::Tensor* ts_tril_indices(int64_t row, int64_t column, int64_t offset, options o) {
    return make(o, [&](const auto& to) { return at::tril_indices(row, column, offset, to); });
}

EXPORT at::Tensor* ts_rand(const int64_t* size, int n, at::Generator* g, options o) {
    return make(o, [&](const auto& to) { return at::rand(dims(size, n), maybe(g), to); });
}
EXPORT at::Tensor* ts_randn(const int64_t* size, int n, at::Generator* g, options o) {
    return make(o, [&](const auto& to) { return at::randn(dims(size, n), maybe(g), to); });
}
EXPORT at::Tensor* ts_randint(int64_t low, int64_t high, const int64_t* size, int n, at::Generator* g, options o) {
    return make(o, [&](const auto& to) { return at::randint(low, high, dims(size, n), maybe(g), whole(to)); });
}
EXPORT at::Tensor* ts_randperm(int64_t n, at::Generator* g, options o) {
    return make(o, [&](const auto& to) { return at::randperm(n, maybe(g), whole(to)); });
}
EXPORT at::Tensor* ts_normal(at::Tensor* mean, at::Tensor* std, at::Generator* g) {
    return tensor([&] { return at::normal(*mean, *std, maybe(g)); });
}

// Copies.
EXPORT at::Tensor* ts_from_memory(const void* data, const int64_t* size, int n, int dtype, options o) {
    return make(o, [&](const auto& to) {
        const at::TensorOptions there(static_cast<at::ScalarType>(dtype));
        auto view = at::from_blob(const_cast<void*>(data), dims(size, n), there);
        return view.to(to.has_dtype() ? to : to.dtype(view.dtype()), false, true);
    });
}

// Shares: release(context) is called when the last tensor over the memory is gone.
EXPORT at::Tensor* ts_over_memory(
    void* data, const int64_t* size, int n, int dtype, void (*release)(void*), void* context) {
    try {
        auto view = at::from_blob(data, dims(size, n), [release, context](void*) { release(context); },
                                  at::TensorOptions(static_cast<at::ScalarType>(dtype)));
        return new at::Tensor(std::move(view));
    } catch (...) {
        capture_error();
        return nullptr;
    }
}
