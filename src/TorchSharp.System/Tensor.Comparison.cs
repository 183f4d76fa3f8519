using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Comparison and logic, element by element: <c>equal</c> too gives a tensor, as in TorchSharp.</summary>
    public partial class Tensor
    {
        public Tensor eq(Tensor target) => ts_eq(this, target);

        public Tensor eq(Scalar target) => ts_eq_scalar(this, target);

        public Tensor ne(Tensor target) => ts_ne(this, target);

        public Tensor ne(Scalar target) => ts_ne_scalar(this, target);

        public Tensor lt(Tensor target) => ts_lt(this, target);

        public Tensor lt(Scalar target) => ts_lt_scalar(this, target);

        public Tensor le(Tensor target) => ts_le(this, target);

        public Tensor le(Scalar target) => ts_le_scalar(this, target);

        public Tensor gt(Tensor target) => ts_gt(this, target);

        public Tensor gt(Scalar target) => ts_gt_scalar(this, target);

        public Tensor ge(Tensor target) => ts_ge(this, target);

        public Tensor ge(Scalar target) => ts_ge_scalar(this, target);

        public Tensor equal(Tensor target) => eq(target);

        public Tensor isnan() => ts_isnan(this);

        public Tensor isinf() => ts_isinf(this);

        public Tensor isfinite() => ts_isfinite(this);

        public Tensor logical_and(Tensor other) => ts_logical_and(this, other);

        public Tensor logical_or(Tensor other) => ts_logical_or(this, other);

        public Tensor logical_xor(Tensor other) => ts_logical_xor(this, other);

        public Tensor logical_not() => ts_logical_not(this);

        public Tensor bitwise_and(Tensor other) => ts_bitwise_and(this, other);

        public Tensor bitwise_or(Tensor other) => ts_bitwise_or(this, other);

        public Tensor bitwise_xor(Tensor other) => ts_bitwise_xor(this, other);

        public Tensor bitwise_not() => ts_bitwise_not(this);

        public bool allclose(Tensor target, double rtol = 1E-05, double atol = 1E-08, bool equal_nan = false)
        {
            ts_allclose(this, target, rtol, atol, equal_nan ? 1 : 0, out int result);
            return result != 0;
        }

        public Tensor isclose(Tensor other, double rtol = 1E-05, double atol = 1E-08, bool nanEqual = false) =>
            ts_isclose(this, other, rtol, atol, nanEqual ? 1 : 0);

        [LibraryImport(Library)]
        private static partial Tensor ts_eq(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_eq_scalar(Tensor self, ScalarValue other);

        [LibraryImport(Library)]
        private static partial Tensor ts_ne(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_ne_scalar(Tensor self, ScalarValue other);

        [LibraryImport(Library)]
        private static partial Tensor ts_lt(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_lt_scalar(Tensor self, ScalarValue other);

        [LibraryImport(Library)]
        private static partial Tensor ts_le(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_le_scalar(Tensor self, ScalarValue other);

        [LibraryImport(Library)]
        private static partial Tensor ts_gt(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_gt_scalar(Tensor self, ScalarValue other);

        [LibraryImport(Library)]
        private static partial Tensor ts_ge(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_ge_scalar(Tensor self, ScalarValue other);

        [LibraryImport(Library)]
        private static partial Tensor ts_isnan(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_isinf(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_isfinite(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_logical_and(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_logical_or(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_logical_xor(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_logical_not(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_bitwise_and(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_bitwise_or(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_bitwise_xor(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_bitwise_not(Tensor self);

        [LibraryImport(Library)]
        private static partial Status ts_allclose(
            Tensor self, Tensor other, double rtol, double atol, int equalNan, out int result);

        [LibraryImport(Library)]
        private static partial Tensor ts_isclose(Tensor self, Tensor other, double rtol, double atol, int equalNan);
    }
}
