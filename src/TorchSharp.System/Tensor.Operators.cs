using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Operators. Comparisons too are element by element and give tensors.</summary>
    public partial class Tensor
    {
        public static Tensor operator +(Tensor left, Tensor right) => ts_add(left, right, 1);

        public static Tensor operator +(Tensor left, Scalar right) => ts_add_scalar(left, right, 1);

        public static Tensor operator +(Tensor left, int right) => ts_add_scalar(left, right, 1);

        public static Tensor operator +(Tensor left, long right) => ts_add_scalar(left, right, 1);

        public static Tensor operator +(Tensor left, float right) => ts_add_scalar(left, right, 1);

        public static Tensor operator +(Tensor left, double right) => ts_add_scalar(left, right, 1);

        public static Tensor operator +(Scalar left, Tensor right) => ts_add_scalar(right, left, 1);

        public static Tensor operator +(int left, Tensor right) => ts_add_scalar(right, left, 1);

        public static Tensor operator +(long left, Tensor right) => ts_add_scalar(right, left, 1);

        public static Tensor operator +(float left, Tensor right) => ts_add_scalar(right, left, 1);

        public static Tensor operator +(double left, Tensor right) => ts_add_scalar(right, left, 1);

        public static Tensor operator -(Tensor left, Tensor right) => ts_sub(left, right, 1);

        public static Tensor operator -(Tensor left, Scalar right) => ts_sub_scalar(left, right, 1);

        public static Tensor operator -(Tensor left, int right) => ts_sub_scalar(left, right, 1);

        public static Tensor operator -(Tensor left, long right) => ts_sub_scalar(left, right, 1);

        public static Tensor operator -(Tensor left, float right) => ts_sub_scalar(left, right, 1);

        public static Tensor operator -(Tensor left, double right) => ts_sub_scalar(left, right, 1);

        public static Tensor operator -(Scalar left, Tensor right) => ts_rsub_scalar(right, left);

        public static Tensor operator -(int left, Tensor right) => ts_rsub_scalar(right, left);

        public static Tensor operator -(long left, Tensor right) => ts_rsub_scalar(right, left);

        public static Tensor operator -(float left, Tensor right) => ts_rsub_scalar(right, left);

        public static Tensor operator -(double left, Tensor right) => ts_rsub_scalar(right, left);

        public static Tensor operator *(Tensor left, Tensor right) => ts_mul(left, right);

        public static Tensor operator *(Tensor left, Scalar right) => ts_mul_scalar(left, right);

        public static Tensor operator *(Tensor left, int right) => ts_mul_scalar(left, right);

        public static Tensor operator *(Tensor left, long right) => ts_mul_scalar(left, right);

        public static Tensor operator *(Tensor left, float right) => ts_mul_scalar(left, right);

        public static Tensor operator *(Tensor left, double right) => ts_mul_scalar(left, right);

        public static Tensor operator *(Scalar left, Tensor right) => ts_mul_scalar(right, left);

        public static Tensor operator *(int left, Tensor right) => ts_mul_scalar(right, left);

        public static Tensor operator *(long left, Tensor right) => ts_mul_scalar(right, left);

        public static Tensor operator *(float left, Tensor right) => ts_mul_scalar(right, left);

        public static Tensor operator *(double left, Tensor right) => ts_mul_scalar(right, left);

        public static Tensor operator /(Tensor left, Tensor right) => ts_div(left, right, 0);

        public static Tensor operator /(Tensor left, Scalar right) => ts_div_scalar(left, right, 0);

        public static Tensor operator /(Tensor left, int right) => ts_div_scalar(left, right, 0);

        public static Tensor operator /(Tensor left, long right) => ts_div_scalar(left, right, 0);

        public static Tensor operator /(Tensor left, float right) => ts_div_scalar(left, right, 0);

        public static Tensor operator /(Tensor left, double right) => ts_div_scalar(left, right, 0);

        public static Tensor operator /(Scalar left, Tensor right) => Over(left, right);

        public static Tensor operator /(int left, Tensor right) => Over(left, right);

        public static Tensor operator /(long left, Tensor right) => Over(left, right);

        public static Tensor operator /(float left, Tensor right) => Over(left, right);

        public static Tensor operator /(double left, Tensor right) => Over(left, right);

        public static Tensor operator %(Tensor left, Tensor right) => ts_remainder(left, right);

        public static Tensor operator %(Tensor left, Scalar right) => ts_remainder_scalar(left, right);

        public static Tensor operator %(Tensor left, int right) => ts_remainder_scalar(left, right);

        public static Tensor operator %(Tensor left, long right) => ts_remainder_scalar(left, right);

        public static Tensor operator %(Tensor left, float right) => ts_remainder_scalar(left, right);

        public static Tensor operator %(Tensor left, double right) => ts_remainder_scalar(left, right);

        public static Tensor operator -(Tensor tensor) => ts_neg(tensor);

        public static Tensor operator ~(Tensor left) => ts_bitwise_not(left);

        public static Tensor operator &(Tensor left, Tensor right) => ts_bitwise_and(left, right);

        public static Tensor operator |(Tensor left, Tensor right) => ts_bitwise_or(left, right);

        public static Tensor operator ^(Tensor left, Tensor right) => ts_bitwise_xor(left, right);

        public static Tensor operator ==(Tensor left, Tensor right) => ts_eq(left, right);

        public static Tensor operator ==(Tensor left, Scalar right) => ts_eq_scalar(left, right);

        public static Tensor operator ==(Scalar left, Tensor right) => ts_eq_scalar(right, left);

        public static Tensor operator !=(Tensor left, Tensor right) => ts_ne(left, right);

        public static Tensor operator !=(Tensor left, Scalar right) => ts_ne_scalar(left, right);

        public static Tensor operator !=(Scalar left, Tensor right) => ts_ne_scalar(right, left);

        public static Tensor operator <(Tensor left, Tensor right) => ts_lt(left, right);

        public static Tensor operator <(Tensor left, Scalar right) => ts_lt_scalar(left, right);

        public static Tensor operator <(Scalar left, Tensor right) => ts_gt_scalar(right, left);

        public static Tensor operator <=(Tensor left, Tensor right) => ts_le(left, right);

        public static Tensor operator <=(Tensor left, Scalar right) => ts_le_scalar(left, right);

        public static Tensor operator <=(Scalar left, Tensor right) => ts_ge_scalar(right, left);

        public static Tensor operator >(Tensor left, Tensor right) => ts_gt(left, right);

        public static Tensor operator >(Tensor left, Scalar right) => ts_gt_scalar(left, right);

        public static Tensor operator >(Scalar left, Tensor right) => ts_lt_scalar(right, left);

        public static Tensor operator >=(Tensor left, Tensor right) => ts_ge(left, right);

        public static Tensor operator >=(Tensor left, Scalar right) => ts_ge_scalar(left, right);

        public static Tensor operator >=(Scalar left, Tensor right) => ts_le_scalar(right, left);

        /// <summary>
        /// A number divided by a tensor, as a division so that whole numbers and rounding come out as libtorch has
        /// them.
        /// </summary>
        private static Tensor Over(ScalarValue left, Tensor right) => ts_scalar_div(left, right);

        public override bool Equals(object? obj) => ReferenceEquals(this, obj);

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

        [LibraryImport(Library)]
        private static partial Tensor ts_rsub_scalar(Tensor self, ScalarValue other);

        [LibraryImport(Library)]
        private static partial Tensor ts_scalar_div(ScalarValue self, Tensor other);
    }
}
