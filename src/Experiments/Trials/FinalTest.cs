using Experiments.Models;
using Experiments.Randomness;
using Experiments.Training;

namespace Experiments.Trials;

/// <summary>
/// The one look at the test split, after all training; at validation once more, with the weights that are kept.
/// </summary>
/// <param name="Validation">On the validation examples as they are; null where there are none.</param>
/// <param name="Test">On the test examples, over all views where the spec asks for views.</param>
/// <param name="PlainAccuracy">
/// Share of test examples predicted rightly as they are; null where there are no other views.
/// </param>
internal sealed record FinalTest(Evaluation? Validation, Evaluation Test, double? PlainAccuracy)
{
    /// <summary>Takes the test.</summary>
    /// <param name="model">The trained model.</param>
    /// <param name="examples">The trial's examples.</param>
    /// <param name="seed">The trial's seed.</param>
    /// <param name="evaluator">Evaluates.</param>
    /// <param name="cancellation">Stops before the next batch.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static FinalTest Of(
        CompiledModel model,
        TrialExamples examples,
        TrialSeed seed,
        Evaluator evaluator,
        CancellationToken cancellation)
    {
        var validation = examples.Split.Validation.Length == 0
            ? null
            : evaluator.Evaluate(model, examples.Train, examples.Split.Validation, cancellation);
        int[] all = [.. Enumerable.Range(0, examples.Test.Count)];
        if (examples.Augmentation is not { TestViews: > 0 } augmentation)
        {
            return new(validation, evaluator.Evaluate(model, examples.Test, all, cancellation), null);
        }
        var (plain, viewed) = evaluator.EvaluateViews(model, examples.Test, all, augmentation, seed, cancellation);
        return new(validation, viewed, plain.Accuracy);
    }
}
