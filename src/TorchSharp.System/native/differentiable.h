// What operations with a gradient of their own are made of.
#pragma once

#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/custom_function.h>

#include "exports.h"
#include "kernels.h"

// Whether autograd has to know what is done with this tensor.
inline bool is_recorded(const at::Tensor& tensor) { return c10::GradMode::is_enabled() && tensor.requires_grad(); }

inline bool is_plain_number(const at::Tensor& tensor) {
    return tensor.device().is_cpu() && tensor.layout() == at::kStrided
        && (tensor.scalar_type() == at::kFloat || tensor.scalar_type() == at::kBFloat16);
}

// Calls work with a null pointer of the type in which the kernels take a tensor's numbers.
template <class F>
void with_type(const at::Tensor& tensor, F&& work) {
    if (tensor.scalar_type() == at::kFloat) {
        work(static_cast<float*>(nullptr));
    } else {
        work(static_cast<uint16_t*>(nullptr));
    }
}

template <class T>
T* numbers(const at::Tensor& tensor) {
    return static_cast<T*>(tensor.data_ptr());
}

// The images of a batch whose channels lie together.
inline kernels::image image_of(const at::Tensor& batch) { return {batch.size(2), batch.size(3), batch.size(1)}; }
