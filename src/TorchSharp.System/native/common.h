// What every export is made of. An export never lets an exception out: it stores the message for ts_take_error and returns
// null (a tensor) or 1 (a status); the managed marshallers turn that into an ExternalException.
//
//   EXPORT at::Tensor* ts_exp(at::Tensor* self) { return tensor([&] { return self->exp(); }); }
//   EXPORT int ts_zero_(at::Tensor* self) { return status([&] { self->zero_(); }); }
#pragma once

#include <ATen/ATen.h>

#include <cstdint>
#include <exception>
#include <optional>
#include <utility>
#include <vector>

#define EXPORT extern "C" __attribute__((visibility("default")))

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
inline c10::optional<at::Tensor> maybe(const at::Tensor* value) {
    return value ? c10::optional<at::Tensor>(*value) : c10::nullopt;
}

// An optional integer argument: managed code passes a pointer to it, or null.
inline c10::optional<int64_t> maybe(const int64_t* value) {
    return value ? c10::optional<int64_t>(*value) : c10::nullopt;
}

inline c10::optional<at::Generator> maybe(const at::Generator* value) {
    return value ? c10::optional<at::Generator>(*value) : c10::nullopt;
}

// A dtype argument; -1 stands for none.
inline c10::optional<at::ScalarType> maybe_dtype(int dtype) {
    return dtype < 0 ? c10::nullopt : c10::optional<at::ScalarType>(static_cast<at::ScalarType>(dtype));
}

inline at::IntArrayRef dims(const int64_t* values, int count) { return {values, static_cast<size_t>(count)}; }

inline c10::OptionalArrayRef<int64_t> maybe_dims(const int64_t* values, int count) {
    return values ? c10::OptionalArrayRef<int64_t>(dims(values, count)) : c10::nullopt;
}

inline std::vector<at::Tensor> list(at::Tensor* const* values, int count) {
    std::vector<at::Tensor> result;
    result.reserve(count);
    for (int i = 0; i < count; i++) {
        result.push_back(*values[i]);
    }
    return result;
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

inline c10::optional<at::Scalar> maybe(const scalar& value) {
    return value ? c10::optional<at::Scalar>(static_cast<at::Scalar>(value)) : c10::nullopt;
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
            result = result.device(at::Device(static_cast<at::DeviceType>(device_type), static_cast<at::DeviceIndex>(device_index)));
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
