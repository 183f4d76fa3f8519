using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

public static partial class torch
{
    private const string Library = Native.Library;

    /// <summary>
    /// A libtorch tensor: its life. The other files of this class hold one family of operations each.
    /// </summary>
    [NativeMarshalling(typeof(TensorMarshaller))]
    public partial class Tensor : IDisposable
    {
        private readonly TensorHandle _handle;

        /// <summary>Takes over a native tensor that the caller owns.</summary>
        internal Tensor(nint handle)
        {
            _handle = new TensorHandle(handle);
            DisposeScopeManager.Current.Register(this);
        }

        public static long TotalCount => TensorHandle.Live;

        public static long PeakCount => TensorHandle.Peak;

        public bool IsInvalid => _handle.IsClosed || _handle.IsInvalid;

        public nint Handle => OpenHandle.DangerousGetHandle();

        internal TensorHandle OpenHandle => IsInvalid ? throw Disposed() : _handle;

        internal DisposeScope? OwningDisposeScope { get; set; }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        /// <summary>Gives the native tensor to the caller, who must free it; this object is as if disposed.</summary>
        public nint DecoupleFromNativeHandle()
        {
            nint handle = OpenHandle.Decouple();
            Forget();
            return handle;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is { } owner)
            {
                owner.MoveToOther(other, this);
            }
            else
            {
                other?.Attach(this);
            }

            return this;
        }

        /// <summary>Frees the native tensor; the scope has forgotten this object already.</summary>
        internal void Release() => _handle.Dispose();

        protected virtual void Dispose(bool disposing)
        {
            if (!_handle.IsClosed)
            {
                _handle.Dispose();
                Forget();
            }
        }

        /// <summary>What an in-place operation returns.</summary>
        private Tensor This(Status status) => this;

        private void Forget()
        {
            if (OwningDisposeScope is { } scope)
            {
                scope.MarkAsDisposed(this);
            }
            else
            {
                DisposeScopeManager.Current.Lifetimes.DisposedOutsideScopeCount++;
            }
        }

        private static ObjectDisposedException Disposed() =>
            new(
            nameof(Tensor),
            "The tensor was disposed, by Dispose or by the end of its dispose scope, and cannot be used.");
    }
}
