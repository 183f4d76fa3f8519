using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Values held within limits.</summary>
    public partial class Tensor
    {
        public Tensor clamp(Scalar? min = null, Scalar? max = null) => ts_clamp(this, min, max);

        public Tensor clamp(Tensor? min = null, Tensor? max = null) => ts_clamp_tensor(this, min, max);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => This(ts_clamp_(this, min, max));

        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => This(ts_clamp__tensor(this, min, max));

        public Tensor clip(Scalar? min = null, Scalar? max = null) => clamp(min, max);

        public Tensor clamp_min(Scalar min) => ts_clamp(this, min, ScalarValue.None);

        public Tensor clamp_max(Scalar max) => ts_clamp(this, ScalarValue.None, max);

        public Tensor clamp_min_(Scalar min) => This(ts_clamp_(this, min, ScalarValue.None));

        public Tensor clamp_max_(Scalar max) => This(ts_clamp_(this, ScalarValue.None, max));

        public Tensor maximum(Tensor other) => ts_maximum(this, other);

        public Tensor minimum(Tensor other) => ts_minimum(this, other);

        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) =>
            ts_nan_to_num(this, nan, Optional.Of(in posinf), Optional.Of(in neginf));

        [LibraryImport(Library)]
        private static partial Tensor ts_clamp(Tensor self, ScalarValue min, ScalarValue max);

        [LibraryImport(Library)]
        private static partial Status ts_clamp_(Tensor self, ScalarValue min, ScalarValue max);

        [LibraryImport(Library)]
        private static partial Tensor ts_clamp_tensor(Tensor self, Tensor? min, Tensor? max);

        [LibraryImport(Library)]
        private static partial Status ts_clamp__tensor(Tensor self, Tensor? min, Tensor? max);

        [LibraryImport(Library)]
        private static partial Tensor ts_maximum(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_minimum(Tensor self, Tensor other);

        [LibraryImport(Library)]
        private static partial Tensor ts_nan_to_num(
            Tensor self, double nan, ReadOnlySpan<double> posinf, ReadOnlySpan<double> neginf);
    }
}
