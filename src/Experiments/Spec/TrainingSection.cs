using Experiments.Data;
using Experiments.Layers;
using Experiments.Optimization;
using Experiments.Spec.Reading;
using static System.FormattableString;

namespace Experiments.Spec;

/// <summary>The training section of an experiment file.</summary>
internal static class TrainingSection
{
    private const int Most = 1_000_000;

    private static readonly ChoiceRule<EpochMetric> MonitorValue =
        new([.. EpochMetric.All.Select(monitor => (monitor.Name, monitor))]);

    /// <summary>Reads the section; complains of what does not suit the data or the model, or changes nothing.</summary>
    /// <param name="map">The section.</param>
    /// <param name="dataset">The dataset; null where it could not be read.</param>
    /// <param name="data">What of it is used, and what is held out; null where that could not be read.</param>
    /// <param name="model">The layers; null where they could not be read.</param>
    public static TrainingSpec Read(
        FieldReader map, DatasetDescription? dataset, DataSpec? data, IReadOnlyList<PlacedLayer>? model)
    {
        var training = new TrainingSpec
        {
            Epochs = map.Optional("epochs", new IntegerRule(1, Most), 10, "10", "passes over the training examples"),
            BatchSize = map.Optional(
                "batch_size", new IntegerRule(1, Most), 32, "32",
                "examples a step; the last batch of an epoch may be smaller"),
            Optimizer = map.Optional(
                "optimizer",
                new KindRule<OptimizerSpec>(OptimizerCatalogue.Optimizers),
                OptimizerCatalogue.Default(map),
                "adam",
                "how weights change"),
            Schedule = map.Optional(
                "schedule", new KindRule<ScheduleSpec>(ScheduleCatalogue.Schedules)!, null, "none",
                "how the learning rate changes; none: it stays what it is"),
            Loss = map.Optional(
                "loss", new KindRule<LossSpec>(LossCatalogue.Losses), new CrossEntropy(), "cross_entropy",
                "what training makes small"),
            EarlyStopping = map.Optional(
                "early_stopping", new SectionRule<EarlyStopping>(ReadEarlyStopping)!, null, "none",
                "when training ends before its last epoch"),
            ClipNorm = map.Nullable(
                "clip_norm", new NumberRule(Interval.Positive), "none",
                "scales the gradients of a step down, all together, where their norm is above this"),
            WeightAverage = map.Optional(
                "weight_average", new SectionRule<double?>(ReadWeightAverage), null, "none",
                "validates, tests and keeps a moving average of the weights in place of the weights"),
            PseudoLabels = map.Optional(
                "pseudo_labels", new SectionRule<PseudoLabels>(PseudoLabelsSection.Read)!, null, "none",
                "more epochs after those, in which the model also learns from images that it labels itself"),
            Precision = map.Optional(
                "precision",
                new ChoiceRule<Precision>(("float32", Precision.Full), ("bfloat16", Precision.Mixed)),
                Precision.Full,
                "float32",
                "bfloat16: convolutions and dense layers compute in it; weights, updates, normalizations and the loss "
                + "in float32"),
        };
        if (!map.Failed)
        {
            CheckEpochs(map, training);
            CheckValidation(map, training, data?.Validation);
            PseudoLabelsSection.Check(map, training, dataset, data);
            CheckLoss(map, training.Loss, dataset, model);
        }
        return training;
    }

    /// <summary>Reads which value steers.</summary>
    public static EpochMetric Watched(FieldReader map) => map.Optional(
        "monitor", MonitorValue!, EpochMetric.ValidationLoss, EpochMetric.ValidationLoss.Name,
        "which column of epochs.csv is looked at after every epoch")!;

    private static EarlyStopping ReadEarlyStopping(FieldReader map) => new()
    {
        Monitor = Watched(map),
        Patience = map.Required(
            "patience", new IntegerRule(1, Most), "epochs in a row without a better value after which training ends"),
        MinDelta = map.Number(
            "min_delta", Interval.NotNegative, 0, "by how much a value must beat the best one to be better"),
        RestoreBest = map.Optional(
            "restore_best", new FlagRule(), false, "false",
            "whether the weights of the best epoch are tested and kept, in place of the last ones"),
    };

    private static double? ReadWeightAverage(FieldReader map) => map.Required(
        "decay", new NumberRule(Interval.InsideShare),
        "how slowly the average changes: weights of n steps ago count decay^n as much as the newest");

    private static void CheckEpochs(FieldReader map, TrainingSpec training)
    {
        if (training.Schedule?.Misfit(training.EpochCount) is { } idle)
        {
            map.Fail("schedule", idle);
        }
        if (training.EarlyStopping?.Misfit(training.Epochs) is { } neverStops)
        {
            map.Fail("early_stopping", neverStops);
        }
    }

    private static void CheckValidation(FieldReader map, TrainingSpec training, ValidationSpec? validation)
    {
        if (validation is not NoValidation)
        {
            return;
        }
        Check("schedule", training.Schedule?.Watched);
        Check("early_stopping", training.EarlyStopping?.Monitor);

        void Check(string key, EpochMetric? monitor)
        {
            if (monitor is { NeedsValidation: true })
            {
                map.Fail(
                    key,
                    Invariant($"looks at {monitor.Name}, but nothing is held out to validate on. ")
                        + "Set data.validation, as {last: 0.2}, or write monitor: training_loss.");
            }
        }
    }

    private static void CheckLoss(
        FieldReader map, LossSpec loss, DatasetDescription? dataset, IReadOnlyList<PlacedLayer>? model)
    {
        var layers = model?.Select(placed => placed.Layer).OfType<LayerSpec>().ToList();
        if (dataset is not null && layers?.Count == model?.Count
            && loss.Misfit(dataset.ClassCount, layers!) is { } misfit)
        {
            map.Fail("loss", misfit);
        }
    }
}
