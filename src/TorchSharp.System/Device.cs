using System.Globalization;

namespace TorchSharp;

public enum DeviceType
{
    CPU = 0,
    CUDA = 1,
    MKLDNN = 2,
    OPENGL = 3,
    OPENCL = 4,
    IDEEP = 5,
    HIP = 6,
    FPGA = 7,
    MSNPU = 8,
    XLA = 9,
    MPS = 13,
    META = 14,
}

public static partial class torch
{
    public static readonly Device CPU = new(DeviceType.CPU);
    public static readonly Device META = new(DeviceType.META);

    public static Device CUDA => new(DeviceType.CUDA);

    public static Device device(string description) => new(description);

    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    public static Device device(int index) => new(index);

    public class Device
    {
        public Device(string description)
        {
            ArgumentNullException.ThrowIfNull(description);
            int colon = description.IndexOf(':');
            type = TypeNamed(colon < 0 ? description : description[..colon]);
            index = -1;
            if (colon >= 0)
            {
                ReadOnlySpan<char> digits = description.AsSpan(colon + 1);
                index = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                    ? number
                    : throw new ArgumentException(
                        $"A device is written like 'cpu' or 'cuda:0', not '{description}'.", nameof(description));
            }
        }

        public Device(string deviceType, int index = -1) : this(TypeNamed(deviceType), index)
        {
        }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        public Device(int index) : this(DeviceType.CUDA, index)
        {
        }

        public DeviceType type { get; }

        public int index { get; }

        public static implicit operator Device(string description) => new(description);

        public override string ToString() => type.ToString().ToLowerInvariant()
            + (index < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $":{index}"));

        private static DeviceType TypeNamed(string name) =>
            Enum.TryParse(name, ignoreCase: true, out DeviceType type) && !char.IsAsciiDigit(name[0])
                ? type
                : throw new ArgumentException(
                    $"There is no device type '{name}'; it is 'cpu', 'cuda', 'mps' or 'meta'.", nameof(name));
    }
}
