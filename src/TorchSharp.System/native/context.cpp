// What holds for a thread or the whole process: gradient modes, thread counts, devices, defaults.
#include "exports.h"
#include "product.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/DefaultDtype.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <c10/core/impl/DeviceGuardImplInterface.h>

EXPORT int ts_is_grad_enabled() { return c10::GradMode::is_enabled(); }
EXPORT void ts_set_grad_enabled(int on) { c10::GradMode::set_enabled(on != 0); }
EXPORT int ts_is_inference_mode_enabled() { return c10::InferenceMode::is_enabled(); }
// Made and freed by the same thread, innermost first.
EXPORT c10::InferenceMode* ts_inference_mode_new(int on) { return new c10::InferenceMode(on != 0); }
EXPORT void ts_inference_mode_free(c10::InferenceMode* self) { delete self; }

EXPORT int ts_get_num_threads() { return at::get_num_threads(); }
EXPORT int ts_get_num_interop_threads() { return at::get_num_interop_threads(); }
EXPORT int ts_set_num_threads(int count) {
    return status([&] {
        at::set_num_threads(count);
        quiet_products();
    });
}
EXPORT int ts_set_num_interop_threads(int count) { return status([&] { at::set_num_interop_threads(count); }); }

EXPORT int ts_get_default_dtype() { return static_cast<int>(c10::get_default_dtype_as_scalartype()); }
EXPORT int ts_set_default_dtype(int dtype) {
    return status([&] { c10::set_default_dtype(c10::scalarTypeToTypeMeta(static_cast<at::ScalarType>(dtype))); });
}

EXPORT const char* ts_version() { return TORCH_VERSION; }

// How many CUDA devices can be used; 0 without CUDA, whatever the reason.
EXPORT int ts_cuda_device_count() {
    try {
        bool known = c10::impl::hasDeviceGuardImpl(c10::DeviceType::CUDA);
        return known ? static_cast<int>(c10::impl::getDeviceGuardImpl(c10::DeviceType::CUDA)->deviceCount()) : 0;
    } catch (...) {
        return 0;
    }
}
EXPORT int ts_cuda_has_cudnn() {
    try {
        return at::globalContext().hasCuDNN();
    } catch (...) {
        return 0;
    }
}
EXPORT int ts_cuda_synchronize(int device_index) {
    return status([&] { at::detail::getCUDAHooks().deviceSynchronize(static_cast<at::DeviceIndex>(device_index)); });
}
EXPORT int ts_has_mps() { return at::hasMPS(); }

EXPORT int ts_get_allow_tf32_matmul() { return at::globalContext().allowTF32CuBLAS(); }
EXPORT int ts_set_allow_tf32_matmul(int on) { return status([&] { at::globalContext().setAllowTF32CuBLAS(on != 0); }); }
EXPORT int ts_get_allow_tf32_cudnn() { return at::globalContext().allowTF32CuDNN(); }
EXPORT int ts_set_allow_tf32_cudnn(int on) { return status([&] { at::globalContext().setAllowTF32CuDNN(on != 0); }); }
