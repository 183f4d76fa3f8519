using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Conv2d Conv2d(
                long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0,
                long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, Both(kernel_size), Both(stride), Both(padding), null, Both(dilation),
                    padding_mode, groups, bias, device, dtype);

            public static Conv2d Conv2d(
                long in_channels, long out_channels, (long, long) kernel_size, (long, long)? stride = null,
                (long, long)? padding = null, (long, long)? dilation = null,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, Both(kernel_size), Both(stride ?? (1, 1)), Both(padding ?? (0, 0)), null,
                    Both(dilation ?? (1, 1)), padding_mode, groups, bias, device, dtype);

            /// <summary>A convolution that pads by rule; <see cref="Padding.Same"/> wants a stride of 1.</summary>
            public static Conv2d Conv2d(
                long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1,
                long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                new(
                    in_channels, out_channels, Both(kernel_size), Both(stride), null, padding, Both(dilation),
                    padding_mode, groups, bias, device, dtype);

            /// <summary>A convolution that pads by rule; <see cref="Padding.Same"/> wants a stride of 1.</summary>
            public static Conv2d Conv2d(
                long in_channels, long out_channels, (long, long) kernel_size, Padding padding,
                (long, long)? stride = null, (long, long)? dilation = null,
                PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
                bool bias = true, Device? device = null, ScalarType? dtype = null) =>
                new(in_channels, out_channels, Both(kernel_size), Both(stride ?? (1, 1)), null, padding,
                    Both(dilation ?? (1, 1)), padding_mode, groups, bias, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A convolution: its weight is [out_channels, in_channels / groups, kernel...], its bias [out_channels]
    /// or null.</summary>
    public abstract class Convolution : nn.Module<Tensor, Tensor>
    {
        private protected Convolution(
            string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding,
            Padding? padding_type, long[] dilation, PaddingModes padding_mode, long groups, bool bias, Device? device,
            ScalarType? dtype)
            : base(name)
        {
            if (groups <= 0 || in_channels % groups != 0 || out_channels % groups != 0)
            {
                throw new ArgumentException(
                    $"groups ({groups}) must divide in_channels ({in_channels}) and out_channels ({out_channels}).",
                    nameof(groups));
            }

            if (padding_type == Padding.Same && stride.Any(s => s != 1))
            {
                throw new ArgumentException("Padding.Same wants a stride of 1.", nameof(stride));
            }

            (this.in_channels, this.out_channels, this.groups) = (in_channels, out_channels, groups);
            (this.kernel_size, this.stride, this.dilation) = (kernel_size, stride, dilation);
            (this.padding, this.padding_type, this.padding_mode) = (padding, padding_type, padding_mode);
            weight = new Parameter(empty([out_channels, in_channels / groups, .. kernel_size], dtype, device));
            this.bias = bias ? new Parameter(empty([out_channels], dtype, device)) : null;
            reset_parameters();
        }

        public Parameter weight
        {
            get => Own(nameof(weight))!;
            set => Own(nameof(weight), value);
        }

        public Parameter? bias
        {
            get => Own(nameof(bias));
            set => Own(nameof(bias), value);
        }

        public long in_channels { get; }

        public long out_channels { get; }

        public long[] kernel_size { get; set; }

        public long[] stride { get; set; }

        /// <summary>Null where <see cref="padding_type"/> rules.</summary>
        public long[]? padding { get; }

        public Padding? padding_type { get; }

        public long[] dilation { get; set; }

        public PaddingModes padding_mode { get; set; }

        public long groups { get; set; }

        /// <summary>Draws weight and bias as PyTorch does: uniformly within 1 / sqrt(fan in).</summary>
        public void reset_parameters() => nn.init.ResetLinear(weight, bias);

        /// <summary>What <see cref="nn.functional.pad(Tensor, long[], PaddingModes, double)"/> takes: the last
        /// dimension first.</summary>
        private protected long[] PadsLastFirst()
        {
            var pads = new List<long>();
            for (var i = kernel_size.Length - 1; i >= 0; i--)
            {
                var total = dilation[i] * (kernel_size[i] - 1);
                var (before, after) = padding is { } given ? (given[i], given[i])
                    : padding_type == Padding.Same ? (total / 2, total - (total / 2)) : (0, 0);
                pads.Add(before);
                pads.Add(after);
            }

            return [.. pads];
        }
    }

    /// <summary>A convolution of [batch, channels, height, width].</summary>
    public sealed class Conv2d : Convolution
    {
        internal Conv2d(
            long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding,
            Padding? padding_type, long[] dilation, PaddingModes padding_mode, long groups, bool bias, Device? device,
            ScalarType? dtype)
            : base(nameof(Conv2d), in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation,
                padding_mode, groups, bias, device, dtype)
        {
        }

        public override Tensor forward(Tensor input)
        {
            if (padding_mode is not (PaddingModes.Zeros or PaddingModes.Constant))
            {
                using var padded = pad(input, PadsLastFirst(), padding_mode);
                return conv2d(padded, weight, bias, stride, null, dilation, groups);
            }

            return padding_type is { } rule
                ? conv2d_padding(input, weight, bias, stride, rule, dilation, groups)
                : conv2d(input, weight, bias, stride, padding, dilation, groups);
        }
    }
}
