namespace Experiments.Spec;

/// <summary>What the source of an experiment claims; compared with what is measured.</summary>
public sealed record Published
{
    /// <summary>The article, as one would cite it.</summary>
    public string? Source { get; init; }

    /// <summary>Claimed share of test examples predicted rightly, 0 to 1.</summary>
    public double? TestAccuracy { get; init; }

    /// <summary>Claimed mean loss over the test split.</summary>
    public double? TestLoss { get; init; }

    /// <summary>Claimed validation accuracy after each epoch, from the first; empty where not claimed.</summary>
    public IReadOnlyList<double> ValidationAccuracy { get; init; } = [];

    /// <summary>Claimed validation loss after each epoch, from the first; empty where not claimed.</summary>
    public IReadOnlyList<double> ValidationLoss { get; init; } = [];

    /// <summary>Known defects of the source; shown with the figures.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
