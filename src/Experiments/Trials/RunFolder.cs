using Experiments.Spec;

namespace Experiments.Trials;

/// <summary>results/&lt;experiment&gt;/&lt;run&gt;: the one place that knows where each result lies.</summary>
/// <param name="Path">The folder's full path.</param>
public sealed record RunFolder(string Path)
{
    /// <summary>The resolved spec.</summary>
    public string Spec => At("spec.yaml");

    /// <summary>Versions, data hashes, device, threads, command and git state.</summary>
    public string Run => At("run.json");

    /// <summary>One row a trial.</summary>
    public string Trials => At("trials.csv");

    /// <summary>One row a variant.</summary>
    public string Variants => At("variants.csv");

    /// <summary>One row a variant and size of ensemble; there where the experiment asks for ensembles.</summary>
    public string Ensembles => At("ensembles.csv");

    /// <summary>What the run says, as a page for a browser that needs no other file.</summary>
    public string Report => At("report.html");

    /// <summary>The same as Markdown.</summary>
    public string ReportText => At("report.md");

    /// <summary>Where the figures lie.</summary>
    public string Figures => At("figures");

    /// <summary>The file that the working process holds.</summary>
    public string Lock => At(".lock");

    /// <summary>The file that says who holds it.</summary>
    public string Owner => At(".owner.json");

    /// <summary>The file that the run's worker processes hold together.</summary>
    public string WorkerLock => At(".workers");

    /// <summary>Where the folders of the trials lie.</summary>
    public string TrialFolders => At("trials");

    /// <summary>The folder of an experiment's run.</summary>
    /// <param name="output">The folder that holds all results.</param>
    /// <param name="experiment">The experiment.</param>
    public static RunFolder Of(string output, Experiment experiment) =>
        new(System.IO.Path.GetFullPath(System.IO.Path.Combine(output, experiment.Base.Name, RunHash.Of(experiment))));

    /// <summary>The picture of what an experiment trains on, beside its runs.</summary>
    /// <param name="output">The folder that holds all results.</param>
    /// <param name="experiment">The experiment's name.</param>
    public static string Preview(string output, string experiment) =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(output, experiment, "preview.png"));

    /// <summary>A figure's file, by its name without ending.</summary>
    public string Figure(string name) => System.IO.Path.Combine(Figures, name + ".png");

    /// <summary>The folder of one trial.</summary>
    public TrialFolder Trial(TrialPlan plan) => new(System.IO.Path.Combine(TrialFolders, plan.Name));

    /// <summary>The trials of a plan that have ended, in its order.</summary>
    /// <exception cref="ExperimentException">An outcome is damaged; kind Results.</exception>
    public IReadOnlyList<TrialOutcome> Outcomes(IEnumerable<TrialPlan> plans) =>
        [.. plans.Select(plan => Trial(plan).Outcome(plan)).OfType<TrialOutcome>()];

    private string At(string name) => System.IO.Path.Combine(Path, name);
}
