// Loops over plain memory, shared among the threads that libtorch was told to use.
#pragma once

#include <ATen/Parallel.h>

#include <algorithm>
#include <cstdint>

#ifdef _OPENMP
#include <omp.h>
#endif

// Makes a function once for each kind of processor; the loader picks the best that this one has. Only for functions of
// plain loops: what they call is not made anew.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define FOR_EVERY_PROCESSOR __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_EVERY_PROCESSOR
#endif

// Calls work(begin, end) on parts of [0, count) that together are the whole; parts begin at multiples of the grain.
// One thread is enough for a single grain, and within a thread of another loop.
template <class F>
void in_parts(int64_t count, int64_t grain, F&& work) {
    const int64_t grains = (count + grain - 1) / grain;
#ifdef _OPENMP
    const int64_t threads = std::min<int64_t>(at::get_num_threads(), grains);
    if (threads > 1 && !omp_in_parallel()) {
        // libtorch may have another OpenMP than this library, so the count is named rather than inherited.
#pragma omp parallel num_threads(static_cast<int>(threads))
        {
            const int64_t share = (grains + omp_get_num_threads() - 1) / omp_get_num_threads();
            const int64_t begin = std::min(count, omp_get_thread_num() * share * grain);
            const int64_t end = std::min(count, begin + share * grain);
            if (begin < end) {
                work(begin, end);
            }
        }
        return;
    }
#endif
    if (count > 0) {
        work(int64_t{0}, count);
    }
}
