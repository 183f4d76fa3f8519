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

    /// <summary>Where the figures lie.</summary>
    public string Figures => At("figures");

    /// <summary>A figure's file, by its name without ending.</summary>
    public string Figure(string name) => System.IO.Path.Combine(Figures, name + ".png");

    /// <summary>The folder of one trial.</summary>
    public TrialFolder Trial(TrialPlan plan) => new(System.IO.Path.Combine(Path, "trials", plan.Name));

    private string At(string name) => System.IO.Path.Combine(Path, name);
}

/// <summary>The folder of one trial.</summary>
/// <param name="Path">The folder's full path.</param>
public sealed record TrialFolder(string Path)
{
    /// <summary>One row an epoch.</summary>
    public string Epochs => At("epochs.csv");

    /// <summary>The outcome; written last, so a trial that has it is complete.</summary>
    public string Trial => At("trial.json");

    /// <summary>The trained weights.</summary>
    public string Weights => At("weights.safetensors");

    /// <summary>One row a test example: label, prediction and its probability.</summary>
    public string Predictions => At("predictions.csv");

    /// <summary>What happened, an event a line.</summary>
    public string Log => At("log.jsonl");

    private string At(string name) => System.IO.Path.Combine(Path, name);
}
