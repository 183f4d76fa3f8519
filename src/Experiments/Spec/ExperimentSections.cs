using Experiments.Data;
using Experiments.Spec.Reading;
using static System.FormattableString;

namespace Experiments.Spec;

/// <summary>The sections of an experiment file and their fields.</summary>
internal static class ExperimentSections
{
    private const int MostExamples = 100_000_000;

    private static readonly TextRule Text = new(longest: 200);
    private static readonly TextRule Note = new(longest: 1000);
    private static readonly NumberRule ShareValue = new(Interval.Share);
    private static readonly NumberRule LossValue = new(Interval.NotNegative);

    /// <summary>Every field of a file's top level, in the order in which files have them.</summary>
    public static IReadOnlyList<Field> All { get; } = FieldReader.FieldsOf(Experiment, Conventions.Keras);

    /// <summary>Reads a whole file; null where something in it cannot be read.</summary>
    public static ExperimentSpec? Experiment(FieldReader map)
    {
        map.Optional(
            SpecTree.Extends, new ParentRule()!, null, "none",
            "the file whose content this one changes; its path is taken from this file's folder");
        var name = map.Required("name", new NameRule('-'), "the experiment's name; its results lie in results/NAME");
        var title = map.Optional("title", Text, name, "the name", "the title of figures and reports");
        map.Conventions = map.Required(
            "conventions",
            new ChoiceRule<Conventions>(("keras", Conventions.Keras), ("pytorch", Conventions.PyTorch)),
            "whose defaults hold where frameworks differ: initial weights, slopes, epsilons") ?? map.Conventions;
        var published = map.Optional(
            "published", new Remembered<Published>(new SectionRule<Published>(PublishedFigures))!, null, "none",
            "what the source claims; shown beside what is measured");
        var claims = map.Optional(
            "claims", new ListRule<Claim>(new ClaimRule(), 100), [], "none",
            "what is said of results; report --check holds it against runs");
        var data = map.Required(
            "data", new Remembered<ReadData?>(new SectionRule<ReadData?>(Data)), "what to train on");
        var augmentation = map.Optional(
            "augmentation",
            new Remembered<Augmentation>(new SectionRule<Augmentation>(AugmentationSection.Read))!,
            null,
            "none",
            "how training examples are changed at random, anew in every epoch; pixels lie in [0, 1] then");
        map.Optional(
            "vars", new VariablesRule()!, null, "none",
            "values by name; $name and $(arithmetic) stand for them anywhere else");
        var model = map.Required(
            "model",
            new Remembered<IReadOnlyList<PlacedLayer>>(LayersRule.Inner(LayerCatalogue.Layers)),
            "the layers, in order");
        var training = map.Required(
            "training",
            new SectionRule<TrainingSpec>(
                section => TrainingSection.Read(section, data?.Dataset, data?.Spec, model)),
            "how to train");
        var trials = map.Optional(
            "trials", new Remembered<TrialsSpec>(new SectionRule<TrialsSpec>(Trials)), new TrialsSpec(), "one trial",
            "how often, with which seeds");
        map.Optional(
            SweepRule.Section, new SweepRule()!, null, "none",
            "values that are tried one after the other, each combination a variant with all the seeds");
        var ensemble = map.Optional(
            "ensemble",
            new SectionRule<EnsembleSpec>(
                section => Ensemble(
                    section, hasMembers: trials is not { Count: 1 } || data?.Spec.Validation is not { FoldCount: 1 }))!,
            null,
            "none",
            "the trials of a variant vote together once they are done");
        if (data is not null && model is not null)
        {
            ModelCheck.Check(model, data.Dataset, map.Reading);
        }
        return map.Failed || data is null || model is null
            ? null
            : new()
            {
                Name = name,
                Title = title,
                Conventions = map.Conventions.Name,
                Published = published,
                Claims = claims,
                Data = data.Spec,
                Augmentation = augmentation,
                Model = [.. model.Select(placed => placed.Layer!)],
                Training = training,
                Trials = trials,
                Ensemble = ensemble,
            };
    }

    private static Published PublishedFigures(FieldReader map) => new()
    {
        Source = map.Optional("source", Note!, null, "none", "the article, as one would cite it"),
        TestAccuracy = map.Nullable(
            "test_accuracy", ShareValue, "not claimed",
            "share of test examples predicted rightly"),
        TestLoss = map.Nullable("test_loss", LossValue, "not claimed", "mean loss over the test split"),
        ValidationAccuracy = map.Optional(
            "validation_accuracy", new ListRule<double>(ShareValue, 10_000), [], "not claimed",
            "validation accuracy after each epoch, from the first"),
        ValidationLoss = map.Optional(
            "validation_loss", new ListRule<double>(LossValue, 10_000), [], "not claimed",
            "validation loss after each epoch, from the first"),
        Notes = map.Optional("notes", new ListRule<string>(Note, 100), [], "none", "known defects of the source"),
    };

    private static ReadData? Data(FieldReader map)
    {
        var dataset = map.Required(
            "dataset", new DatasetRule(),
            "where the images come from; the path is taken from the file's folder");
        var validation = map.Optional(
            "validation", new ValidationRule(), new NoValidation(), "none",
            "which training examples are held out, to measure on after every epoch");
        var limits = map.Optional(
            "limit", new SectionRule<Limits>(limit => ReadLimits(limit, dataset)), default, "all",
            "use the first examples only");
        var scale = map.Optional(
            "scale",
            new ChoiceRule<PixelScale>(("unit", PixelScale.Unit), ("standard", PixelScale.Standard)),
            PixelScale.Unit,
            "unit",
            "unit: bytes to [0, 1]; standard: mean 0 and deviation 1 over the training part, channel by channel");
        if (dataset is null)
        {
            return null;
        }
        if (!map.Failed)
        {
            CheckSplit(map, validation, limits.Train ?? dataset.TrainCount, dataset.ClassCount);
        }
        return new(
            new DataSpec
            {
                Dataset = dataset.Name,
                Validation = validation,
                TrainLimit = limits.Train,
                TestLimit = limits.Test,
                Scale = scale,
            },
            dataset);
    }

    private static Limits ReadLimits(FieldReader map, DatasetDescription? dataset)
    {
        var train = map.Nullable(
            "train", new IntegerRule(1, MostExamples), "all",
            "examples of the training split, validation included");
        var test = map.Nullable("test", new IntegerRule(1, MostExamples), "all", "examples of the test split");
        return dataset is null
            ? default
            : new(Fitting(map, "train", train, dataset.TrainCount), Fitting(map, "test", test, dataset.TestCount));

        int? Fitting(FieldReader map, string key, int? limit, int count)
        {
            if (limit > count && map.MarkOf(key).File != SpecOverride.LimitOption)
            {
                map.Fail(
                    key,
                    Invariant($"found {limit}, but {dataset.Name} has {count} examples there. ")
                    + "Leave it out to use all.");
            }
            return limit < count ? limit : null;
        }
    }

    private static void CheckSplit(FieldReader map, ValidationSpec validation, int count, int classCount)
    {
        if (validation is NoValidation)
        {
            return;
        }
        try
        {
            validation.DivideUnseen(count, classCount);
        }
        catch (ExperimentException)
        {
            map.Fail(
                "validation",
                Invariant($"{count} examples are too few to train and to validate on. ")
                    + "Choose another share, fewer folds or a higher limit.");
        }
    }

    private static TrialsSpec Trials(FieldReader map) => new()
    {
        Count = map.Optional(
            "count", new IntegerRule(1, 100_000), 1, "1",
            "trials; they use the seeds seed, seed + 1, ..."),
        Seed = (ulong)map.Optional("seed", new IntegerRule(0, int.MaxValue), 1, "1", "the first trial's seed"),
    };

    private static EnsembleSpec Ensemble(FieldReader map, bool hasMembers)
    {
        var ensemble = new EnsembleSpec
        {
            Vote = map.Optional(
                "vote", new ChoiceRule<Vote>(("soft", Vote.Soft), ("hard", Vote.Hard)), Vote.Soft, "soft",
                "soft: by the mean of the members' probabilities; hard: by what most of them answer"),
        };
        if (!hasMembers)
        {
            map.Fail(
                "vote",
                "needs members: there is one trial only. Set trials.count to 2 or more, or leave ensemble out.");
        }
        return ensemble;
    }

    private sealed record ReadData(DataSpec Spec, DatasetDescription Dataset);

    private readonly record struct Limits(int? Train, int? Test);
}
