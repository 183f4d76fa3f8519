#include "common.h"

EXPORT at::Tensor* ts_zeros(const int64_t* size, int n, options o) {
    return make(o, [&](const auto& to) { return at::zeros(dims(size, n), to); });
}
EXPORT at::Tensor* ts_ones(const int64_t* size, int n, options o) {
    return make(o, [&](const auto& to) { return at::ones(dims(size, n), to); });
}
