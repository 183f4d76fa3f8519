using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>What holds for a thread or the whole process: gradient modes, thread counts, defaults.</summary>
public static partial class torch
{
    public static string __version__ => Marshal.PtrToStringUTF8(ts_version()) ?? "";

    public static IDisposable no_grad() => new GradMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    public static bool is_grad_enabled() => ts_is_grad_enabled() != 0;

    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    public static bool is_inference_mode_enabled() => ts_is_inference_mode_enabled() != 0;

    public static int get_num_threads() => ts_get_num_threads();

    public static void set_num_threads(int num) => ts_set_num_threads(num);

    public static int get_num_interop_threads() => ts_get_num_interop_threads();

    public static void set_num_interop_threads(int num) => ts_set_num_interop_threads(num);

    public static ScalarType get_default_dtype() => (ScalarType)ts_get_default_dtype();

    public static void set_default_dtype(ScalarType dtype) => ts_set_default_dtype((int)dtype);

    /// <summary>
    /// Throws what the thread's last native call left, if anything; the members of this binding do so themselves.
    /// </summary>
    public static void CheckForErrors()
    {
        if (Native.Failure() is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>Gradients on or off for this thread until disposed.</summary>
    private sealed class GradMode : IDisposable
    {
        private readonly bool _before = is_grad_enabled();
        private bool _ended;

        internal GradMode(bool on) => ts_set_grad_enabled(on ? 1 : 0);

        public void Dispose()
        {
            if (!_ended)
            {
                _ended = true;
                ts_set_grad_enabled(_before ? 1 : 0);
            }
        }
    }

    /// <summary>libtorch's inference mode for this thread until disposed.</summary>
    private sealed class InferenceMode(bool on) : IDisposable
    {
        private nint _guard = ts_inference_mode_new(on ? 1 : 0);

        public void Dispose()
        {
            if (_guard != 0)
            {
                ts_inference_mode_free(_guard);
                _guard = 0;
            }
        }
    }

    [LibraryImport(Library)]
    private static partial nint ts_version();

    [LibraryImport(Library)]
    private static partial int ts_is_grad_enabled();

    [LibraryImport(Library)]
    private static partial void ts_set_grad_enabled(int on);

    [LibraryImport(Library)]
    private static partial int ts_is_inference_mode_enabled();

    [LibraryImport(Library)]
    private static partial nint ts_inference_mode_new(int on);

    [LibraryImport(Library)]
    private static partial void ts_inference_mode_free(nint guard);

    [LibraryImport(Library)]
    private static partial int ts_get_num_threads();

    [LibraryImport(Library)]
    private static partial Status ts_set_num_threads(int count);

    [LibraryImport(Library)]
    private static partial int ts_get_num_interop_threads();

    [LibraryImport(Library)]
    private static partial Status ts_set_num_interop_threads(int count);

    [LibraryImport(Library)]
    private static partial int ts_get_default_dtype();

    [LibraryImport(Library)]
    private static partial Status ts_set_default_dtype(int dtype);
}
