using Experiments.Data;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Reports.Figures;

/// <summary>
/// Which figures a run gives. What its trials' outcomes say is enough to know that; what the trials answered image by
/// image is read only where a figure of it is drawn, and of the best variants only.
/// </summary>
/// <param name="experiment">The experiment.</param>
/// <param name="folder">The run's folder.</param>
/// <param name="outcomes">All trials, failed and diverged ones too.</param>
internal sealed class RunFigurePlan(Experiment experiment, RunFolder folder, IReadOnlyList<TrialOutcome> outcomes)
{
    /// <summary>Learning curves of more variants nobody looks through one by one.</summary>
    public const int MostCurves = 24;

    private const int MostModels = 24;

    private readonly ILookup<string, TrialOutcome> _ended = outcomes.ToLookup(outcome => outcome.Plan.Variant);
    private readonly string _title = experiment.Base.Title;

    /// <summary>All figures, in the order in which a page shows them.</summary>
    /// <param name="sources">What is drawn from besides the outcomes; null where nothing is drawn.</param>
    public IReadOnlyList<PlannedFigure> All(RunFigureSources? sources)
    {
        var rows = AccuracyRow.Of(experiment, outcomes);
        var best = BestVariants();
        return
        [
            .. experiment.IsSweep ? Stamped(OfSweep(rows, sources), experiment.UsesTestImages) : [],
            .. experiment.Base.Ensemble is not null && best.Find(HasSeveral) is { } grouped
                ? Stamped(OfEnsemble(grouped, sources), grouped.Spec.UsesTestImages)
                : [],
            .. LearningCurvesOf(best),
            .. best.Where(HasAnswers).ToList() is { Count: > 0 } asked
                ? Stamped(OfAnswers(asked, sources), experiment.UsesTestImages)
                : [],
            .. outcomes.FirstOrDefault(outcome => outcome.TestAccuracy is not null) is { } tested
                ? Stamped(OfSamples(tested.Plan, sources), experiment.UsesTestImages)
                : [],
        ];
    }

    private IEnumerable<PlannedFigure> OfSweep(IReadOnlyList<AccuracyRow> rows, RunFigureSources? sources)
    {
        var keys = experiment.SweptKeys;
        if (AccuracyComparison.Of(_title, rows) is { } comparison)
        {
            yield return new(
                "comparison",
                "Variants compared",
                "Mean test accuracy of each variant in its 95 % interval, best first, with the single trials in gray.",
                () => comparison);
        }
        var sweep = keys.Count switch
        {
            1 => SweepLine.Of(_title, keys[0], rows),
            2 => SweepMap.Of(_title, keys, rows) ?? ParallelCoordinates.Of(_title, keys, rows),
            _ => ParallelCoordinates.Of(_title, keys, rows),
        };
        if (sweep is not null)
        {
            yield return new(
                "sweep",
                $"Test accuracy over {string.Join(", ", SweptKeyText.Of(keys))}",
                keys.Count == 1
                    ? "Mean test accuracy at each swept value, its 95 % interval as a band, single trials in gray."
                    : "Mean test accuracy of each variant over the swept values; the darker, the better.",
                () => sweep);
        }
        if (ParetoFront.Of(_title, CostRow.Of(experiment, outcomes, [])) is not null)
        {
            yield return new(
                "pareto",
                "Accuracy against cost",
                "Test accuracy against parameters, multiply-adds and training time; a line joins the variants that "
                + "nothing cheaper beats.",
                () => ParetoFront.Of(_title, CostRow.Of(experiment, outcomes, sources!.Ensembles)));
        }
    }

    private IEnumerable<PlannedFigure> OfEnsemble(Variant variant, RunFigureSources? sources) =>
    [
        new(
            "ensemble-sizes",
            "Accuracy by size of ensemble",
            "Mean test accuracy of ensembles of one trial, of two and so on, from the worst to the best choice of "
            + "members.",
            () => EnsembleSizes.Of(
                TitleOf(variant), sources!.Ensembles.First(ensemble => ensemble.Variant == variant.Name).Ensemble)),
    ];

    private IEnumerable<PlannedFigure> LearningCurvesOf(List<Variant> best)
    {
        // Variants none of whose trials completed come last; what is shown stands in the order of the file.
        var chosen = best.Concat(experiment.Variants.Except(best)).Take(MostCurves).ToHashSet();
        return
            from variant in experiment.Variants
            where chosen.Contains(variant)
            let ended = _ended[variant.Name].ToList()
            let unit = variant.Spec.Training.Loss.Unit
            let figure = LearningCurves.Of(TitleOf(variant), experiment.Base.Published, ended, unit)
            where figure is not null
            select new PlannedFigure(
                experiment.IsSweep ? $"learning-curves-{variant.Name}" : "learning-curves",
                experiment.IsSweep ? $"Learning curves: {AccuracyRow.NameOf(experiment, variant)}" : "Learning curves",
                "Accuracy above and loss below after each epoch, on the training and the validation images.",
                () => figure)
            {
                UsesTestImages = variant.Spec.UsesTestImages,
                IsOfOneVariant = experiment.IsSweep,
            };
    }

    private IEnumerable<PlannedFigure> OfAnswers(List<Variant> best, RunFigureSources? sources)
    {
        var (variant, trial) = (best[0], BestTrialOf(best[0]));
        var title = TitleOf(variant);
        var names = sources?.Dataset.Description.ClassNames ?? [];
        var whose = experiment.IsSweep ? $" of the best variant, {AccuracyRow.NameOf(experiment, variant)}" : "";

        // Both are of the same trials, which are read once.
        var model = new Lazy<TestedModel>(() => TestedModel.Of(folder, CompletedOf(variant)));
        yield return new(
            "confusion",
            "Confusion matrix",
            $"How often images of each class (rows) were taken for each class (columns) by the trials{whose}.",
            () => ConfusionMap.Of(title, model.Value.Name, model.Value.Confusion, names));
        yield return new(
            "reliability",
            "Reliability",
            $"How often predictions{whose} are right, by how sure the model is of them; on the dashed line both agree.",
            () => ReliabilityDiagram.Of(title, model.Value.Name, model.Value.Calibration));
        if (trial.TestAccuracy < 1)
        {
            yield return new(
                "mistakes",
                "Most confident mistakes",
                $"Test images that the best trial{whose} gets wrong and is most sure of.",
                () => MistakeGallery.Of(
                    title, $"Trial {trial.Plan.Name}", sources!.Dataset, TestedModel.Of(folder, [trial]).Trials[0]));
        }
        if (best.Count > 1 && best.Take(MostModels).Any(one => BestTrialOf(one).TestAccuracy < 1)
            && best.Select(one => one.Spec.Data.TestLimit).Distinct().Count() == 1)
        {
            yield return new(
                "missed",
                "Images that most variants miss",
                "Test images that the best trials of most variants get wrong: hard ones, or ones of doubtful label.",
                () => MissedImages.Of(
                    _title,
                    sources!.Dataset,
                    [.. best.Take(MostModels).Select(one => TestedModel.Of(folder, [BestTrialOf(one)]))]));
        }
    }

    private IEnumerable<PlannedFigure> OfSamples(TrialPlan plan, RunFigureSources? sources)
    {
        var title = TitleOf(experiment.Variants.First(variant => variant.Name == plan.Variant));
        yield return new(
            "samples",
            "First test images",
            $"The first test images with their labels and what trial {plan.Name} predicts.",
            () => SampleGrid.Of(
                title, plan, sources!.Dataset, PredictionTable.Read(folder.Trial(plan).Predictions)));
    }

    private bool HasSeveral(Variant variant) => CompletedOf(variant).Count > 1;

    // Answers take room, so a user may have removed them.
    private bool HasAnswers(Variant variant) =>
        CompletedOf(variant).TrueForAll(outcome => File.Exists(folder.Trial(outcome.Plan).Logits));

    private static IEnumerable<PlannedFigure> Stamped(IEnumerable<PlannedFigure> figures, bool usesTestImages) =>
        figures.Select(figure => figure with { UsesTestImages = usesTestImages });

    /// <summary>The variants that have a completed trial, by their mean test accuracy.</summary>
    private List<Variant> BestVariants() =>
    [
        .. experiment.Variants
            .Where(variant => CompletedOf(variant).Count > 0)
            .OrderByDescending(variant => CompletedOf(variant).Average(outcome => outcome.TestAccuracy!.Value)),
    ];

    private List<TrialOutcome> CompletedOf(Variant variant) =>
        [.. _ended[variant.Name].Where(outcome => outcome.TestAccuracy is not null)];

    private TrialOutcome BestTrialOf(Variant variant) => CompletedOf(variant).MaxBy(outcome => outcome.TestAccuracy)!;

    private string TitleOf(Variant variant) => experiment.IsSweep
        ? $"{_title}, {AccuracyRow.NameOf(experiment, variant)}"
        : AccuracyRow.Starred(variant, _title);
}

/// <summary>What a run's figures are drawn from besides its outcomes.</summary>
/// <param name="Dataset">The dataset that the trials were tested on.</param>
/// <param name="Ensembles">The ensembles that its trials make, each with its variant's name.</param>
internal sealed record RunFigureSources(
    Dataset Dataset, IReadOnlyList<(string Variant, EnsembleOutcome Ensemble)> Ensembles);
