using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Other dtypes and devices, copies, and values written over a tensor.</summary>
    public partial class Tensor
    {
        public Tensor to(
            DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false,
            bool non_blocking = false) =>
            To(null, new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        public Tensor to(
            ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(type, device, copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(type, null, copy, disposeAfter, non_blocking);

        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(null, new Device(device), copy, disposeAfter, non_blocking);

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(null, device, copy, disposeAfter, non_blocking);

        public Tensor to(Tensor other, bool non_blocking = false) =>
            To(other.dtype, other.device, false, false, non_blocking);

        public Tensor to_type(
            ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            To(type, null, copy, disposeAfter, non_blocking);

        public Tensor type(ScalarType dtype) => to(dtype);

        public Tensor type_as(Tensor tensor) => to(tensor.dtype);

        public Tensor cpu() => to(CPU);

        public Tensor cuda(Device? device = null, bool non_blocking = false) =>
            to(device ?? CUDA, non_blocking: non_blocking);

        public Tensor pin_memory() => ts_pin_memory(this);

        public Tensor clone() => ts_clone(this);

        public Tensor contiguous() => ts_contiguous(this);

        public Tensor alias() => ts_alias(this);

        public Tensor to_dense() => ts_to_dense(this);

        public Tensor copy_(Tensor source, bool nonBlocking = false) =>
            This(ts_copy_(this, source, nonBlocking ? 1 : 0));

        public Tensor set_(Tensor source) => This(ts_set_(this, source));

        public Tensor @float() => to(ScalarType.Float32);

        public Tensor @double() => to(ScalarType.Float64);

        public Tensor half() => to(ScalarType.Float16);

        public Tensor bfloat16() => to(ScalarType.BFloat16);

        public Tensor @int() => to(ScalarType.Int32);

        public Tensor @long() => to(ScalarType.Int64);

        public Tensor @bool() => to(ScalarType.Bool);

        public Tensor @byte() => to(ScalarType.Byte);

        public Tensor fill_(Scalar value) => This(ts_fill__scalar(this, value));

        public Tensor zero_() => This(ts_zero_(this));

        private Tensor To(ScalarType? type, Device? device, bool copy, bool disposeAfter, bool nonBlocking)
        {
            Tensor result = ts_to(this, new TensorOptions(type, device), nonBlocking ? 1 : 0, copy ? 1 : 0);
            if (disposeAfter)
            {
                Dispose();
            }

            return result;
        }

        [LibraryImport(Library)]
        private static partial Tensor ts_to(Tensor self, TensorOptions options, int nonBlocking, int copy);

        [LibraryImport(Library)]
        private static partial Tensor ts_pin_memory(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_clone(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_contiguous(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_alias(Tensor self);

        [LibraryImport(Library)]
        private static partial Tensor ts_to_dense(Tensor self);

        [LibraryImport(Library)]
        private static partial Status ts_copy_(Tensor self, Tensor source, int nonBlocking);

        [LibraryImport(Library)]
        private static partial Status ts_set_(Tensor self, Tensor source);

        [LibraryImport(Library)]
        private static partial Status ts_fill__scalar(Tensor self, ScalarValue value);

        [LibraryImport(Library)]
        private static partial Status ts_zero_(Tensor self);
    }
}
