// Comparison, logic and bits, element by element; products of matrices.
#include "exports.h"

BINARY(eq)
SCALAR(eq)
BINARY(ne)
SCALAR(ne)
BINARY(lt)
SCALAR(lt)
BINARY(le)
SCALAR(le)
BINARY(gt)
SCALAR(gt)
BINARY(ge)
SCALAR(ge)
EXPORT int ts_allclose(at::Tensor* self, at::Tensor* other, double rtol, double atol, int equal_nan, int* result) {
    return status([&] { *result = self->allclose(*other, rtol, atol, equal_nan != 0); });
}
EXPORT at::Tensor* ts_isclose(at::Tensor* self, at::Tensor* other, double rtol, double atol, int equal_nan) {
    return tensor([&] { return self->isclose(*other, rtol, atol, equal_nan != 0); });
}
UNARY(isnan)
UNARY(isinf)
UNARY(isfinite)
BINARY(logical_and)
BINARY(logical_or)
BINARY(logical_xor)
UNARY(logical_not)
BINARY(bitwise_and)
BINARY(bitwise_or)
BINARY(bitwise_xor)
UNARY(bitwise_not)

BINARY(matmul)
BINARY(mm)
BINARY(bmm)
BINARY(mv)
BINARY(dot)
BINARY(outer)
EXPORT at::Tensor* ts_addmm(at::Tensor* self, at::Tensor* a, at::Tensor* b, float beta, float alpha) {
    return tensor([&] { return self->addmm(*a, *b, beta, alpha); });
}
EXPORT at::Tensor* ts_einsum(const char* equation, at::Tensor** operands, int n) {
    return tensor([&] { return at::einsum(equation, list(operands, n)); });
}
EXPORT at::Tensor* ts_cdist(at::Tensor* a, at::Tensor* b, double p, int64_t mode) {
    return tensor([&] { return at::cdist(*a, *b, p, mode); });
}
