using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static BatchNorm1d BatchNorm1d(
                long num_features, double eps = 1e-5, double momentum = 0.1, bool affine = true,
                bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);

            public static BatchNorm2d BatchNorm2d(
                long num_features, double eps = 1e-5, double momentum = 0.1, bool affine = true,
                bool track_running_stats = true, Device? device = null, ScalarType? dtype = null) =>
                new(num_features, eps, momentum, affine, track_running_stats, device, dtype);

            public static LayerNorm LayerNorm(
                long[] normalized_shape, double eps = 1e-5, bool elementwise_affine = true, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

            public static LayerNorm LayerNorm(
                long normalized_shape, double eps = 1e-5, bool elementwise_affine = true, bool bias = true,
                Device? device = null, ScalarType? dtype = null) =>
                new([normalized_shape], eps, elementwise_affine, bias, device, dtype);

            public static GroupNorm GroupNorm(
                long num_groups, long num_channels, double eps = 1e-5, bool affine = true, Device? device = null,
                ScalarType? dtype = null) =>
                new(num_groups, num_channels, eps, affine, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Normalizes each channel over the batch in training, by running statistics in evaluation.</summary>
    public abstract class NormBase : nn.Module<Tensor, Tensor>
    {
        private protected NormBase(
            long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device,
            ScalarType? dtype, string name)
            : base(name)
        {
            (this.num_features, this.eps, this.momentum) = (num_features, eps, momentum);
            (this.affine, this.track_running_stats) = (affine, track_running_stats);
            if (affine)
            {
                weight = new Parameter(ones([num_features], dtype, device));
                bias = new Parameter(zeros([num_features], dtype, device));
            }

            if (track_running_stats)
            {
                running_mean = zeros([num_features], dtype, device);
                running_var = ones([num_features], dtype, device);
                num_batches_tracked = zeros([], ScalarType.Int64, device);
            }
        }

        /// <summary>Null without <see cref="affine"/>.</summary>
        public Parameter weight
        {
            get => Own(nameof(weight))!;
            set => Own(nameof(weight), value);
        }

        /// <summary>Null without <see cref="affine"/>.</summary>
        public Parameter? bias
        {
            get => Own(nameof(bias));
            set => Own(nameof(bias), value);
        }

        public Tensor? running_mean
        {
            get => OwnBuffer(nameof(running_mean));
            set => OwnBuffer(nameof(running_mean), value);
        }

        public Tensor? running_var
        {
            get => OwnBuffer(nameof(running_var));
            set => OwnBuffer(nameof(running_var), value);
        }

        public Tensor? num_batches_tracked
        {
            get => OwnBuffer(nameof(num_batches_tracked));
            set => OwnBuffer(nameof(num_batches_tracked), value);
        }

        public long num_features { get; }

        public double eps { get; set; }

        /// <summary>The share of the newest batch in the running statistics; null: every batch counts the
        /// same.</summary>
        public double? momentum { get; set; }

        public bool affine { get; }

        public bool track_running_stats { get; }

        /// <summary>Puts the running statistics back to mean 0 and variance 1.</summary>
        public void reset_running_stats()
        {
            running_mean?.zero_();
            running_var?.fill_(1);
            num_batches_tracked?.zero_();
        }

        /// <summary>Puts weight back to 1, bias to 0 and the running statistics to where they began.</summary>
        public void reset_parameters()
        {
            reset_running_stats();
            if (affine)
            {
                nn.init.ones_(weight);
                nn.init.zeros_(bias!);
            }
        }
    }

    /// <inheritdoc cref="NormBase"/>
    public abstract class BatchNorm : NormBase
    {
        private readonly long[] _dimensions;

        private protected BatchNorm(
            long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device,
            ScalarType? dtype, string name, params long[] dimensions)
            : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name) =>
            _dimensions = dimensions;

        public override Tensor forward(Tensor input)
        {
            if (!_dimensions.Contains(input.dim()))
            {
                throw new ArgumentException(
                    $"{GetName()} wants {string.Join(" or ", _dimensions)} dimensions, not {input.dim()}.",
                    nameof(input));
            }

            var tracks = running_mean is not null && running_var is not null;
            if (training && track_running_stats)
            {
                num_batches_tracked?.add_(1);
            }

            var share = momentum ?? (training && num_batches_tracked is { } count ? 1.0 / count.ToInt64() : 0);
            return nn.functional.batch_norm(
                input, !training || track_running_stats ? running_mean : null,
                !training || track_running_stats ? running_var : null, weight, bias, training || !tracks, share, eps);
        }
    }

    /// <summary>Batch normalization of [batch, channels] or [batch, channels, length].</summary>
    public sealed class BatchNorm1d : BatchNorm
    {
        internal BatchNorm1d(
            long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device,
            ScalarType? dtype)
            : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(BatchNorm1d), 2, 3)
        {
        }
    }

    /// <summary>Batch normalization of [batch, channels, height, width].</summary>
    public sealed class BatchNorm2d : BatchNorm
    {
        internal BatchNorm2d(
            long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device,
            ScalarType? dtype)
            : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(BatchNorm2d), 4)
        {
        }
    }

    /// <summary>Normalizes each example over its last dimensions.</summary>
    public sealed class LayerNorm : nn.Module<Tensor, Tensor>
    {
        internal LayerNorm(
            long[] normalized_shape, double eps, bool elementwise_affine, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(LayerNorm))
        {
            (this.normalized_shape, this.eps, this.elementwise_affine) = (normalized_shape, eps, elementwise_affine);
            if (elementwise_affine)
            {
                weight = new Parameter(ones(normalized_shape, dtype, device));
                this.bias = bias ? new Parameter(zeros(normalized_shape, dtype, device)) : null;
            }
        }

        /// <summary>Null without <see cref="elementwise_affine"/>.</summary>
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

        public long[] normalized_shape { get; set; }

        public double eps { get; set; }

        public bool elementwise_affine { get; set; }

        public override Tensor forward(Tensor tensor) =>
            nn.functional.layer_norm(tensor, normalized_shape, weight, bias, eps);
    }

    /// <summary>Normalizes each example over groups of channels.</summary>
    public sealed class GroupNorm : nn.Module<Tensor, Tensor>
    {
        internal GroupNorm(
            long num_groups, long num_channels, double eps, bool affine, Device? device, ScalarType? dtype)
            : base(nameof(GroupNorm))
        {
            (this.num_groups, this.eps, this.affine) = (num_groups, eps, affine);
            if (affine)
            {
                weight = new Parameter(ones([num_channels], dtype, device));
                bias = new Parameter(zeros([num_channels], dtype, device));
            }
        }

        /// <summary>Null without <see cref="affine"/>.</summary>
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

        public long num_groups { get; set; }

        public double eps { get; set; }

        public bool affine { get; set; }

        public override Tensor forward(Tensor tensor) =>
            nn.functional.group_norm(tensor, num_groups, weight, bias, eps);
    }
}
