using Experiments.Execution;
using Experiments.Models;
using Experiments.Spec;

namespace Experiments.Reports.Pages;

/// <summary>The layers of a model, with shapes and counts.</summary>
internal static class LayersSection
{
    /// <summary>The section.</summary>
    /// <param name="run">The run.</param>
    /// <param name="variant">The variant whose model it is.</param>
    public static Section Of(StoredRun run, Variant variant)
    {
        var model = ModelSummary.Of(variant.Spec.Model, run.Dataset.Shape);
        return new(
            run.Experiment.IsSweep ? $"Model: {variant.Name}" : "Model",
            [
                new Table(
                    [
                        new("Layer"), new("Kind"), new("Output shape"), new("Parameters", IsNumber: true),
                        new("Multiply-adds", IsNumber: true), new("Receptive field", IsNumber: true),
                    ],
                    [.. model.Rows.Select(row => (Cell[])
                    [
                        new(row.Name), new(row.Kind), new(row.OutputShape.ToString()), Cell.Count(row.ParameterCount),
                        Cell.Count(row.MultiplyAdds), new(row.ReceptiveField.ToString()),
                    ])]),
                new Remark(
                    $"{Numbers.Count(model.ParameterCount)} parameters; {Numbers.Count(model.MultiplyAdds)} "
                    + "multiply-adds an image, forward."),
            ])
        {
            IsFolded = true,
        };
    }
}
