using Experiments.Data;
using Experiments.Models;
using Experiments.Randomness;
using Experiments.Spec;
using static TorchSharp.torch;

namespace Experiments.Trials;

/// <summary>A trial's trained model, put together again from what its folder keeps.</summary>
public static class StoredModel
{
    /// <summary>Builds the model of a trial on the processor and gives it the stored weights.</summary>
    /// <param name="spec">The spec of the trial's variant.</param>
    /// <param name="plan">The trial.</param>
    /// <param name="folder">The trial's folder.</param>
    /// <param name="dataset">Gives the shape of an image.</param>
    /// <returns>The model in evaluation mode; the caller disposes it.</returns>
    /// <exception cref="ExperimentException">
    /// The weights are missing, damaged or of another model; kind Results.
    /// </exception>
    public static CompiledModel Load(
        ExperimentSpec spec, TrialPlan plan, TrialFolder folder, DatasetDescription dataset)
    {
        if (!File.Exists(folder.Weights))
        {
            throw new ExperimentException(
                FailureKind.Results,
                $"{folder.Weights}: there is no such file, so the trained model of {plan.Name} is not known. Run the "
                + "experiment's file once more: a trial that is not complete is trained again.");
        }
        var model = ModelCompiler.Compile(spec.Model, dataset, new TrialSeed(plan.Seed), spec.Training.Precision);
        try
        {
            Give(model, folder.Weights);
        }
        catch
        {
            model.Dispose();
            throw;
        }
        model.eval();
        return model;
    }

    private static void Give(CompiledModel model, string path)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        var wanted = model.state_dict();
        Safetensors.ForEach(path, (entry, stored) =>
        {
            if (!wanted.Remove(entry.Name, out var weight))
            {
                throw SafetensorsFailure.Of(path, $"it has {entry.Name}, which the model of spec.yaml does not have");
            }
            if (!weight.shape.SequenceEqual(stored.shape))
            {
                throw SafetensorsFailure.Of(
                    path,
                    $"its {entry.Name} is {string.Join('x', stored.shape)}, that of spec.yaml's model "
                    + $"{string.Join('x', weight.shape)}");
            }
            weight.copy_(stored);
        });
        if (wanted.Count > 0)
        {
            throw SafetensorsFailure.Of(
                path, $"it lacks {wanted.Keys.Order(StringComparer.Ordinal).First()} of spec.yaml's model");
        }
    }
}
