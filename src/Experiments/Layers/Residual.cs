using static System.FormattableString;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>What its layers give, plus its input, or plus what other layers make of the input.</summary>
/// <remarks>He et al., "Deep residual learning for image recognition", CVPR 2016.</remarks>
public sealed record Residual : LayerSpec
{
    /// <summary>The name that the shortcut's layers have before theirs.</summary>
    public const string ShortcutName = "shortcut";

    /// <summary>The layers.</summary>
    public required LayerStack Layers { get; init; }

    /// <summary>What the input goes through before it is added. Default: nothing.</summary>
    public LayerStack Shortcut { get; init; } = new([]);

    /// <inheritdoc/>
    public override string Kind => "residual";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, LayerStack Layers)> Parts => [("", Layers), (ShortcutName, Shortcut)];

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings =>
    [
        new("layers", Layers.ToText()),
        .. Shortcut.Count == 0 ? Array.Empty<Setting>() : [new Setting(ShortcutName, Shortcut.ToText())],
    ];

    /// <inheritdoc/>
    public override string? Misfit(Shape input, string source)
    {
        var (deep, direct) = (Layers.OutputShape(input), Shortcut.OutputShape(input));
        if (deep.Equals(direct))
        {
            return null;
        }
        return Shortcut.Count > 0
            ? $"its layers give {deep}, its shortcut {direct}; what is added must have the same shape."
            : $"its layers make {deep} of the {direct} from {source}, so that cannot be added as it is. "
                + Advice(input, deep);
    }

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => Layers.OutputShape(input);

    /// <inheritdoc/>
    public override long ParameterCount(Shape input) =>
        Layers.ParameterCount(input) + Shortcut.ParameterCount(input);

    /// <inheritdoc/>
    public override long MultiplyAdds(Shape input) =>
        Layers.MultiplyAdds(input) + Shortcut.MultiplyAdds(input);

    /// <inheritdoc/>
    public override ReceptiveField Widen(ReceptiveField input) =>
        ReceptiveField.Larger(Layers.Widen(input), Shortcut.Widen(input));

    /// <inheritdoc/>
    public override bool IsNonNegative(bool input) => Layers.IsNonNegative(input) && Shortcut.IsNonNegative(input);

    /// <inheritdoc/>
    public override bool StartsAtZero(bool input) => Layers.StartsAtZero(input) && Shortcut.StartsAtZero(input);

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) =>
        new Sum(Layers.ToModules(input), Shortcut.ToModules(input));

    // The layer that would make the input fit, where there is one.
    private static string Advice(Shape input, Shape output)
    {
        const string Otherwise = "Let its layers keep the shape, or give it a shortcut of layers that make the same.";
        if (!input.IsImage || !output.IsImage)
        {
            return !input.IsImage && !output.IsImage
                ? Invariant($"Write shortcut: [dense: {output.Channels}], or let its last layer give {input.Channels}.")
                : Otherwise;
        }
        var strides = new Extent(Stride(input.Height, output.Height), Stride(input.Width, output.Width));
        var projected = new Extent(((input.Height - 1) / strides.Height) + 1, ((input.Width - 1) / strides.Width) + 1);
        var moved = strides == Extent.One ? "" : $", strides: {Setting.Of("strides", strides).Value}";
        return projected == new Extent(output.Height, output.Width)
            ? Invariant($"Write shortcut: [conv2d: {{filters: {output.Channels}, kernel_size: 1{moved}}}]")
                + ", or let its layers keep the shape (padding: same)."
            : Otherwise;
    }

    // The smallest stride by which a 1x1 kernel finds at most the given number of places.
    private static int Stride(int input, int output) => (input + output - 1) / output;

    private sealed class Sum : nn.Module<Tensor, Tensor>
    {
        private readonly ModuleSequence _layers;
        private readonly ModuleChain? _shortcut;

        public Sum(
            IReadOnlyList<(string Name, nn.Module<Tensor, Tensor> Module)> layers,
            IReadOnlyList<(string Name, nn.Module<Tensor, Tensor> Module)> shortcut)
            : base(nameof(Residual))
        {
            _layers = new(layers.Select(entry => entry.Module));
            foreach (var (name, module) in layers)
            {
                register_module(name, module);
            }
            if (shortcut.Count > 0)
            {
                _shortcut = new(shortcut);
                register_module(ShortcutName, _shortcut);
            }
        }

        public override Tensor forward(Tensor input)
        {
            // The input is not disposed: the shortcut needs it after the layers have used it, and it is not ours.
            using var deep = _layers.Run(input, training);
            using var direct = _shortcut?.call(input);
            return deep.add(direct ?? input);
        }
    }
}
