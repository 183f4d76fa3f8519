using TorchSharp;
using static System.FormattableString;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>
/// The outputs of several branches, one after the other: the channels of images, or the units of vectors.
/// </summary>
/// <remarks>Szegedy et al., "Going deeper with convolutions", CVPR 2015; Huang et al., "DenseNet", CVPR 2017.</remarks>
public sealed record Concat : LayerSpec
{
    /// <summary>The branches, 2 or more; each takes the input. One without layers gives the input itself.</summary>
    public required IReadOnlyList<LayerStack> Branches { get; init; }

    /// <inheritdoc/>
    public override string Kind => "concat";

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, LayerStack Layers)> Parts =>
        [.. Branches.Select((branch, index) => (BranchName(index), branch))];

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings =>
        [new("branches", $"[{string.Join(", ", Branches.Select(branch => branch.ToText()))}]")];

    /// <summary>The name that a branch's layers have before theirs: branch_1 for the first.</summary>
    public static string BranchName(int index) => Invariant($"branch_{index + 1}");

    /// <inheritdoc/>
    public override string? Misfit(Shape input, string source)
    {
        var outputs = Branches.Select(branch => branch.OutputShape(input)).ToList();
        var other = outputs.FindIndex(output =>
            output.IsImage != outputs[0].IsImage
            || (output.IsImage && (output.Height != outputs[0].Height || output.Width != outputs[0].Width)));
        if (other > 0)
        {
            return Invariant($"its branches[0] gives {outputs[0]}, its branches[{other}] {outputs[other]}; ")
                + (outputs[0].IsImage && outputs[other].IsImage
                    ? "height and width must be the same. Use the same strides and padding: same."
                    : "both must be images or both vectors. Put flatten or a global pooling last in the one, or after "
                        + "the concat.");
        }
        var channels = outputs.Sum(output => (long)output.Channels);
        return channels <= int.MaxValue ? null : Invariant($"gives {channels} channels. Choose smaller sizes.");
    }

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        var outputs = Branches.Select(branch => branch.OutputShape(input)).ToList();
        return new([outputs.Sum(output => output.Channels), .. outputs[0].Dimensions.Skip(1)]);
    }

    /// <inheritdoc/>
    public override long ParameterCount(Shape input) => Branches.Sum(branch => branch.ParameterCount(input));

    /// <inheritdoc/>
    public override long MultiplyAdds(Shape input) => Branches.Sum(branch => branch.MultiplyAdds(input));

    /// <inheritdoc/>
    public override ReceptiveField Widen(ReceptiveField input) =>
        Branches.Select(branch => branch.Widen(input)).Aggregate(ReceptiveField.Larger);

    /// <inheritdoc/>
    public override bool IsNonNegative(bool input) => Branches.All(branch => branch.IsNonNegative(input));

    /// <inheritdoc/>
    public override bool StartsAtZero(bool input) => Branches.All(branch => branch.StartsAtZero(input));

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) =>
        new Joined([.. Parts.Select(part => (part.Name, new ModuleChain(part.Layers.ToModules(input))))]);

    /// <inheritdoc/>
    public bool Equals(Concat? other) =>
        other is not null && Name == other.Name && Branches.SequenceEqual(other.Branches);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Branches.Aggregate(Name.GetHashCode(StringComparison.Ordinal), HashCode.Combine);

    private sealed class Joined : nn.Module<Tensor, Tensor>
    {
        private readonly IReadOnlyList<ModuleChain> _branches;

        public Joined(IReadOnlyList<(string Name, ModuleChain Branch)> branches)
            : base(nameof(Concat))
        {
            _branches = [.. branches.Select(entry => entry.Branch)];
            foreach (var (name, branch) in branches)
            {
                register_module(name, branch);
            }
        }

        public override Tensor forward(Tensor input)
        {
            var outputs = _branches.Select(branch => branch.call(input)).ToList();
            var joined = torch.cat(outputs, 1);

            // A branch without layers gives the input, which is not ours to dispose.
            foreach (var output in outputs.Where(output => !ReferenceEquals(output, input)))
            {
                output.Dispose();
            }
            return joined;
        }
    }
}
