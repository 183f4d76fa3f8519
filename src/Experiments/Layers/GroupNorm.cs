using static System.FormattableString;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>Normalizes groups of channels over their pixels, or groups of units, example by example.</summary>
/// <remarks>Wu and He, "Group normalization", ECCV 2018.</remarks>
public sealed record GroupNorm : Normalization
{
    /// <summary>Parts that the channels are divided into, 1 or more. Default 32, as Keras.</summary>
    public int Groups { get; init; } = 32;

    /// <inheritdoc/>
    public override string Kind => "group_norm";

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings => [Setting.Of("groups", Groups), .. base.Settings];

    /// <inheritdoc/>
    public override string? Misfit(Shape input, string source)
    {
        var what = input.IsImage ? "channels" : "numbers";
        if (input.Channels % Groups != 0)
        {
            return Invariant($"groups: {Groups} does not divide the {input.Channels} {what} it gets from {source}.")
                + " Choose a number that does.";
        }
        return input.Size > Groups
            ? null
            : Invariant($"{Groups} groups of the {input} from {source} have one number each, so the same would come ")
                + "out whatever comes in, and nothing before it could learn. Choose fewer groups.";
    }

    /// <inheritdoc/>
    public override nn.Module<Tensor, Tensor> ToModule(Shape input) => nn.GroupNorm(Groups, input.Channels, Epsilon);
}
