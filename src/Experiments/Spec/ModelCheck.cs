using Experiments.Data;
using Experiments.Layers;
using Experiments.Spec.Reading;
using Experiments.Spec.Yaml;
using static System.FormattableString;

namespace Experiments.Spec;

/// <summary>Whether the layers of a model fit each other and the dataset, and whether each does anything.</summary>
internal sealed class ModelCheck
{
    // More than any machine of today trains; below it, no count leaves the range of long.
    private const long MostNumbers = int.MaxValue;
    private const long MostMultiplyAdds = 1_000_000_000_000_000;

    private readonly DatasetDescription _dataset;
    private readonly SpecReading _reading;
    private long _weights;
    private long _multiplyAdds;

    private ModelCheck(DatasetDescription dataset, SpecReading reading) => (_dataset, _reading) = (dataset, reading);

    /// <summary>Reports what does not fit. Stops at the first layer whose output shape cannot be told.</summary>
    public static void Check(IReadOnlyList<PlacedLayer> model, DatasetDescription dataset, SpecReading reading)
    {
        var check = new ModelCheck(dataset, reading);
        check.CheckOrder(model, isModel: true, rectified: null);
        if (check.Follow(model, new(dataset.Shape, dataset.Name)) is not { } end)
        {
            return;
        }
        if (check._weights == 0)
        {
            reading.Fail(
                model[0].Mark, SpecPath.Root.Field("model"),
                "has no layer with weights, so there is nothing to train. Add a dense or conv2d layer.");
        }
        check.CheckOutput(end.Shaping ?? model[^1], end.Shape);
    }

    /// <summary>Follows the shape through layers; null where it cannot be told.</summary>
    private Flow? Follow(IReadOnlyList<PlacedLayer> layers, Flow flow)
    {
        foreach (var placed in layers)
        {
            if (placed.Layer is not { } layer || placed.Parts.Any(part => Follow(part, flow) is null))
            {
                return null;
            }
            if (layer.Misfit(flow.Shape, flow.Source) is { } misfit)
            {
                Fail(placed, misfit);
                return null;
            }
            var output = layer.OutputShape(flow.Shape);
            if (Excess(layer, flow.Shape, output) is { } excess)
            {
                Fail(placed, excess);
                return null;
            }
            flow = output.Equals(flow.Shape) ? flow : new(output, placed.Path.ToString(), placed);
        }
        return flow;
    }

    /// <summary>What is too much about a layer; null where nothing is.</summary>
    private string? Excess(LayerSpec layer, Shape input, Shape output)
    {
        // The layers inside a layer have been counted on their own.
        _weights += layer.Parts.Count > 0 ? 0 : layer.ParameterCount(input);
        _multiplyAdds += layer.Parts.Count > 0 ? 0 : layer.MultiplyAdds(input);
        if (output.Size > MostNumbers || _weights > MostNumbers)
        {
            var what = output.Size > MostNumbers
                ? Invariant($"gives {output.Size} numbers an example ({output})")
                : Invariant($"brings the model to {_weights} weights");
            return Invariant($"{what}; more than {MostNumbers} are refused. Choose smaller sizes.");
        }
        return _multiplyAdds > MostMultiplyAdds
            ? "takes the model beyond 10^15 multiply-adds an example. Choose smaller sizes."
            : null;
    }

    /// <summary>Reports layers that stand where they cannot, or where they change nothing.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="isModel">Whether they are the model's own, not those inside a layer.</param>
    /// <param name="rectified">The layer that lets nothing below 0 come in; null where it may.</param>
    private void CheckOrder(IReadOnlyList<PlacedLayer> layers, bool isModel, PlacedLayer? rectified)
    {
        // The layer whose weights let nothing but zeros come in; null where others may. Where it stands before a layer
        // with branches, one of these may still let gradients through.
        PlacedLayer? zeroed = null;
        for (var index = 0; index < layers.Count; index++)
        {
            var placed = layers[index];
            if (placed.Layer is not { } layer)
            {
                (rectified, zeroed) = (null, null);
                continue;
            }
            if (layer is Softmax && (!isModel || index < layers.Count - 1))
            {
                Fail(placed, "softmax gives the model's answer, so it stands last. Remove it here.");
            }
            if (rectified is not null && layer.IsIdleOnNonNegative)
            {
                Fail(placed, $"changes nothing after {rectified.Path}. Remove one of the two.");
            }
            if (zeroed is not null && layer.BlocksGradientAtZero)
            {
                Fail(
                    placed,
                    $"only zeros come in, since the weights of {zeroed.Path} start at zero, and then no gradient "
                    + "passes: nothing before it could ever learn. Choose another initializer.");
            }
            foreach (var part in placed.Parts)
            {
                CheckOrder(part, isModel: false, rectified);
            }
            rectified = layer.IsNonNegative(false) ? placed
                : layer.IsNonNegative(rectified is not null) ? rectified
                : null;
            zeroed = layer.StartsAtZero(false) ? placed
                : layer.StartsAtZero(zeroed is not null) ? zeroed
                : null;
        }
    }

    private void CheckOutput(PlacedLayer shaping, Shape shape)
    {
        var classes = _dataset.ClassCount;
        if (shape.IsImage)
        {
            Fail(
                shaping,
                $"the model ends in a {shape} image, not in a number a class. End it with flatten and dense: "
                + $"{classes}.");
        }
        else if (shape.Size != classes)
        {
            var advice = shaping.Layer is Dense ? $"Write units: {classes}." : $"End the model with dense: {classes}.";
            Fail(shaping, $"the model ends in {shape} numbers, but {_dataset.Name} has {classes} classes. {advice}");
        }
    }

    private void Fail(PlacedLayer placed, string message)
    {
        var repetition = placed.Repetition.Count == 0 ? "" : $"in repetition {string.Join('.', placed.Repetition)}: ";
        _reading.Fail(placed.Mark, placed.Path, repetition + message);
    }

    // A shape on its way through the model, where it was made, and the layer that made it; null at the start.
    private sealed record Flow(Shape Shape, string Source, PlacedLayer? Shaping = null);
}
