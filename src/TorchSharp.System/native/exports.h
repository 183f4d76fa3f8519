// What every export is made of. An export never lets an exception out: it stores the message for ts_take_error and
// returns null (a tensor) or 1 (a status); the managed marshallers turn that into an ExternalException.
//
//   EXPORT at::Tensor* ts_exp(at::Tensor* self) { return tensor([&] { return self->exp(); }); }
//   EXPORT int ts_zero_(at::Tensor* self) { return status([&] { self->zero_(); }); }
#pragma once

#include <ATen/ATen.h>
#include <torch/version.h>

#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#define EXPORT extern "C" __attribute__((visibility("default")))

// libtorch moved from its own optional and string_view to the standard's in 2.x.
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
template <class T>
using optional = std::optional<T>;
constexpr auto none = std::nullopt;
#else
template <class T>
using optional = c10::optional<T>;
constexpr auto none = c10::nullopt;
#endif
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 8)
using string_view = std::string_view;
#else
using string_view = c10::string_view;
#endif

// Keeps the message of the exception in flight for this thread.
void capture_error() noexcept;

template <class F>
at::Tensor* tensor(F&& make) noexcept {
    try {
        return new at::Tensor(make());
    } catch (...) {
        capture_error();
        return nullptr;
    }
}

template <class F>
int status(F&& act) noexcept {
    try {
        act();
        return 0;
    } catch (...) {
        capture_error();
        return 1;
    }
}

// Hands a result to managed code, which then owns it.
inline at::Tensor* own(at::Tensor value) { return new at::Tensor(std::move(value)); }

// An optional tensor argument: null stands for none.
inline optional<at::Tensor> maybe(const at::Tensor* value) {
    return value ? optional<at::Tensor>(*value) : none;
}

// An optional integer argument: managed code passes a pointer to it, or null.
inline optional<int64_t> maybe(const int64_t* value) {
    return value ? optional<int64_t>(*value) : none;
}

inline optional<double> maybe(const double* value) { return value ? optional<double>(*value) : none; }

inline optional<at::Generator> maybe(const at::Generator* value) {
    return value ? optional<at::Generator>(*value) : none;
}

// A dtype argument; -1 stands for none.
inline optional<at::ScalarType> maybe_dtype(int dtype) {
    return dtype < 0 ? none : optional<at::ScalarType>(static_cast<at::ScalarType>(dtype));
}

inline at::IntArrayRef dims(const int64_t* values, int count) { return {values, static_cast<size_t>(count)}; }

// Dimensions to reduce over; null stands for all of them.
inline at::OptionalIntArrayRef maybe_dims(const int64_t* values, int count) {
    return values ? at::OptionalIntArrayRef(dims(values, count)) : at::OptionalIntArrayRef();
}

inline std::vector<at::Tensor> list(at::Tensor* const* values, int count) {
    std::vector<at::Tensor> result;
    result.reserve(count);
    for (int i = 0; i < count; i++) {
        result.push_back(*values[i]);
    }
    return result;
}

// Several results: managed code takes them one by one and frees the list (ts_list_* in tensor.cpp).
template <class F>
std::vector<at::Tensor>* tensors(F&& make) noexcept {
    try {
        return new std::vector<at::Tensor>(make());
    } catch (...) {
        capture_error();
        return nullptr;
    }
}

// Two results, handed over together or not at all.
template <class F>
int pair(at::Tensor** first, at::Tensor** second, F&& make) noexcept {
    return status([&] {
        auto both = make();
        auto one = std::make_unique<at::Tensor>(std::move(std::get<0>(both)));
        *second = new at::Tensor(std::move(std::get<1>(both)));
        *first = one.release();
    });
}

// Same layout as the managed ScalarValue.
struct scalar {
    int64_t kind;  // 0 none, 1 integer, 2 real, 3 boolean, 4 complex
    int64_t integer;
    double real;
    double imaginary;

    explicit operator bool() const { return kind != 0; }

    operator at::Scalar() const {
        switch (kind) {
            case 1: return at::Scalar(integer);
            case 3: return at::Scalar(integer != 0);
            case 4: return at::Scalar(c10::complex<double>(real, imaginary));
            default: return at::Scalar(real);
        }
    }
};

inline optional<at::Scalar> maybe(const scalar& value) {
    return value ? optional<at::Scalar>(static_cast<at::Scalar>(value)) : none;
}

// Same layout as the managed TensorOptions.
struct options {
    int dtype;        // -1: the default
    int device_type;  // -1: the default
    int device_index;
    int requires_grad;

    at::TensorOptions without_grad() const {
        at::TensorOptions result;
        if (dtype >= 0) {
            result = result.dtype(static_cast<at::ScalarType>(dtype));
        }
        if (device_type >= 0) {
            result = result.device(at::Device(
                static_cast<at::DeviceType>(device_type), static_cast<at::DeviceIndex>(device_index)));
        }
        return result;
    }
};

// Factories refuse requires_grad in their options, so it is set afterwards.
template <class F>
at::Tensor* make(const options& o, F&& factory) noexcept {
    return tensor([&] {
        at::Tensor result = factory(o.without_grad());
        if (o.requires_grad) {
            result.set_requires_grad(true);
        }
        return result;
    });
}

// An operation whose export has nothing to add: one line each in the files of a family.
#define UNARY(name) \
    EXPORT at::Tensor* ts_##name(at::Tensor* self) { return tensor([&] { return self->name(); }); }
#define UNARY_IN_PLACE(name) \
    EXPORT int ts_##name(at::Tensor* self) { return status([&] { self->name(); }); }
#define BINARY(name) \
    EXPORT at::Tensor* ts_##name(at::Tensor* self, at::Tensor* other) { \
        return tensor([&] { return self->name(*other); }); \
    }
#define BINARY_IN_PLACE(name) \
    EXPORT int ts_##name(at::Tensor* self, at::Tensor* other) { return status([&] { self->name(*other); }); }
#define SCALAR(name) \
    EXPORT at::Tensor* ts_##name##_scalar(at::Tensor* self, scalar other) { \
        return tensor([&] { return self->name(static_cast<at::Scalar>(other)); }); \
    }
#define SCALAR_IN_PLACE(name) \
    EXPORT int ts_##name##_scalar(at::Tensor* self, scalar other) { \
        return status([&] { self->name(static_cast<at::Scalar>(other)); }); \
    }
