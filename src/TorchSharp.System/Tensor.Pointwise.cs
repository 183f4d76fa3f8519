using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Functions of one operand, element by element.</summary>
    public partial class Tensor
    {
        public Tensor neg() => ts_neg(this);

        public Tensor neg_() => This(ts_neg_(this));

        public Tensor abs() => ts_abs(this);

        public Tensor abs_() => This(ts_abs_(this));

        public Tensor exp() => ts_exp(this);

        public Tensor exp_() => This(ts_exp_(this));

        public Tensor log() => ts_log(this);

        public Tensor log_() => This(ts_log_(this));

        public Tensor log1p() => ts_log1p(this);

        public Tensor log2() => ts_log2(this);

        public Tensor log10() => ts_log10(this);

        public Tensor expm1() => ts_expm1(this);

        public Tensor sqrt() => ts_sqrt(this);

        public Tensor sqrt_() => This(ts_sqrt_(this));

        public Tensor rsqrt() => ts_rsqrt(this);

        public Tensor square() => ts_square(this);

        public Tensor reciprocal() => ts_reciprocal(this);

        public Tensor sign() => ts_sign(this);

        public Tensor floor() => ts_floor(this);

        public Tensor ceil() => ts_ceil(this);

        public Tensor trunc() => ts_trunc(this);

        public Tensor sin() => ts_sin(this);

        public Tensor cos() => ts_cos(this);

        public Tensor tan() => ts_tan(this);

        public Tensor tanh() => ts_tanh(this);

        public Tensor erf() => ts_erf(this);

        public Tensor erfinv() => ts_erfinv(this);

        public Tensor sigmoid() => ts_sigmoid(this);

        public Tensor sigmoid_() => This(ts_sigmoid_(this));

        public Tensor relu() => ts_relu(this);

        public Tensor relu_() => This(ts_relu_(this));

        public Tensor gelu() => ts_gelu(this);

        public Tensor silu() => ts_silu(this);

        public Tensor round(long decimals = 0) => ts_round(this, decimals);

        public Tensor round_(long decimals = 0) => This(ts_round_(this, decimals));

        public Tensor atan2(Tensor other) => ts_atan2(this, other);

        public Tensor softmax(long dim, ScalarType? dtype = null) => ts_softmax(this, dim, dtype.Code());

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => ts_log_softmax(this, dim, dtype.Code());

        [LibraryImport(Library)]
        private static partial Tensor ts_neg(Tensor self);

        [LibraryImport(Library)]
        private static partial Status ts_neg_(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_abs(Tensor self);

        [LibraryImport(Library)]
        private static partial Status ts_abs_(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_exp(Tensor self);

        [LibraryImport(Library)]
        private static partial Status ts_exp_(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_log(Tensor self);

        [LibraryImport(Library)]
        private static partial Status ts_log_(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_log1p(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_log2(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_log10(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_expm1(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_sqrt(Tensor self);

        [LibraryImport(Library)]
        private static partial Status ts_sqrt_(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_rsqrt(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_square(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_reciprocal(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_sign(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_floor(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_ceil(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_trunc(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_sin(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_cos(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_tan(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_tanh(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_erf(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_erfinv(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_sigmoid(Tensor self);

        [LibraryImport(Library)]
        private static partial Status ts_sigmoid_(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_relu(Tensor self);

        [LibraryImport(Library)]
        private static partial Status ts_relu_(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_gelu(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_silu(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_round(Tensor self, long decimals);

        [LibraryImport(Library)]
        private static partial Status ts_round_(Tensor self, long decimals);

        [LibraryImport(Library)]
        private static partial Tensor ts_atan2(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_softmax(Tensor self, long dim, int dtype);

        [LibraryImport(Library)]
        private static partial Tensor ts_log_softmax(Tensor self, long dim, int dtype);
    }
}
