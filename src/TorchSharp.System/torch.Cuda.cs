using System.Runtime.InteropServices;

namespace TorchSharp;

/// <summary>Which devices there are.</summary>
public static partial class torch
{
    public static bool cuda_is_available() => cuda.is_available();

    public static bool mps_is_available() => ts_has_mps() != 0;

    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType switch
    {
        DeviceType.CPU or DeviceType.META => true,
        DeviceType.CUDA => cuda.is_available(),
        DeviceType.MPS => mps_is_available(),
        _ => false,
    };

    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType))
        {
            throw new InvalidOperationException(
                $"This machine or this build of libtorch {__version__} has no {deviceType} device.");
        }
    }

    public static Device InitializeDevice(Device? device)
    {
        Device chosen = device ?? CPU;
        InitializeDeviceType(chosen.type);
        return chosen;
    }

    [LibraryImport(Library)]
    private static partial int ts_has_mps();

    public static partial class cuda
    {
        public static bool is_available() => device_count() > 0;

        public static bool is_cudnn_available() => is_available() && ts_cuda_has_cudnn() != 0;

        public static int device_count() => ts_cuda_device_count();

        /// <summary>Seeds the current device's generator; without CUDA nothing happens.</summary>
        public static void manual_seed(long seed) => Seed(seed, is_available() ? 1 : 0);

        /// <summary>Seeds the generators of all devices; without CUDA nothing happens.</summary>
        public static void manual_seed_all(long seed) => Seed(seed, device_count());

        public static void synchronize(Device? device = null) => ts_cuda_synchronize(device?.index ?? -1);

        private static void Seed(long seed, int devices)
        {
            for (int i = 0; i < devices; i++)
            {
                ts_cuda_manual_seed((ulong)seed, devices == 1 ? -1 : i);
            }
        }

        [LibraryImport(Library)]
        private static partial int ts_cuda_device_count();

        [LibraryImport(Library)]
        private static partial int ts_cuda_has_cudnn();

        [LibraryImport(Library)]
        private static partial Status ts_cuda_manual_seed(ulong seed, int deviceIndex);

        [LibraryImport(Library)]
        private static partial Status ts_cuda_synchronize(int deviceIndex);
    }

    public static partial class backends
    {
        public static partial class cuda
        {
            public static partial class matmul
            {
                public static bool allow_tf32
                {
                    get => ts_get_allow_tf32_matmul() != 0;
                    set => ts_set_allow_tf32_matmul(value ? 1 : 0);
                }

                [LibraryImport(Library)]
                private static partial int ts_get_allow_tf32_matmul();

                [LibraryImport(Library)]
                private static partial Status ts_set_allow_tf32_matmul(int on);
            }
        }

        public static partial class cudnn
        {
            public static bool allow_tf32
            {
                get => ts_get_allow_tf32_cudnn() != 0;
                set => ts_set_allow_tf32_cudnn(value ? 1 : 0);
            }

            [LibraryImport(Library)]
            private static partial int ts_get_allow_tf32_cudnn();

            [LibraryImport(Library)]
            private static partial Status ts_set_allow_tf32_cudnn(int on);
        }
    }
}
