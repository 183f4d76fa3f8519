// Generators and random values written over a tensor.
#include "exports.h"

#include <ATen/Context.h>
#include <ATen/core/Generator.h>

#include <mutex>

namespace {
template <class F>
at::Generator* generator(F&& make) noexcept {
    try {
        return new at::Generator(make());
    } catch (...) {
        capture_error();
        return nullptr;
    }
}

const at::Generator& global(int device_type, int device_index) {
    return at::globalContext().defaultGenerator(
        at::Device(static_cast<at::DeviceType>(device_type), static_cast<at::DeviceIndex>(device_index)));
}
}  // namespace

EXPORT void ts_generator_free(at::Generator* self) { delete self; }
EXPORT at::Generator* ts_generator_default(int device_type, int device_index) {
    return generator([&] { return global(device_type, device_index); });
}
EXPORT at::Generator* ts_generator_new(uint64_t seed, int device_type, int device_index) {
    return generator([&] {
        at::Generator result = global(device_type, device_index).clone();
        result.set_current_seed(seed);
        return result;
    });
}
EXPORT int ts_generator_device(at::Generator* self, int* device_type, int* device_index) {
    return status([&] {
        *device_type = static_cast<int>(self->device().type());
        *device_index = self->device().index();
    });
}
EXPORT int ts_generator_set_seed(at::Generator* self, uint64_t seed) {
    return status([&] {
        std::lock_guard<std::mutex> lock(self->mutex());
        self->set_current_seed(seed);
    });
}
EXPORT int ts_generator_reseed(at::Generator* self, uint64_t* seed) {
    return status([&] {
        std::lock_guard<std::mutex> lock(self->mutex());
        *seed = self->seed();
    });
}
EXPORT int ts_generator_seed(at::Generator* self, uint64_t* seed) {
    return status([&] {
        std::lock_guard<std::mutex> lock(self->mutex());
        *seed = self->current_seed();
    });
}
EXPORT at::Tensor* ts_generator_state(at::Generator* self) {
    return tensor([&] {
        std::lock_guard<std::mutex> lock(self->mutex());
        return self->get_state();
    });
}
EXPORT int ts_generator_set_state(at::Generator* self, at::Tensor* state) {
    return status([&] {
        std::lock_guard<std::mutex> lock(self->mutex());
        self->set_state(*state);
    });
}
// Every device's global generator.
EXPORT int ts_manual_seed(uint64_t seed) { return status([&] { at::manual_seed(seed); }); }

EXPORT int ts_cuda_manual_seed(uint64_t seed, int device_index) {
    return status([&] {
        at::Generator generator = global(static_cast<int>(at::kCUDA), device_index);
        std::lock_guard<std::mutex> lock(generator.mutex());
        generator.set_current_seed(seed);
    });
}

EXPORT int ts_uniform_(at::Tensor* self, double from, double to, at::Generator* g) {
    return status([&] { self->uniform_(from, to, maybe(g)); });
}
EXPORT int ts_normal_(at::Tensor* self, double mean, double std, at::Generator* g) {
    return status([&] { self->normal_(mean, std, maybe(g)); });
}
EXPORT int ts_bernoulli_(at::Tensor* self, double p, at::Generator* g) {
    return status([&] { self->bernoulli_(p, maybe(g)); });
}
EXPORT int ts_bernoulli__tensor(at::Tensor* self, at::Tensor* p, at::Generator* g) {
    return status([&] { self->bernoulli_(*p, maybe(g)); });
}
EXPORT at::Tensor* ts_bernoulli(at::Tensor* self, at::Generator* g) {
    return tensor([&] { return self->bernoulli(maybe(g)); });
}
EXPORT int ts_random_(at::Tensor* self, int64_t from, int64_t to, at::Generator* g) {
    return status([&] { self->random_(from, to, maybe(g)); });
}
EXPORT int ts_exponential_(at::Tensor* self, double lambda, at::Generator* g) {
    return status([&] { self->exponential_(lambda, maybe(g)); });
}
EXPORT int ts_cauchy_(at::Tensor* self, double median, double sigma, at::Generator* g) {
    return status([&] { self->cauchy_(median, sigma, maybe(g)); });
}
EXPORT int ts_geometric_(at::Tensor* self, double p, at::Generator* g) {
    return status([&] { self->geometric_(p, maybe(g)); });
}
EXPORT int ts_log_normal_(at::Tensor* self, double mean, double std, at::Generator* g) {
    return status([&] { self->log_normal_(mean, std, maybe(g)); });
}
EXPORT at::Tensor* ts_multinomial(at::Tensor* self, int64_t count, int replacement, at::Generator* g) {
    return tensor([&] { return self->multinomial(count, replacement != 0, maybe(g)); });
}
