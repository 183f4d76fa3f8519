// Arithmetic, rounding and elementary functions, element by element.
#include "exports.h"

#include <ATen/ScalarOps.h>

namespace {
// The managed RoundingMode: none, trunc, floor.
optional<string_view> rounding(int mode) {
    return mode == 0 ? optional<string_view>(none) : optional<string_view>(string_view(mode == 1 ? "trunc" : "floor"));
}
}  // namespace

#define WITH_ALPHA(name)                                                                       \
    EXPORT at::Tensor* ts_##name(at::Tensor* self, at::Tensor* other, scalar alpha) {          \
        return tensor([&] { return self->name(*other, static_cast<at::Scalar>(alpha)); });     \
    }                                                                                          \
    EXPORT at::Tensor* ts_##name##_scalar(at::Tensor* self, scalar other, scalar alpha) {      \
        return tensor([&] { return self->name(static_cast<at::Scalar>(other), static_cast<at::Scalar>(alpha)); }); \
    }                                                                                          \
    EXPORT int ts_##name##_(at::Tensor* self, at::Tensor* other, scalar alpha) {               \
        return status([&] { self->name##_(*other, static_cast<at::Scalar>(alpha)); });         \
    }                                                                                          \
    EXPORT int ts_##name##__scalar(at::Tensor* self, scalar other, scalar alpha) {             \
        return status([&] { self->name##_(static_cast<at::Scalar>(other), static_cast<at::Scalar>(alpha)); }); \
    }

WITH_ALPHA(add)
WITH_ALPHA(sub)

BINARY(mul)
SCALAR(mul)
BINARY_IN_PLACE(mul_)
SCALAR_IN_PLACE(mul_)
EXPORT at::Tensor* ts_div(at::Tensor* self, at::Tensor* other, int mode) {
    return tensor([&] { return self->div(*other, rounding(mode)); });
}
EXPORT at::Tensor* ts_div_scalar(at::Tensor* self, scalar other, int mode) {
    return tensor([&] { return self->div(static_cast<at::Scalar>(other), rounding(mode)); });
}
EXPORT int ts_div_(at::Tensor* self, at::Tensor* other, int mode) {
    return status([&] { self->div_(*other, rounding(mode)); });
}
EXPORT int ts_div__scalar(at::Tensor* self, scalar other, int mode) {
    return status([&] { self->div_(static_cast<at::Scalar>(other), rounding(mode)); });
}
BINARY(remainder)
SCALAR(remainder)
BINARY(fmod)
SCALAR(fmod)
BINARY(pow)
SCALAR(pow)
BINARY_IN_PLACE(pow_)
SCALAR_IN_PLACE(pow_)
EXPORT at::Tensor* ts_rsub_scalar(at::Tensor* self, scalar other) {
    return tensor([&] { return at::rsub(*self, static_cast<at::Scalar>(other)); });
}

EXPORT at::Tensor* ts_scalar_div(scalar self, at::Tensor* other) {
    return tensor([&] { return at::div(at::native::wrapped_scalar_tensor(static_cast<at::Scalar>(self)), *other); });
}

EXPORT at::Tensor* ts_addcmul(at::Tensor* self, at::Tensor* a, at::Tensor* b, scalar value) {
    return tensor([&] { return self->addcmul(*a, *b, static_cast<at::Scalar>(value)); });
}
EXPORT at::Tensor* ts_addcdiv(at::Tensor* self, at::Tensor* a, at::Tensor* b, scalar value) {
    return tensor([&] { return self->addcdiv(*a, *b, static_cast<at::Scalar>(value)); });
}
EXPORT int ts_addcmul_(at::Tensor* self, at::Tensor* a, at::Tensor* b, scalar value) {
    return status([&] { self->addcmul_(*a, *b, static_cast<at::Scalar>(value)); });
}
EXPORT int ts_addcdiv_(at::Tensor* self, at::Tensor* a, at::Tensor* b, scalar value) {
    return status([&] { self->addcdiv_(*a, *b, static_cast<at::Scalar>(value)); });
}
EXPORT at::Tensor* ts_lerp(at::Tensor* self, at::Tensor* end, at::Tensor* weight) {
    return tensor([&] { return self->lerp(*end, *weight); });
}
EXPORT int ts_lerp_(at::Tensor* self, at::Tensor* end, at::Tensor* weight) {
    return status([&] { self->lerp_(*end, *weight); });
}

UNARY(neg)
UNARY_IN_PLACE(neg_)
UNARY(abs)
UNARY_IN_PLACE(abs_)
UNARY(exp)
UNARY_IN_PLACE(exp_)
UNARY(log)
UNARY_IN_PLACE(log_)
UNARY(log1p)
UNARY(log2)
UNARY(log10)
UNARY(expm1)
UNARY(sqrt)
UNARY_IN_PLACE(sqrt_)
UNARY(rsqrt)
UNARY(square)
UNARY(reciprocal)
UNARY(sign)
UNARY(floor)
UNARY(ceil)
UNARY(trunc)
EXPORT at::Tensor* ts_round(at::Tensor* self, int64_t decimals) {
    return tensor([&] { return self->round(decimals); });
}
EXPORT int ts_round_(at::Tensor* self, int64_t decimals) { return status([&] { self->round_(decimals); }); }
UNARY(sin)
UNARY(cos)
UNARY(tan)
UNARY(tanh)
BINARY(atan2)
UNARY(erf)
UNARY(erfinv)
UNARY(sigmoid)
UNARY_IN_PLACE(sigmoid_)
UNARY(relu)
UNARY_IN_PLACE(relu_)
EXPORT at::Tensor* ts_gelu(at::Tensor* self) { return tensor([&] { return at::gelu(*self); }); }
EXPORT at::Tensor* ts_silu(at::Tensor* self) { return tensor([&] { return at::silu(*self); }); }
EXPORT at::Tensor* ts_softmax(at::Tensor* self, int64_t dim, int dtype) {
    return tensor([&] { return self->softmax(dim, maybe_dtype(dtype)); });
}
EXPORT at::Tensor* ts_log_softmax(at::Tensor* self, int64_t dim, int dtype) {
    return tensor([&] { return self->log_softmax(dim, maybe_dtype(dtype)); });
}

EXPORT at::Tensor* ts_clamp(at::Tensor* self, scalar min, scalar max) {
    return tensor([&] { return self->clamp(maybe(min), maybe(max)); });
}
EXPORT int ts_clamp_(at::Tensor* self, scalar min, scalar max) {
    return status([&] { self->clamp_(maybe(min), maybe(max)); });
}
EXPORT at::Tensor* ts_clamp_tensor(at::Tensor* self, at::Tensor* min, at::Tensor* max) {
    return tensor([&] { return self->clamp(maybe(min), maybe(max)); });
}
EXPORT int ts_clamp__tensor(at::Tensor* self, at::Tensor* min, at::Tensor* max) {
    return status([&] { self->clamp_(maybe(min), maybe(max)); });
}
BINARY(maximum)
BINARY(minimum)
EXPORT at::Tensor* ts_nan_to_num(at::Tensor* self, double nan, const double* posinf, const double* neginf) {
    return tensor([&] {
        return self->nan_to_num(nan, maybe(posinf), maybe(neginf));
    });
}
