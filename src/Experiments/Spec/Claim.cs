namespace Experiments.Spec;

/// <summary>
/// Something that an experiment file says of results: one side lies above the other. Whether results support it is
/// found out from runs.
/// </summary>
/// <param name="Text">As it is written.</param>
/// <param name="Larger">
/// The side that is said to be larger; its metric is that of the other where both have one.
/// </param>
/// <param name="Smaller">The other one.</param>
public sealed record Claim(string Text, ClaimSide Larger, ClaimSide Smaller);

/// <summary>One side of a claim: a metric of a variant, or a number.</summary>
public abstract record ClaimSide;

/// <summary>A number that a metric is compared with.</summary>
/// <param name="Value">Finite.</param>
public sealed record ClaimedNumber(double Value) : ClaimSide;

/// <summary>A metric of a variant.</summary>
/// <param name="Experiment">The experiment's name; null for the one whose file says it.</param>
/// <param name="Variant">The variant's name; null where its experiment has only one.</param>
/// <param name="Metric">One of <see cref="Metrics"/>.</param>
public sealed record ClaimedMetric(string? Experiment, string? Variant, string Metric) : ClaimSide
{
    /// <summary>Numbers that training adjusts.</summary>
    public const string ParameterCount = "parameter_count";

    /// <summary>Multiply-adds of one image's forward pass.</summary>
    public const string MultiplyAdds = "multiply_adds";

    /// <summary>
    /// What claims are about: the metrics of trials, those of validation after the last epoch, and what a model costs,
    /// which is known without a trial.
    /// </summary>
    public static IReadOnlyList<string> Metrics { get; } =
        ["test_accuracy", "test_loss", "validation_accuracy", "validation_loss", ParameterCount, MultiplyAdds];

    /// <summary>Whether it follows from the model, with no trial.</summary>
    public bool IsCost => Metric is ParameterCount or MultiplyAdds;
}
