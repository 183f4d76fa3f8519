// Shape, selection, joining and splitting.
#include "exports.h"

#include <ATen/TensorIndexing.h>

#define DIMS(name)                                                                \
    EXPORT at::Tensor* ts_##name(at::Tensor* self, const int64_t* d, int n) {     \
        return tensor([&] { return self->name(dims(d, n)); });                    \
    }

DIMS(reshape)
DIMS(view)
DIMS(permute)
DIMS(broadcast_to)
DIMS(repeat)
DIMS(tile)
DIMS(flip)
BINARY(view_as)
BINARY(expand_as)
UNARY(t)
UNARY(fliplr)
UNARY(flipud)
EXPORT at::Tensor* ts_numpy_T(at::Tensor* self) { return tensor([&] { return self->numpy_T(); }); }
EXPORT at::Tensor* ts_flatten(at::Tensor* self, int64_t start, int64_t end) {
    return tensor([&] { return self->flatten(start, end); });
}
EXPORT at::Tensor* ts_unflatten(at::Tensor* self, int64_t dim, const int64_t* d, int n) {
    return tensor([&] { return self->unflatten(dim, dims(d, n)); });
}
EXPORT at::Tensor* ts_transpose(at::Tensor* self, int64_t a, int64_t b) {
    return tensor([&] { return self->transpose(a, b); });
}
EXPORT at::Tensor* ts_squeeze(at::Tensor* self, const int64_t* dim) {
    return tensor([&] { return dim ? self->squeeze(*dim) : self->squeeze(); });
}
EXPORT int ts_squeeze_(at::Tensor* self, const int64_t* dim) {
    return status([&] { dim ? self->squeeze_(*dim) : self->squeeze_(); });
}
EXPORT at::Tensor* ts_unsqueeze(at::Tensor* self, int64_t dim) { return tensor([&] { return self->unsqueeze(dim); }); }
EXPORT int ts_unsqueeze_(at::Tensor* self, int64_t dim) { return status([&] { self->unsqueeze_(dim); }); }
EXPORT at::Tensor* ts_expand(at::Tensor* self, const int64_t* d, int n, int implicit) {
    return tensor([&] { return self->expand(dims(d, n), implicit != 0); });
}
EXPORT at::Tensor* ts_repeat_interleave(
    at::Tensor* self, at::Tensor* repeats, const int64_t* dim, const int64_t* size) {
    return tensor([&] { return self->repeat_interleave(*repeats, maybe(dim), maybe(size)); });
}
EXPORT at::Tensor* ts_repeat_interleave_scalar(
    at::Tensor* self, int64_t repeats, const int64_t* dim, const int64_t* size) {
    return tensor([&] { return self->repeat_interleave(repeats, maybe(dim), maybe(size)); });
}
EXPORT at::Tensor* ts_roll(at::Tensor* self, const int64_t* shifts, int n, const int64_t* d, int m) {
    return tensor([&] { return self->roll(dims(shifts, n), dims(d, m)); });
}
EXPORT at::Tensor* ts_rot90(at::Tensor* self, int64_t k, int64_t a, int64_t b) {
    return tensor([&] { return self->rot90(k, {a, b}); });
}
EXPORT at::Tensor* ts_as_strided(
    at::Tensor* self, const int64_t* size, const int64_t* strides, int n, int m, int64_t offset) {
    return tensor([&] { return self->as_strided(dims(size, n), dims(strides, m), offset); });
}
EXPORT at::Tensor* ts_diag(at::Tensor* self, int64_t diagonal) { return tensor([&] { return self->diag(diagonal); }); }
EXPORT at::Tensor* ts_tril(at::Tensor* self, int64_t diagonal) { return tensor([&] { return self->tril(diagonal); }); }
EXPORT at::Tensor* ts_triu(at::Tensor* self, int64_t diagonal) { return tensor([&] { return self->triu(diagonal); }); }
EXPORT at::Tensor* ts_movedim(at::Tensor* self, const int64_t* from, const int64_t* to, int n, int m) {
    return tensor([&] { return self->movedim(dims(from, n), dims(to, m)); });
}
EXPORT at::Tensor* ts_unfold(at::Tensor* self, int64_t dim, int64_t size, int64_t step) {
    return tensor([&] { return self->unfold(dim, size, step); });
}

EXPORT at::Tensor* ts_narrow(at::Tensor* self, int64_t dim, int64_t start, int64_t length) {
    return tensor([&] { return self->narrow(dim, start, length); });
}
EXPORT at::Tensor* ts_slice(at::Tensor* self, int64_t dim, int64_t start, int64_t finish, int64_t step) {
    return tensor([&] { return self->slice(dim, start, finish, step); });
}
EXPORT at::Tensor* ts_select(at::Tensor* self, int64_t dim, int64_t index) {
    return tensor([&] { return self->select(dim, index); });
}
EXPORT at::Tensor* ts_index_select(at::Tensor* self, int64_t dim, at::Tensor* index) {
    return tensor([&] { return self->index_select(dim, *index); });
}
EXPORT at::Tensor* ts_gather(at::Tensor* self, int64_t dim, at::Tensor* index) {
    return tensor([&] { return self->gather(dim, *index); });
}
EXPORT at::Tensor* ts_take_along_dim(at::Tensor* self, at::Tensor* indices, const int64_t* dim) {
    return tensor([&] { return self->take_along_dim(*indices, maybe(dim)); });
}
BINARY(take)
BINARY(masked_select)
EXPORT at::Tensor* ts_masked_fill(at::Tensor* self, at::Tensor* mask, scalar value) {
    return tensor([&] { return self->masked_fill(*mask, static_cast<at::Scalar>(value)); });
}
EXPORT int ts_masked_fill_(at::Tensor* self, at::Tensor* mask, scalar value) {
    return status([&] { self->masked_fill_(*mask, static_cast<at::Scalar>(value)); });
}
EXPORT at::Tensor* ts_where(at::Tensor* condition, at::Tensor* x, at::Tensor* y) {
    return tensor([&] { return at::where(*condition, *x, *y); });
}
UNARY(nonzero)
EXPORT int ts_index_add_(at::Tensor* self, int64_t dim, at::Tensor* index, at::Tensor* source, scalar alpha) {
    return status([&] { self->index_add_(dim, *index, *source, static_cast<at::Scalar>(alpha)); });
}
EXPORT int ts_index_copy_(at::Tensor* self, int64_t dim, at::Tensor* index, at::Tensor* source) {
    return status([&] { self->index_copy_(dim, *index, *source); });
}
EXPORT int ts_index_fill_(at::Tensor* self, int64_t dim, at::Tensor* index, scalar value) {
    return status([&] { self->index_fill_(dim, *index, static_cast<at::Scalar>(value)); });
}
EXPORT at::Tensor* ts_scatter(at::Tensor* self, int64_t dim, at::Tensor* index, at::Tensor* source) {
    return tensor([&] { return self->scatter(dim, *index, *source); });
}
EXPORT int ts_scatter_(at::Tensor* self, int64_t dim, at::Tensor* index, at::Tensor* source) {
    return status([&] { self->scatter_(dim, *index, *source); });
}
EXPORT int ts_scatter_add_(at::Tensor* self, int64_t dim, at::Tensor* index, at::Tensor* source) {
    return status([&] { self->scatter_add_(dim, *index, *source); });
}

EXPORT at::Tensor* ts_cat(at::Tensor** parts, int n, int64_t dim) {
    return tensor([&] { return at::cat(list(parts, n), dim); });
}
EXPORT at::Tensor* ts_stack(at::Tensor** parts, int n, int64_t dim) {
    return tensor([&] { return at::stack(list(parts, n), dim); });
}
EXPORT at::Tensor* ts_hstack(at::Tensor** parts, int n) { return tensor([&] { return at::hstack(list(parts, n)); }); }
EXPORT at::Tensor* ts_vstack(at::Tensor** parts, int n) { return tensor([&] { return at::vstack(list(parts, n)); }); }
EXPORT std::vector<at::Tensor>* ts_meshgrid(at::Tensor** parts, int n, const char* indexing) {
    return tensors([&] { return at::meshgrid(list(parts, n), indexing); });
}
EXPORT std::vector<at::Tensor>* ts_broadcast_tensors(at::Tensor** parts, int n) {
    return tensors([&] { return at::broadcast_tensors(list(parts, n)); });
}
EXPORT std::vector<at::Tensor>* ts_chunk(at::Tensor* self, int64_t chunks, int64_t dim) {
    return tensors([&] { return self->chunk(chunks, dim); });
}
EXPORT std::vector<at::Tensor>* ts_split(at::Tensor* self, int64_t size, int64_t dim) {
    return tensors([&] { return self->split(size, dim); });
}
EXPORT std::vector<at::Tensor>* ts_split_sizes(at::Tensor* self, const int64_t* sizes, int n, int64_t dim) {
    return tensors([&] { return self->split_with_sizes(dims(sizes, n), dim); });
}
EXPORT std::vector<at::Tensor>* ts_unbind(at::Tensor* self, int64_t dim) {
    return tensors([&] { return self->unbind(dim); });
}
EXPORT std::vector<at::Tensor>* ts_where_nonzero(at::Tensor* condition) {
    return tensors([&] { return at::where(*condition); });
}

// One entry of an index expression; the layout of the managed IndexValue. A tensor's entry takes the next of the
// tensors beside it.
struct index_value {
    int64_t kind;  // 0 ellipsis, 1 none, 2 slice, 3 boolean, 4 integer, 5 tensor
    int64_t start, stop, step;
    int64_t given;  // bits 0, 1, 2: start, stop, step are given
};

namespace {
std::vector<at::indexing::TensorIndex> expression(const index_value* values, int n, at::Tensor** tensors) {
    namespace ix = at::indexing;
    std::vector<ix::TensorIndex> result;
    result.reserve(n);
    for (int i = 0; i < n; i++) {
        const index_value& v = values[i];
        auto bound = [&](int bit, int64_t value) { return v.given & bit ? optional<int64_t>(value) : none; };
        switch (v.kind) {
            case 0: result.emplace_back(ix::Ellipsis); break;
            case 1: result.emplace_back(ix::None); break;
            case 2: result.emplace_back(ix::Slice(bound(1, v.start), bound(2, v.stop), bound(4, v.step))); break;
            case 3: result.emplace_back(v.start != 0); break;
            case 4: result.emplace_back(v.start); break;
            default: result.emplace_back(**tensors++); break;
        }
    }
    return result;
}
}  // namespace

EXPORT at::Tensor* ts_index(at::Tensor* self, const index_value* values, int n, at::Tensor** tensors) {
    return tensor([&] { return self->index(expression(values, n, tensors)); });
}
EXPORT int ts_index_put_(at::Tensor* self, const index_value* values, int n, at::Tensor** tensors, at::Tensor* value) {
    return status([&] { self->index_put_(expression(values, n, tensors), *value); });
}
EXPORT int ts_index_put__scalar(
    at::Tensor* self, const index_value* values, int n, at::Tensor** tensors, scalar value) {
    return status([&] { self->index_put_(expression(values, n, tensors), static_cast<at::Scalar>(value)); });
}
EXPORT int ts_index_accumulate_(at::Tensor* self, at::Tensor** indices, int n, at::Tensor* value) {
    return status([&] {
        c10::List<optional<at::Tensor>> all;
        for (int i = 0; i < n; i++) {
            all.push_back(optional<at::Tensor>(*indices[i]));
        }
        self->index_put_(all, *value, true);
    });
}
