// Sums, means, extremes and counts.
#include "exports.h"

EXPORT at::Tensor* ts_sum(at::Tensor* self, const int64_t* d, int n, int keepdim, int dtype) {
    return tensor([&] { return self->sum(maybe_dims(d, n), keepdim != 0, maybe_dtype(dtype)); });
}
EXPORT at::Tensor* ts_mean(at::Tensor* self, const int64_t* d, int n, int keepdim, int dtype) {
    return tensor([&] { return self->mean(maybe_dims(d, n), keepdim != 0, maybe_dtype(dtype)); });
}
EXPORT at::Tensor* ts_nansum(at::Tensor* self) { return tensor([&] { return self->nansum(); }); }
EXPORT at::Tensor* ts_nanmean(at::Tensor* self, const int64_t* d, int n, int keepdim, int dtype) {
    return tensor([&] { return self->nanmean(maybe_dims(d, n), keepdim != 0, maybe_dtype(dtype)); });
}
EXPORT at::Tensor* ts_std(at::Tensor* self, const int64_t* d, int n, int unbiased, int keepdim) {
    return tensor([&] { return self->std(maybe_dims(d, n), unbiased != 0, keepdim != 0); });
}
EXPORT at::Tensor* ts_var(at::Tensor* self, const int64_t* d, int n, int unbiased, int keepdim) {
    return tensor([&] { return self->var(maybe_dims(d, n), unbiased != 0, keepdim != 0); });
}
EXPORT int ts_std_mean(
    at::Tensor* self, const int64_t* d, int n, int unbiased, int keepdim, at::Tensor** a, at::Tensor** b) {
    return pair(a, b, [&] { return at::std_mean(*self, maybe_dims(d, n), unbiased != 0, keepdim != 0); });
}
EXPORT int ts_var_mean(
    at::Tensor* self, const int64_t* d, int n, int unbiased, int keepdim, at::Tensor** a, at::Tensor** b) {
    return pair(a, b, [&] { return at::var_mean(*self, maybe_dims(d, n), unbiased != 0, keepdim != 0); });
}
EXPORT at::Tensor* ts_prod(at::Tensor* self, int dtype) {
    return tensor([&] { return self->prod(maybe_dtype(dtype)); });
}
EXPORT at::Tensor* ts_prod_dim(at::Tensor* self, int64_t dim, int keepdim, int dtype) {
    return tensor([&] { return self->prod(dim, keepdim != 0, maybe_dtype(dtype)); });
}

UNARY(max)
UNARY(min)
EXPORT int ts_max_dim(at::Tensor* self, int64_t dim, int keepdim, at::Tensor** values, at::Tensor** indices) {
    return pair(values, indices, [&] { return self->max(dim, keepdim != 0); });
}
EXPORT int ts_min_dim(at::Tensor* self, int64_t dim, int keepdim, at::Tensor** values, at::Tensor** indices) {
    return pair(values, indices, [&] { return self->min(dim, keepdim != 0); });
}
EXPORT at::Tensor* ts_amax(at::Tensor* self, const int64_t* d, int n, int keepdim) {
    return tensor([&] { return self->amax(dims(d, n), keepdim != 0); });
}
EXPORT at::Tensor* ts_amin(at::Tensor* self, const int64_t* d, int n, int keepdim) {
    return tensor([&] { return self->amin(dims(d, n), keepdim != 0); });
}
EXPORT at::Tensor* ts_argmax(at::Tensor* self, const int64_t* dim, int keepdim) {
    return tensor([&] { return self->argmax(maybe(dim), keepdim != 0); });
}
EXPORT at::Tensor* ts_argmin(at::Tensor* self, const int64_t* dim, int keepdim) {
    return tensor([&] { return self->argmin(maybe(dim), keepdim != 0); });
}
UNARY(median)
EXPORT int ts_kthvalue(
    at::Tensor* self, int64_t k, int64_t dim, int keepdim, at::Tensor** values, at::Tensor** indices) {
    return pair(values, indices, [&] { return self->kthvalue(k, dim, keepdim != 0); });
}
EXPORT at::Tensor* ts_quantile(at::Tensor* self, at::Tensor* q, int64_t dim, int keepdim) {
    return tensor([&] { return self->quantile(*q, dim, keepdim != 0); });
}
UNARY(all)
UNARY(any)
EXPORT at::Tensor* ts_all_dim(at::Tensor* self, int64_t dim, int keepdim) {
    return tensor([&] { return self->all(dim, keepdim != 0); });
}
EXPORT at::Tensor* ts_any_dim(at::Tensor* self, int64_t dim, int keepdim) {
    return tensor([&] { return self->any(dim, keepdim != 0); });
}
EXPORT at::Tensor* ts_norm(at::Tensor* self, float p) { return tensor([&] { return self->norm(at::Scalar(p)); }); }
EXPORT at::Tensor* ts_norm_dim(at::Tensor* self, int64_t dim, int keepdim, float p) {
    return tensor([&] { return self->norm(at::Scalar(p), at::IntArrayRef(dim), keepdim != 0); });
}
EXPORT at::Tensor* ts_cumsum(at::Tensor* self, int64_t dim, int dtype) {
    return tensor([&] { return self->cumsum(dim, maybe_dtype(dtype)); });
}
EXPORT at::Tensor* ts_cumprod(at::Tensor* self, int64_t dim, int dtype) {
    return tensor([&] { return self->cumprod(dim, maybe_dtype(dtype)); });
}
EXPORT at::Tensor* ts_logsumexp(at::Tensor* self, int64_t dim, int keepdim) {
    return tensor([&] { return self->logsumexp(at::IntArrayRef(dim), keepdim != 0); });
}
EXPORT at::Tensor* ts_count_nonzero(at::Tensor* self, const int64_t* d, int n) {
    return tensor([&] { return d ? self->count_nonzero(dims(d, n)) : self->count_nonzero(); });
}
EXPORT at::Tensor* ts_bincount(at::Tensor* self, at::Tensor* weights, int64_t minlength) {
    return tensor([&] { return self->bincount(maybe(weights), minlength); });
}
EXPORT at::Tensor* ts_histc(at::Tensor* self, int64_t bins, int64_t min, int64_t max) {
    return tensor([&] { return self->histc(bins, min, max); });
}
EXPORT int ts_sort(
    at::Tensor* self, int64_t dim, int descending, int stable, at::Tensor** values, at::Tensor** indices) {
    return pair(values, indices, [&] { return self->sort(optional<bool>(stable != 0), dim, descending != 0); });
}
EXPORT at::Tensor* ts_argsort(at::Tensor* self, int64_t dim, int descending) {
    return tensor([&] { return self->argsort(dim, descending != 0); });
}
EXPORT int ts_topk(
    at::Tensor* self, int64_t k, int64_t dim, int largest, int sorted, at::Tensor** values, at::Tensor** indices) {
    return pair(values, indices, [&] { return self->topk(k, dim, largest != 0, sorted != 0); });
}
EXPORT std::vector<at::Tensor>* ts_unique(at::Tensor* self, int sorted, int inverse, int counts, const int64_t* dim) {
    return tensors([&]() -> std::vector<at::Tensor> {
        auto [output, indices, count] = dim ? at::unique_dim(*self, *dim, sorted != 0, inverse != 0, counts != 0)
                                            : at::_unique2(*self, sorted != 0, inverse != 0, counts != 0);
        return {output, indices, count};
    });
}
