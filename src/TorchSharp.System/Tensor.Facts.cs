using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>What a tensor is: shape, dtype, device and layout.</summary>
    public partial class Tensor
    {
        private enum Fact
        {
            Dimensions,
            Elements,
            ElementSize,
            Type,
            DeviceType,
            DeviceIndex,
            Leaf,
            RequiresGrad,
            Contiguous,
            Sparse,
            StorageOffset,
            Pinned,
        }

        public string? name { get; set; }

        public unsafe long[] shape
        {
            get
            {
                ts_sizes(this, out nint sizes, out int count);
                long[] result = new ReadOnlySpan<long>((void*)sizes, count).ToArray();
                GC.KeepAlive(this);
                return result;
            }
        }

        public long ndim => Get(Fact.Dimensions);

        public long Dimensions => Get(Fact.Dimensions);

        public long NumberOfElements => Get(Fact.Elements);

        public long ElementSize => Get(Fact.ElementSize);

        public ScalarType dtype => (ScalarType)Get(Fact.Type);

        public Device device => new(device_type, device_index);

        public DeviceType device_type => (DeviceType)Get(Fact.DeviceType);

        public int device_index => (int)Get(Fact.DeviceIndex);

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_leaf => Get(Fact.Leaf) != 0;

        public bool is_sparse => Get(Fact.Sparse) != 0;

        public long[] size() => shape;

        public long size(int dim)
        {
            long[] sizes = shape;
            int index = dim < 0 ? dim + sizes.Length : dim;
            return (uint)index < (uint)sizes.Length
                ? sizes[index]
                : throw new ArgumentOutOfRangeException(nameof(dim), dim, $"The tensor has {sizes.Length} dimensions.");
        }

        public long dim() => Get(Fact.Dimensions);

        public long numel() => Get(Fact.Elements);

        public long element_size() => Get(Fact.ElementSize);

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_floating_point() => dtype.IsFloating();

        public bool is_complex() => dtype.IsComplex();

        public bool is_integral() => dtype.IsIntegral();

        public bool is_contiguous() => Get(Fact.Contiguous) != 0;

        public bool is_pinned() => Get(Fact.Pinned) != 0;

        public long storage_offset() => Get(Fact.StorageOffset);

        public unsafe long[] stride()
        {
            ts_strides(this, out nint strides, out int count);
            long[] result = new ReadOnlySpan<long>((void*)strides, count).ToArray();
            GC.KeepAlive(this);
            return result;
        }

        public long stride(int dim)
        {
            long[] strides = stride();
            int index = dim < 0 ? dim + strides.Length : dim;
            return (uint)index < (uint)strides.Length
                ? strides[index]
                : throw new ArgumentOutOfRangeException(
                    nameof(dim), dim, $"The tensor has {strides.Length} dimensions.");
        }

        private long Get(Fact fact)
        {
            ts_fact(this, (int)fact, out long value);
            return value;
        }

        [LibraryImport(Library)]
        private static partial Status ts_fact(Tensor self, int fact, out long value);

        [LibraryImport(Library)]
        private static partial Status ts_sizes(Tensor self, out nint values, out int count);

        [LibraryImport(Library)]
        private static partial Status ts_strides(Tensor self, out nint values, out int count);
    }
}
