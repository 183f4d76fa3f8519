// Compiled with more optimization than the rest, and for every kind of processor (CMakeLists.txt, parallel.h).
#include "kernels.h"

#include <cmath>
#include <cstring>

#include "parallel.h"

namespace kernels {
namespace {
inline float widen(bfloat16 number) {
    const uint32_t bits = static_cast<uint32_t>(number) << 16;
    float result;
    std::memcpy(&result, &bits, sizeof result);
    return result;
}

inline float widen(float number) { return number; }

// To the nearest, of two equally near ones the even; NaN stays NaN.
inline void narrow(float number, bfloat16& result) {
    uint32_t bits;
    std::memcpy(&bits, &number, sizeof bits);
    const uint32_t rounded = (bits + 0x7fff + ((bits >> 16) & 1)) >> 16;
    result = static_cast<bfloat16>(number != number ? 0x7fc0 : rounded);
}

inline void narrow(float number, float& result) { result = number; }

inline uint64_t mix(uint64_t& state) {
    uint64_t z = state += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

constexpr int lanes = 16;

// Sixteen numbers side by side: what the compiler would not find of itself in loops over them.
typedef uint32_t words __attribute__((vector_size(4 * lanes)));

// Sixteen generators, xoshiro128++ of Blackman and Vigna ("Scrambled linear pseudorandom number generators", 2021),
// each block's seeded by SplitMix64 from the key and the block's number.
struct generators {
    words s0, s1, s2, s3;
};

__attribute__((always_inline)) inline void seed(generators& g, uint64_t key, uint64_t block) {
    uint64_t state = mix(key) ^ block;
    for (int i = 0; i < lanes; i++) {
        const uint64_t low = mix(state);
        const uint64_t high = mix(state);
        g.s0[i] = static_cast<uint32_t>(low);
        g.s1[i] = static_cast<uint32_t>(low >> 32);
        g.s2[i] = static_cast<uint32_t>(high);
        g.s3[i] = static_cast<uint32_t>(high >> 32) | 1;  // Never all zero, which would stay so.
    }
}

__attribute__((always_inline)) inline void next(generators& g, uint32_t* draws) {
    words sum = g.s0 + g.s3;
    sum = ((sum << 7) | (sum >> 25)) + g.s0;
    const words shifted = g.s1 << 9;
    g.s2 ^= g.s0;
    g.s3 ^= g.s1;
    g.s1 ^= g.s2;
    g.s0 ^= g.s3;
    g.s2 ^= shifted;
    g.s3 = (g.s3 << 11) | (g.s3 >> 21);
    std::memcpy(draws, &sum, sizeof sum);
}

template <class T>
__attribute__((always_inline)) inline void drop(
    const T* __restrict in, T* __restrict out, int64_t begin, int64_t end, uint64_t key, uint64_t threshold,
    float scale) {
    // A draw is kept up to the last one below the threshold; a threshold of 0 keeps none.
    const uint32_t last = static_cast<uint32_t>(threshold - 1);
    const float kept = threshold == 0 ? 0.0f : scale;
    constexpr int group = 8 * lanes;
    for (int64_t block = begin / dropout_block; block * dropout_block < end; block++) {
        generators g;
        seed(g, key, static_cast<uint64_t>(block));
        const int64_t stop = std::min(end, (block + 1) * dropout_block);
        for (int64_t place = block * dropout_block; place < stop; place += group) {
            uint32_t draws[group];
            for (int i = 0; i < group; i += lanes) {
                next(g, draws + i);
            }
            const int count = static_cast<int>(std::min<int64_t>(group, stop - place));
            for (int i = 0; i < count; i++) {
                narrow(widen(in[place + i]) * (draws[i] <= last ? kept : 0.0f), out[place + i]);
            }
        }
    }
}

template <class T>
__attribute__((always_inline)) inline void pool(
    const T* __restrict in, T* __restrict out, uint8_t* __restrict places, image size) {
    const int64_t row = size.columns * size.depth;
    for (int64_t y = 0; y < size.rows / 2; y++) {
        for (int64_t x = 0; x < size.columns / 2; x++) {
            const T* __restrict first = in + 2 * (y * row + x * size.depth);
            for (int64_t i = 0; i < size.depth; i++) {
                const float numbers[4] = {
                    widen(first[i]), widen(first[i + size.depth]), widen(first[i + row]),
                    widen(first[i + row + size.depth])};
                float most = numbers[0];
                int32_t place = 0;
                for (int k = 1; k < 4; k++) {
                    const bool take = (numbers[k] > most) | (numbers[k] != numbers[k]);
                    place = take ? k : place;
                    most = take ? numbers[k] : most;
                }
                narrow(most, out[i]);
                places[i] = static_cast<uint8_t>(place);
            }
            out += size.depth;
            places += size.depth;
        }
    }
}

template <class T>
__attribute__((always_inline)) inline void unpool(
    const T* __restrict gradient, const uint8_t* __restrict places, T* __restrict out, image size) {
    const int64_t depth = size.depth;
    const int64_t row = size.columns * depth;
    for (int64_t y = 0; y < size.rows / 2; y++) {
        for (int64_t x = 0; x < size.columns / 2; x++) {
            T* __restrict first = out + 2 * (y * row + x * depth);
            for (int64_t i = 0; i < depth; i++) {
                const T value = gradient[i];
                const uint8_t place = places[i];
                first[i] = place == 0 ? value : T(0);
                first[i + depth] = place == 1 ? value : T(0);
                first[i + row] = place == 2 ? value : T(0);
                first[i + row + depth] = place == 3 ? value : T(0);
            }
            gradient += depth;
            places += depth;
        }
        if (size.columns % 2 != 0) {
            std::memset(out + (2 * y + 1) * row - depth, 0, depth * sizeof(T));
            std::memset(out + (2 * y + 2) * row - depth, 0, depth * sizeof(T));
        }
    }
    if (size.rows % 2 != 0) {
        std::memset(out + (size.rows - 1) * row, 0, row * sizeof(T));
    }
}

template <class T>
__attribute__((always_inline)) inline void lay_out(const T* in, T* out, image size, const windows& w) {
    for (int64_t y = 0; y < w.rows; y++) {
        for (int64_t x = 0; x < w.columns; x++) {
            for (int64_t i = 0; i < w.height; i++) {
                const int64_t row = y * w.step_down - w.margin_down + i * w.spread_down;
                for (int64_t j = 0; j < w.width; j++) {
                    const int64_t column = x * w.step_right - w.margin_right + j * w.spread_right;
                    const bool inside = 0 <= row && row < size.rows && 0 <= column && column < size.columns;
                    if (inside) {
                        std::memcpy(out, in + (row * size.columns + column) * size.depth, size.depth * sizeof(T));
                    } else {
                        std::memset(out, 0, size.depth * sizeof(T));
                    }
                    out += size.depth;
                }
            }
        }
    }
}

// The window along one side in which a place stands at a position; -1 for none.
inline int64_t window_of(int64_t place, int64_t position, int64_t margin, int64_t spread, int64_t step, int64_t count) {
    const int64_t start = place + margin - position * spread;
    return start >= 0 && start % step == 0 && start / step < count ? start / step : -1;
}

template <class T>
__attribute__((always_inline)) inline void gather(const T* in, T* out, image size, const windows& w) {
    constexpr int64_t strip = 256;
    const int64_t length = w.height * w.width * size.depth;
    for (int64_t row = 0; row < size.rows; row++) {
        for (int64_t column = 0; column < size.columns; column++) {
            T* place = out + (row * size.columns + column) * size.depth;
            for (int64_t channel = 0; channel < size.depth; channel += strip) {
                const int64_t count = std::min(strip, size.depth - channel);
                float sums[strip] = {};
                for (int64_t i = 0; i < w.height; i++) {
                    const int64_t y = window_of(row, i, w.margin_down, w.spread_down, w.step_down, w.rows);
                    for (int64_t j = 0; y >= 0 && j < w.width; j++) {
                        const int64_t x =
                            window_of(column, j, w.margin_right, w.spread_right, w.step_right, w.columns);
                        if (x < 0) {
                            continue;
                        }
                        const T* part = in + (y * w.columns + x) * length + (i * w.width + j) * size.depth + channel;
                        for (int64_t k = 0; k < count; k++) {
                            sums[k] += widen(part[k]);
                        }
                    }
                }
                for (int64_t k = 0; k < count; k++) {
                    narrow(sums[k], place[channel + k]);
                }
            }
        }
    }
}
}  // namespace

FOR_EVERY_PROCESSOR
void dropout(const float* in, float* out, int64_t begin, int64_t end, uint64_t key, uint64_t threshold, float scale) {
    drop(in, out, begin, end, key, threshold, scale);
}

FOR_EVERY_PROCESSOR
void dropout(
    const bfloat16* in, bfloat16* out, int64_t begin, int64_t end, uint64_t key, uint64_t threshold, float scale) {
    drop(in, out, begin, end, key, threshold, scale);
}

FOR_EVERY_PROCESSOR
void max_pool(const float* in, float* out, uint8_t* places, image size) { pool(in, out, places, size); }

FOR_EVERY_PROCESSOR
void max_pool(const bfloat16* in, bfloat16* out, uint8_t* places, image size) { pool(in, out, places, size); }

FOR_EVERY_PROCESSOR
void max_pool_backward(const float* gradient, const uint8_t* places, float* out, image size) {
    unpool(gradient, places, out, size);
}

FOR_EVERY_PROCESSOR
void max_pool_backward(const bfloat16* gradient, const uint8_t* places, bfloat16* out, image size) {
    unpool(gradient, places, out, size);
}

FOR_EVERY_PROCESSOR
void unfold(const float* in, float* out, image size, const windows& w) { lay_out(in, out, size, w); }

FOR_EVERY_PROCESSOR
void unfold(const bfloat16* in, bfloat16* out, image size, const windows& w) { lay_out(in, out, size, w); }

FOR_EVERY_PROCESSOR
void fold(const float* in, float* out, image size, const windows& w) { gather(in, out, size, w); }

FOR_EVERY_PROCESSOR
void fold(const bfloat16* in, bfloat16* out, image size, const windows& w) { gather(in, out, size, w); }

FOR_EVERY_PROCESSOR
void adam_step(
    float* __restrict weight, const float* __restrict gradient, float* __restrict mean, float* __restrict square,
    int64_t count, const adam& s) {
    const adam c = s;
    for (int64_t i = 0; i < count; i++) {
        const float g = gradient[i];
        const float m = g * c.share1 + mean[i] * c.decay1;
        const float q = c.share2 * g * g + square[i] * c.decay2;
        mean[i] = m;
        square[i] = q;
        weight[i] = weight[i] * c.shrink + c.rate * m / (std::sqrt(q) / c.root_correction + c.epsilon);
    }
}
}  // namespace kernels
