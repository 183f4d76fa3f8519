// Life, facts, conversions and gradients of a tensor.
#include "exports.h"

#include <cstring>

EXPORT void ts_tensor_free(at::Tensor* self) { delete self; }

EXPORT int64_t ts_list_size(std::vector<at::Tensor>* list) { return static_cast<int64_t>(list->size()); }
EXPORT at::Tensor* ts_list_take(std::vector<at::Tensor>* list, int64_t i) {
    return tensor([&] { return std::move((*list)[i]); });
}
EXPORT void ts_list_free(std::vector<at::Tensor>* list) { delete list; }

// The order is that of the managed enum Fact.
EXPORT int ts_fact(at::Tensor* self, int fact, int64_t* value) {
    return status([&] {
        switch (fact) {
            case 0: *value = self->dim(); break;
            case 1: *value = self->numel(); break;
            case 2: *value = static_cast<int64_t>(self->element_size()); break;
            case 3: *value = static_cast<int64_t>(self->scalar_type()); break;
            case 4: *value = static_cast<int64_t>(self->device().type()); break;
            case 5: *value = self->device().index(); break;
            case 6: *value = self->is_leaf(); break;
            case 7: *value = self->requires_grad(); break;
            case 8: *value = self->is_contiguous(); break;
            case 9: *value = self->is_sparse(); break;
            case 10: *value = self->storage_offset(); break;
            case 11: *value = self->is_pinned(); break;
            default: TORCH_CHECK(false, "unknown fact ", fact);
        }
    });
}

// Pointers into the tensor, valid while it lives.
EXPORT int ts_sizes(at::Tensor* self, const int64_t** values, int* count) {
    return status([&] {
        *values = self->sizes().data();
        *count = static_cast<int>(self->dim());
    });
}
EXPORT int ts_strides(at::Tensor* self, const int64_t** values, int* count) {
    return status([&] {
        *values = self->strides().data();
        *count = static_cast<int>(self->dim());
    });
}
EXPORT int ts_data(at::Tensor* self, void** data) { return status([&] { *data = self->data_ptr(); }); }

// The elements apart from the tensor that shares them, on the CPU (a copy when it is elsewhere), and where they start.
EXPORT at::Tensor* ts_elements(at::Tensor* self, void** start) {
    return tensor([&] {
        at::Tensor elements = self->detach();
        if (!elements.is_cpu()) {
            const auto there = self->options().device(at::kCPU);
            elements = at::empty_strided(self->sizes(), self->strides(), there).copy_(elements);
        }
        *start = elements.data_ptr();
        return elements;
    });
}

// The bytes of a one-element tensor; room for the widest dtype (16).
EXPORT int ts_item(at::Tensor* self, void* value) {
    return status([&] {
        at::Tensor one = self->cpu();
        std::memcpy(value, one.data_ptr(), one.element_size());
    });
}

EXPORT int ts_item_as(at::Tensor* self, int dtype, void* value) {
    return status([&] {
        at::Tensor one = self->to(at::kCPU, static_cast<at::ScalarType>(dtype));
        std::memcpy(value, one.data_ptr(), one.element_size());
    });
}

EXPORT int ts_set_requires_grad(at::Tensor* self, int on) { return status([&] { self->set_requires_grad(on != 0); }); }
EXPORT at::Tensor* ts_grad(at::Tensor* self) {
    try {
        const at::Tensor& grad = self->grad();
        return grad.defined() ? new at::Tensor(grad) : nullptr;
    } catch (...) {
        capture_error();
        return nullptr;
    }
}
EXPORT int ts_set_grad(at::Tensor* self, at::Tensor* grad) {
    return status([&] { self->mutable_grad() = grad ? *grad : at::Tensor(); });
}
EXPORT int ts_backward(
    at::Tensor* self, at::Tensor* grad, int retain_graph, int create_graph, at::Tensor** inputs, int n) {
    return status([&] {
        std::vector<at::Tensor> chosen = list(inputs, n);
        self->backward(grad ? *grad : at::Tensor(), retain_graph != 0, create_graph != 0,
                       n > 0 ? optional<at::TensorList>(chosen) : none);
    });
}
UNARY_IN_PLACE(retain_grad)
UNARY(detach)
UNARY_IN_PLACE(detach_)

EXPORT at::Tensor* ts_to(at::Tensor* self, options o, int non_blocking, int copy) {
    return tensor([&] { return self->to(o.without_grad(), non_blocking != 0, copy != 0); });
}
UNARY(clone)
UNARY(contiguous)
UNARY(alias)
UNARY(pin_memory)
UNARY(to_dense)
EXPORT int ts_copy_(at::Tensor* self, at::Tensor* source, int non_blocking) {
    return status([&] { self->copy_(*source, non_blocking != 0); });
}
EXPORT int ts_set_(at::Tensor* self, at::Tensor* source) { return status([&] { self->set_(*source); }); }
SCALAR_IN_PLACE(fill_)
BINARY_IN_PLACE(fill_)
UNARY_IN_PLACE(zero_)
