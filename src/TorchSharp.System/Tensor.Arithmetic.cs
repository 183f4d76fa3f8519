using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        [LibraryImport(Native.Library)]
        private static partial Tensor ts_add(Tensor self, Tensor other, ScalarValue alpha);

        [LibraryImport(Native.Library)]
        private static partial Tensor ts_mul(Tensor self, Tensor other);

        [LibraryImport(Native.Library)]
        private static partial Status ts_add_(Tensor self, Tensor other, ScalarValue alpha);

        public Tensor add(Tensor target) => ts_add(this, target, 1L);

        public Tensor add_(Tensor target) => This(ts_add_(this, target, 1L));

        public Tensor mul(Tensor target) => ts_mul(this, target);
    }
}
