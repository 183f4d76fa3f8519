using Experiments.Data;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Execution;

/// <summary>A run as it lies on disk, which everything that is told of it later follows from.</summary>
/// <param name="Folder">The run's folder.</param>
/// <param name="Experiment">What is run.</param>
/// <param name="Planned">All trials of it.</param>
/// <param name="Outcomes">Those that have ended, in the order of the plan; failed and diverged ones too.</param>
/// <param name="History">On which data, and its starts.</param>
public sealed record StoredRun(
    RunFolder Folder,
    Experiment Experiment,
    IReadOnlyList<TrialPlan> Planned,
    IReadOnlyList<TrialOutcome> Outcomes,
    RunHistory History)
{
    private readonly ILookup<string, TrialOutcome> _byVariant = Outcomes.ToLookup(outcome => outcome.Plan.Variant);

    // A folder of images is looked through for it.
    private readonly Lazy<DatasetDescription> _dataset =
        new(() => DatasetCatalogue.Describe(Experiment.Base.Data.Dataset));

    /// <summary>The experiment's name and the run's: baseline/0123456789.</summary>
    public string Name => $"{Experiment.Base.Name}/{Id}";

    /// <summary>The run's own name: the hash of what decides its trials' numbers.</summary>
    public string Id => RunHash.Of(Experiment);

    /// <summary>What it trains on.</summary>
    public DatasetDescription Dataset => _dataset.Value;

    /// <summary>How many images its trials are tested on.</summary>
    public int TestCount => Experiment.Base.Data.TestLimit ?? Dataset.TestCount;

    /// <summary>Reads it.</summary>
    /// <exception cref="ExperimentException">
    /// The folder holds no run, or files in it are damaged; kind Results.
    /// </exception>
    public static StoredRun Read(RunFolder folder)
    {
        var experiment = StoredExperiment.Read(folder);
        var plans = TrialPlan.All(experiment);
        return new(folder, experiment, plans, folder.Outcomes(plans), RunHistory.Read(folder));
    }

    /// <summary>The trials of a variant that have ended.</summary>
    public IReadOnlyList<TrialOutcome> OutcomesOf(Variant variant) => [.. _byVariant[variant.Name]];

    /// <summary>The trials of a variant that were tested.</summary>
    public IReadOnlyList<TrialOutcome> CompletedOf(Variant variant) =>
        [.. _byVariant[variant.Name].Where(outcome => outcome.TestAccuracy is not null)];
}
