using System.Runtime.InteropServices;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The elements as .NET sees them.</summary>
    public partial class Tensor
    {
        public unsafe Span<byte> bytes
        {
            get
            {
                long length = checked(NumberOfElements * ElementSize);
                if (length > int.MaxValue)
                {
                    throw new InvalidOperationException(
                        $"The tensor has {length} bytes; a span reaches {int.MaxValue}.");
                }

                return new Span<byte>((void*)PlainMemory(), (int)length);
            }

            set
            {
                Span<byte> own = bytes;
                if (value.Length != own.Length)
                {
                    throw new ArgumentException(
                        $"{value.Length} bytes do not fill a tensor of {own.Length}.", nameof(value));
                }

                value.CopyTo(own);
                GC.KeepAlive(this);
            }
        }

        public unsafe T item<T>() where T : unmanaged
        {
            if (NumberOfElements != 1)
            {
                throw new ArgumentException(
                    $"Only a tensor of one element has an item; this one has {NumberOfElements}.");
            }

            Match<T>();
            byte* room = stackalloc byte[16];
            ts_item(this, room);
            return *(T*)room;
        }

        /// <summary>The elements, by position; of a tensor on another device, a copy.</summary>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            Match<T>();
            nint elements = ts_elements(this, out nint start);
            TensorHandle handle = elements != 0 ? new TensorHandle(elements, counted: false) : throw Native.Failure()!;
            return new TensorAccessor<T>(handle, start, shape, stride());
        }

        public unsafe Scalar ToScalar()
        {
            if (NumberOfElements != 1)
            {
                throw new ArgumentException(
                    $"Only a tensor of one element is a number; this one has {NumberOfElements}.");
            }

            byte* room = stackalloc byte[16];
            switch (dtype)
            {
                case ScalarType.Float32 or ScalarType.Float64 or ScalarType.Float16 or ScalarType.BFloat16:
                    ts_item_as(this, (int)ScalarType.Float64, room);
                    return *(double*)room;
                case ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64:
                    ts_item_as(this, (int)ScalarType.ComplexFloat64, room);
                    return *(System.Numerics.Complex*)room;
                case ScalarType.Bool:
                    ts_item(this, room);
                    return *(bool*)room;
                default:
                    ts_item_as(this, (int)ScalarType.Int64, room);
                    return *(long*)room;
            }
        }

        public object tolist()
        {
            if (ndim == 0)
            {
                return ToScalar();
            }

            using DisposeScope scope = NewDisposeScope();
            return unbind().Select(part => part.tolist()).ToList();
        }

        public T ReadCpuValue<T>(long i) where T : unmanaged
        {
            using TensorAccessor<T> elements = data<T>();
            return elements.At(i);
        }

        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);

        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);

        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);

        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);

        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);

        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);

        public unsafe void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            byte* next = (byte*)PlainMemory();
            for (long left = NumberOfElements * ElementSize; left > 0;)
            {
                int part = (int)Math.Min(left, PartSize(bufferSize));
                stream.Write(new ReadOnlySpan<byte>(next, part));
                next += part;
                left -= part;
            }

            GC.KeepAlive(this);
        }

        public unsafe void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            byte* next = (byte*)PlainMemory();
            for (long left = NumberOfElements * ElementSize; left > 0;)
            {
                int part = (int)Math.Min(left, PartSize(bufferSize));
                stream.ReadExactly(new Span<byte>(next, part));
                next += part;
                left -= part;
            }

            GC.KeepAlive(this);
        }

        /// <summary>The one element as another dtype.</summary>
        internal unsafe T As<T>(ScalarType type) where T : unmanaged
        {
            if (NumberOfElements != 1)
            {
                throw new ArgumentException(
                    $"Only a tensor of one element is a number; this one has {NumberOfElements}.");
            }

            byte* room = stackalloc byte[16];
            ts_item_as(this, (int)type, room);
            return *(T*)room;
        }

        private static int PartSize(int bufferSize)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bufferSize);
            return bufferSize;
        }

        private void Match<T>() where T : unmanaged
        {
            ScalarType type = dtype;
            if (ScalarTypeFacts.TryOf(typeof(T)) != type)
            {
                throw new ArgumentException(
                    $"The elements are {type}; they cannot be read as the .NET type {typeof(T).Name}.");
            }
        }

        private nint PlainMemory()
        {
            if (device_type != DeviceType.CPU)
            {
                throw new InvalidOperationException(
                    $"The bytes of a tensor on {device} cannot be reached; take cpu() first.");
            }

            if (!is_contiguous())
            {
                throw new InvalidOperationException(
                    "The tensor's elements do not lie in order; take contiguous() first.");
            }

            ts_data(this, out nint data);
            return data;
        }

        [LibraryImport(Library)]
        private static partial nint ts_elements(Tensor self, out nint start);

        [LibraryImport(Library)]
        private static partial Status ts_data(Tensor self, out nint data);

        [LibraryImport(Library)]
        private static unsafe partial Status ts_item(Tensor self, byte* value);

        [LibraryImport(Library)]
        private static unsafe partial Status ts_item_as(Tensor self, int dtype, byte* value);
    }
}
