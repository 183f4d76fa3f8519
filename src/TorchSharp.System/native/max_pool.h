#pragma once

#include "exports.h"

// Whether pooling is by 2 x 2 windows side by side over images whose channels lie together, on a processor.
bool is_halving(
    const at::Tensor& input, at::IntArrayRef kernel, at::IntArrayRef stride, at::IntArrayRef padding,
    at::IntArrayRef dilation, bool ceil_mode);

// Max pooling where it is such.
at::Tensor halve(const at::Tensor& input);
