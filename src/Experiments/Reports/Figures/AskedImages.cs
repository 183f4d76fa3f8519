using Experiments.Data;
using Experiments.Metrics;

namespace Experiments.Reports.Figures;

/// <summary>Holds answers against the images that they are said to be about.</summary>
internal static class AskedImages
{
    /// <summary>Makes sure that every answer has its image and its classes.</summary>
    /// <exception cref="ExperimentException">It has not; kind Results.</exception>
    public static void Require(Dataset dataset, Answers answers, string whose)
    {
        var last = answers.Examples.DefaultIfEmpty(-1).Max();
        if (answers.ClassCount != dataset.Description.ClassCount || last >= dataset.Test.Count)
        {
            throw new ExperimentException(
                FailureKind.Results,
                $"{whose}: the stored answers are not about the dataset {dataset.Description.Name}: they are about "
                + $"test image {last} and {answers.ClassCount} classes, but it has {dataset.Test.Count} test images "
                + $"and {dataset.Description.ClassCount} classes. The other results are untouched. Delete the trial's "
                + "folder and run the same command again.");
        }
    }
}
