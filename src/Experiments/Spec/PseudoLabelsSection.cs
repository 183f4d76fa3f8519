using Experiments.Data;
using Experiments.Optimization;
using Experiments.Spec.Reading;

namespace Experiments.Spec;

/// <summary>The pseudo_labels section of training.</summary>
internal static class PseudoLabelsSection
{
    private const string Name = "pseudo_labels";
    private const int Most = 1_000_000;

    /// <summary>Reads the section.</summary>
    public static PseudoLabels Read(FieldReader map)
    {
        var from = map.Required(
            "from",
            new ChoiceRule<UnlabelledSource>(("held_out", UnlabelledSource.HeldOut), ("test", UnlabelledSource.Test)),
            "which images the model labels: training examples whose labels are hidden, or the test images, never their "
            + "labels, which every report then says");
        var heldOut = map.Nullable(
            "held_out", new NumberRule(Interval.InsideShare), "0.2",
            "the share of the examples to train on whose labels are hidden from the first epoch on, drawn at random "
            + "once a trial");
        if (heldOut is not null && from == UnlabelledSource.Test && !map.Failed)
        {
            map.Fail(
                "held_out", "has no effect where test images are labelled. Leave it out, or write from: held_out.");
        }
        var defaults = new PseudoLabels { From = from };
        return defaults with
        {
            HeldOut = heldOut ?? defaults.HeldOut,
            Epochs = map.Optional(
                "epochs", new IntegerRule(1, Most), defaults.Epochs, "5",
                "epochs with pseudo-labels, after training.epochs: passes over the labelled examples"),
            Share = map.Optional(
                "share", new NumberRule(Interval.InsideShare), defaults.Share, "0.25",
                "the part of each batch that is pseudo-labelled, unaugmented; the rest are training examples"),
            Labels = map.Optional(
                "labels",
                new ChoiceRule<PseudoLabelKind>(("soft", PseudoLabelKind.Soft), ("hard", PseudoLabelKind.Hard)),
                PseudoLabelKind.Soft,
                "soft",
                "soft: the probability of each class; hard: the most probable class alone"),
        };
    }

    /// <summary>Complains of what does not suit the rest of the training or the data.</summary>
    /// <param name="map">The training section.</param>
    /// <param name="training">What it says.</param>
    /// <param name="dataset">The dataset; null where it could not be read.</param>
    /// <param name="data">What of it is used; null where that could not be read.</param>
    public static void Check(FieldReader map, TrainingSpec training, DatasetDescription? dataset, DataSpec? data)
    {
        if (training.PseudoLabels is not { } pseudo)
        {
            return;
        }
        if (training.EarlyStopping is not null)
        {
            map.Fail(
                "early_stopping",
                "stands beside pseudo_labels, and would leave open after which epoch the model labels images. Keep one "
                + "of the two.");
        }
        if (pseudo.Misfit(training.BatchSize, CountOf(dataset, data)) is { } misfit)
        {
            map.Fail(Name, $"{misfit.Field} {misfit.Message}");
        }
    }

    // How many examples there are to train on; null where that cannot be told.
    private static int? CountOf(DatasetDescription? dataset, DataSpec? data)
    {
        // What stands beside a broken neighbor may lack a part of its own.
        if (dataset is null || data is not { Validation: { } validation })
        {
            return null;
        }
        try
        {
            return validation.DivideUnseen(data.TrainLimit ?? dataset.TrainCount, dataset.ClassCount).Training.Length;
        }
        catch (ExperimentException)
        {
            // The data section tells of that.
            return null;
        }
    }
}
