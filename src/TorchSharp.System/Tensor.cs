using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

public static partial class torch
{
    [NativeMarshalling(typeof(TensorMarshaller))]
    public partial class Tensor : IDisposable
    {
        private readonly TensorHandle _handle;

        /// <summary>Takes over a native tensor that the caller owns.</summary>
        internal Tensor(nint handle) => _handle = new TensorHandle(handle);

        public static long TotalCount => TensorHandle.Live;

        public static long PeakCount => TensorHandle.Peak;

        public bool IsInvalid => _handle.IsClosed || _handle.IsInvalid;

        public nint Handle => OpenHandle.DangerousGetHandle();

        internal TensorHandle OpenHandle => IsInvalid ? throw Disposed() : _handle;

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        public nint DecoupleFromNativeHandle() => OpenHandle.Decouple();

        protected virtual void Dispose(bool disposing) => _handle.Dispose();

        /// <summary>What an in-place operation returns.</summary>
        private protected Tensor This(Status status) => this;

        private static ObjectDisposedException Disposed() =>
            new(nameof(Tensor), "The tensor was disposed, by Dispose or by the end of its dispose scope, and cannot be used.");

        /// <summary>Another owner of the same tensor.</summary>
        [LibraryImport(Native.Library)]
        internal static partial Tensor ts_share(Tensor self);
    }
}
