using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>
/// The C++ half. An export returns null or a nonzero status when it failed and keeps libtorch's message for
/// <see cref="Failure"/>; the marshallers beside this file turn that into an exception, so a declaration is all an
/// operation needs:
/// <code>
/// [LibraryImport(Native.Library)] private static partial Tensor ts_exp(Tensor self);
/// public Tensor exp() => ts_exp(this);
/// </code>
/// </summary>
internal static partial class Native
{
    internal const string Library = "TorchSharpSystem";

    /// <summary>The exception for this thread's last failed native call; null when none failed.</summary>
    [SuppressMessage("Usage", "CA2201", Justification = "The type that TorchSharp throws.")]
    internal static Exception? Failure()
    {
        nint message = ts_take_error();
        if (message == 0)
        {
            return null;
        }

        string text = Marshal.PtrToStringUTF8(message) ?? "";
        int end = text.AsSpan().IndexOfAny('\n', '\r');
        return new ExternalException(end < 0 ? text : text[..end]);
    }

    [LibraryImport(Library)]
    private static partial nint ts_take_error();
}
