// Loops over plain memory that libtorch has in a slower form, or not at all.
#pragma once

#include <cstdint>

namespace kernels {
// A number of 8 exponent and 7 mantissa bits, as its bits.
using bfloat16 = uint16_t;

// How many numbers of a dropout share one seeding; parts must begin at multiples of it.
constexpr int64_t dropout_block = 4096;

// out = in x (0 or scale): each number is kept where a draw, uniform in [0, 2^32), is below the threshold. The draws
// follow from the key and the number's place alone, so a gradient is passed by the same call.
void dropout(const float* in, float* out, int64_t begin, int64_t end, uint64_t key, uint64_t threshold, float scale);
void dropout(
    const bfloat16* in, bfloat16* out, int64_t begin, int64_t end, uint64_t key, uint64_t threshold, float scale);

// An image whose channels lie together (channels_last): rows x columns x depth.
struct image {
    int64_t rows, columns, depth;
};

// The largest of each 2 x 2 window and which of the four it is; a last odd row or column is in no window. NaN counts as
// the largest, and of equals the first, as in libtorch.
void max_pool(const float* in, float* out, uint8_t* places, image size);
void max_pool(const bfloat16* in, bfloat16* out, uint8_t* places, image size);

// Gives each window's gradient to the place of its largest number, and zero to all others.
void max_pool_backward(const float* gradient, const uint8_t* places, float* out, image size);
void max_pool_backward(const bfloat16* gradient, const uint8_t* places, bfloat16* out, image size);

// A convolution's windows: out is rows x columns of them over an image.
struct windows {
    int64_t rows, columns;                  // of windows
    int64_t height, width;                  // of one
    int64_t step_down, step_right;
    int64_t margin_down, margin_right;      // zeros around the image
    int64_t spread_down, spread_right;      // distance of neighbors in a window
};

// Writes each window of some rows of windows out in full: [rows x columns, height x width x depth].
void unfold(const float* in, float* out, image size, const windows& w);
void unfold(const bfloat16* in, bfloat16* out, image size, const windows& w);

// Adds up, for each place of an image, what stands for it in all windows.
void fold(const float* in, float* out, image size, const windows& w);
void fold(const bfloat16* in, bfloat16* out, image size, const windows& w);

struct adam {
    float decay1, share1, decay2, share2, root_correction, epsilon, rate, shrink;
};

// One step of Adam over numbers that lie together: means, then the weight. A shrink other than 1 is AdamW's.
void adam_step(float* weight, const float* gradient, float* mean, float* square, int64_t count, const adam& s);
}  // namespace kernels
