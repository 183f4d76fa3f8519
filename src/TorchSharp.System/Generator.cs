using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace TorchSharp;

/// <summary>Random number generators; the functions of <c>torch.random</c> are about the CPU's global one.</summary>
public static partial class torch
{
    /// <summary>Seeds the global generators of all devices.</summary>
    public static Generator manual_seed(long seed)
    {
        ts_manual_seed((ulong)seed);
        return Generator.Default;
    }

    public static long seed()
    {
        using Generator generator = Generator.Default;
        return generator.seed();
    }

    public static long initial_seed()
    {
        using Generator generator = Generator.Default;
        return generator.initial_seed();
    }

    public static Tensor get_rng_state()
    {
        using Generator generator = Generator.Default;
        return generator.get_state();
    }

    public static void set_rng_state(Tensor new_state)
    {
        using Generator generator = Generator.Default;
        generator.set_state(new_state);
    }

    [LibraryImport(Library)]
    private static partial Status ts_manual_seed(ulong seed);

    public static class random
    {
        public static long seed() => torch.seed();

        public static long initial_seed() => torch.initial_seed();

        public static Generator manual_seed(long seed) => torch.manual_seed(seed);

        public static Tensor get_rng_state() => torch.get_rng_state();

        public static void set_rng_state(Tensor new_state) => torch.set_rng_state(new_state);
    }

    [NativeMarshalling(typeof(GeneratorMarshaller))]
    public partial class Generator : IDisposable
    {
        private readonly GeneratorHandle _handle;

        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            _handle = new GeneratorHandle(ts_generator_new(seed, (int)this.device.type, this.device.index));
        }

        private Generator(GeneratorHandle handle)
        {
            _handle = handle;
            device = CPU;
        }

        public static Generator Default => new(new GeneratorHandle(ts_generator_default((int)DeviceType.CPU, -1)));

        public nint Handle => OpenHandle.DangerousGetHandle();

        public Device device { get; }

        internal GeneratorHandle OpenHandle => _handle.IsClosed
            ? throw new ObjectDisposedException(nameof(Generator), "The generator was disposed and cannot be used.")
            : _handle;

        public Tensor get_state() => ts_generator_state(this);

        public void set_state(Tensor value) => ts_generator_set_state(this, value);

        public Generator manual_seed(long seed)
        {
            ts_generator_set_seed(this, (ulong)seed);
            return this;
        }

        public long seed()
        {
            ts_generator_reseed(this, out ulong seed);
            return (long)seed;
        }

        public long initial_seed()
        {
            ts_generator_seed(this, out ulong seed);
            return (long)seed;
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing) => _handle.Dispose();

        [LibraryImport(Library)]
        private static partial nint ts_generator_new(ulong seed, int deviceType, int deviceIndex);

        [LibraryImport(Library)]
        private static partial nint ts_generator_default(int deviceType, int deviceIndex);

        [LibraryImport(Library)]
        private static partial Tensor ts_generator_state(Generator self);

        [LibraryImport(Library)]
        private static partial Status ts_generator_set_state(Generator self, Tensor state);

        [LibraryImport(Library)]
        private static partial Status ts_generator_set_seed(Generator self, ulong seed);

        [LibraryImport(Library)]
        private static partial Status ts_generator_reseed(Generator self, out ulong seed);

        [LibraryImport(Library)]
        private static partial Status ts_generator_seed(Generator self, out ulong seed);
    }
}
