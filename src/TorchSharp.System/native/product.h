#pragma once

#include "exports.h"

// Gives OpenBLAS one thread, where libtorch's matrix products are OpenBLAS's. It has threads of its own, beside
// libtorch's: between two products they keep asking for work, and take the processor from those that have some.
void quiet_products();

// out = a x b, or out += a x b: matrices of which the output's rows lie in order, and the inputs' rows or columns. Of
// float32 on a processor the parts are shared among libtorch's threads; everything else is libtorch's own product.
void product(const at::Tensor& a, const at::Tensor& b, at::Tensor& out, bool add = false);
