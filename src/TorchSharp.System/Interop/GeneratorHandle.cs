using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Owns one native generator; null from native code is a failed call.</summary>
internal sealed partial class GeneratorHandle : SafeHandle
{
    internal GeneratorHandle(nint generator) : base(0, true)
    {
        if (generator == 0)
        {
            throw Native.Failure() ?? new InvalidOperationException("libtorch gave no generator.");
        }

        SetHandle(generator);
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        ts_generator_free(handle);
        return true;
    }

    [LibraryImport(Native.Library)]
    private static partial void ts_generator_free(nint generator);
}
