using Experiments.Data;
using Experiments.Layers;
using Experiments.Spec.Reading;
using Experiments.Spec.Yaml;
using static System.FormattableString;

namespace Experiments.Spec;

/// <summary>Whether the layers of a model fit each other and the dataset.</summary>
internal static class ModelCheck
{
    // More than any machine of today trains; below it, no count leaves the range of long.
    private const long MostNumbers = int.MaxValue;
    private const long MostMultiplyAdds = 1_000_000_000_000_000;

    /// <summary>Reports what does not fit. Stops at the first layer whose output shape cannot be told.</summary>
    public static void Check(IReadOnlyList<PlacedLayer> model, DatasetDescription dataset, SpecReading reading)
    {
        CheckOrder(model, reading);
        var shape = dataset.Shape;
        PlacedLayer? shaping = null;
        var weights = 0L;
        var multiplyAdds = 0L;
        foreach (var placed in model)
        {
            if (placed.Layer is not { } layer)
            {
                return;
            }
            if (layer.Misfit(shape, shaping?.Path.ToString() ?? dataset.Name) is { } misfit)
            {
                reading.Fail(placed.Mark, placed.Path, misfit);
                return;
            }
            var output = layer.OutputShape(shape);
            weights += layer.ParameterCount(shape);
            if (output.Size > MostNumbers || weights > MostNumbers)
            {
                var what = output.Size > MostNumbers
                    ? Invariant($"gives {output.Size} numbers an example ({output})")
                    : Invariant($"brings the model to {weights} weights");
                reading.Fail(
                    placed.Mark, placed.Path,
                    Invariant($"{what}; more than {MostNumbers} are refused. Choose smaller sizes."));
                return;
            }
            multiplyAdds += layer.MultiplyAdds(shape);
            if (multiplyAdds > MostMultiplyAdds)
            {
                reading.Fail(
                    placed.Mark, placed.Path,
                    "takes the model beyond 10^15 multiply-adds an example. Choose smaller sizes.");
                return;
            }
            if (!output.Equals(shape))
            {
                shaping = placed;
            }
            shape = output;
        }
        if (weights == 0)
        {
            reading.Fail(
                model[0].Mark, SpecPath.Root.Field("model"),
                "has no layer with weights, so there is nothing to train. Add a dense or conv2d layer.");
        }
        CheckOutput(shaping ?? model[^1], shape, dataset, reading);
    }

    private static void CheckOrder(IReadOnlyList<PlacedLayer> model, SpecReading reading)
    {
        for (var index = 0; index < model.Count; index++)
        {
            var (layer, mark, path) = model[index];
            if (layer is Softmax && index < model.Count - 1)
            {
                reading.Fail(mark, path, "softmax gives the model's answer, so it stands last. Remove it here.");
            }
            if (index > 0 && model[index - 1] is { Layer: { } previous } before && layer?.IsIdleAfter(previous) == true)
            {
                reading.Fail(mark, path, $"changes nothing after {before.Path}. Remove one of the two.");
            }
        }
    }

    private static void CheckOutput(PlacedLayer shaping, Shape shape, DatasetDescription dataset, SpecReading reading)
    {
        var classes = dataset.ClassCount;
        if (shape.IsImage)
        {
            reading.Fail(
                shaping.Mark,
                shaping.Path,
                $"the model ends in a {shape} image, not in a number a class. End it with flatten and dense: {classes}.");
        }
        else if (shape.Size != classes)
        {
            var advice = shaping.Layer is Dense ? $"Write units: {classes}." : $"End the model with dense: {classes}.";
            reading.Fail(
                shaping.Mark, shaping.Path,
                $"the model ends in {shape} numbers, but {dataset.Name} has {classes} classes. {advice}");
        }
    }
}
