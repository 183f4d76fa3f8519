using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Arithmetic with two operands, element by element.</summary>
    public partial class Tensor
    {
        public Tensor add(Tensor target) => ts_add(this, target, 1);

        public Tensor add(Tensor target, Scalar alpha) => ts_add(this, target, alpha);

        public Tensor add(Scalar scalar) => ts_add_scalar(this, scalar, 1);

        public Tensor add(Scalar scalar, Scalar alpha) => ts_add_scalar(this, scalar, alpha);

        public Tensor add_(Tensor target) => This(ts_add_(this, target, 1));

        public Tensor add_(Tensor target, Scalar alpha) => This(ts_add_(this, target, alpha));

        public Tensor add_(Scalar scalar) => This(ts_add__scalar(this, scalar, 1));

        public Tensor add_(Scalar scalar, Scalar alpha) => This(ts_add__scalar(this, scalar, alpha));

        public Tensor sub(Tensor target) => ts_sub(this, target, 1);

        public Tensor sub(Scalar target) => ts_sub_scalar(this, target, 1);

        public Tensor sub_(Tensor target) => This(ts_sub_(this, target, 1));

        public Tensor sub_(Scalar target) => This(ts_sub__scalar(this, target, 1));

        public Tensor mul(Tensor target) => ts_mul(this, target);

        public Tensor mul(Scalar target) => ts_mul_scalar(this, target);

        public Tensor mul_(Tensor target) => This(ts_mul_(this, target));

        public Tensor mul_(Scalar target) => This(ts_mul__scalar(this, target));

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            ts_div(this, target, (int)rounding_mode);

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            ts_div_scalar(this, target, (int)rounding_mode);

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            This(ts_div_(this, target, (int)rounding_mode));

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            This(ts_div__scalar(this, target, (int)rounding_mode));

        public Tensor remainder(Tensor target) => ts_remainder(this, target);

        public Tensor remainder(Scalar scalar) => ts_remainder_scalar(this, scalar);

        public Tensor fmod(Tensor target) => ts_fmod(this, target);

        public Tensor fmod(Scalar scalar) => ts_fmod_scalar(this, scalar);

        public Tensor pow(Tensor exponent) => ts_pow(this, exponent);

        public Tensor pow(Scalar exponent) => ts_pow_scalar(this, exponent);

        public Tensor pow_(Tensor exponent) => This(ts_pow_(this, exponent));

        public Tensor pow_(Scalar exponent) => This(ts_pow__scalar(this, exponent));

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) =>
            ts_addcmul(this, tensor1, tensor2, value);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            This(ts_addcmul_(this, tensor1, tensor2, value));

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) =>
            ts_addcdiv(this, tensor1, tensor2, value);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => ts_addcdiv(this, tensor1, tensor2, 1);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            This(ts_addcdiv_(this, tensor1, tensor2, value));

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => This(ts_addcdiv_(this, tensor1, tensor2, 1));

        public Tensor lerp(Tensor end, Tensor weight) => ts_lerp(this, end, weight);

        public Tensor lerp_(Tensor end, Tensor weight) => This(ts_lerp_(this, end, weight));

        [LibraryImport(Library)]
        private static partial Tensor ts_add(Tensor self, Tensor other, ScalarValue alpha);

        [LibraryImport(Library)]
        private static partial Tensor ts_add_scalar(Tensor self, ScalarValue other, ScalarValue alpha);

        [LibraryImport(Library)]
        private static partial Status ts_add_(Tensor self, Tensor other, ScalarValue alpha);

        [LibraryImport(Library)]
        private static partial Status ts_add__scalar(Tensor self, ScalarValue other, ScalarValue alpha);

        [LibraryImport(Library)]
        private static partial Tensor ts_sub(Tensor self, Tensor other, ScalarValue alpha);

        [LibraryImport(Library)]
        private static partial Tensor ts_sub_scalar(Tensor self, ScalarValue other, ScalarValue alpha);

        [LibraryImport(Library)]
        private static partial Status ts_sub_(Tensor self, Tensor other, ScalarValue alpha);

        [LibraryImport(Library)]
        private static partial Status ts_sub__scalar(Tensor self, ScalarValue other, ScalarValue alpha);

        [LibraryImport(Library)]
        private static partial Tensor ts_mul(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_mul_scalar(Tensor self, ScalarValue other);

        [LibraryImport(Library)]
        private static partial Status ts_mul_(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Status ts_mul__scalar(Tensor self, ScalarValue other);

        [LibraryImport(Library)]
        private static partial Tensor ts_div(Tensor self, Tensor other, int mode);

        [LibraryImport(Library)]
        private static partial Tensor ts_div_scalar(Tensor self, ScalarValue other, int mode);

        [LibraryImport(Library)]
        private static partial Status ts_div_(Tensor self, Tensor other, int mode);

        [LibraryImport(Library)]
        private static partial Status ts_div__scalar(Tensor self, ScalarValue other, int mode);

        [LibraryImport(Library)]
        private static partial Tensor ts_remainder(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_remainder_scalar(Tensor self, ScalarValue other);

        [LibraryImport(Library)]
        private static partial Tensor ts_fmod(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_fmod_scalar(Tensor self, ScalarValue other);

        [LibraryImport(Library)]
        private static partial Tensor ts_pow(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_pow_scalar(Tensor self, ScalarValue other);

        [LibraryImport(Library)]
        private static partial Status ts_pow_(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Status ts_pow__scalar(Tensor self, ScalarValue other);

        [LibraryImport(Library)]
        private static partial Tensor ts_addcmul(Tensor self, Tensor a, Tensor b, ScalarValue value);

        [LibraryImport(Library)]
        private static partial Status ts_addcmul_(Tensor self, Tensor a, Tensor b, ScalarValue value);

        [LibraryImport(Library)]
        private static partial Tensor ts_addcdiv(Tensor self, Tensor a, Tensor b, ScalarValue value);

        [LibraryImport(Library)]
        private static partial Status ts_addcdiv_(Tensor self, Tensor a, Tensor b, ScalarValue value);

        [LibraryImport(Library)]
        private static partial Tensor ts_lerp(Tensor self, Tensor end, Tensor weight);

        [LibraryImport(Library)]
        private static partial Status ts_lerp_(Tensor self, Tensor end, Tensor weight);
    }
}
