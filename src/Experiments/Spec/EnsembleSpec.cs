namespace Experiments.Spec;

/// <summary>
/// That a variant's trials vote together once they are done: the ensemble section of an experiment file.
/// </summary>
public sealed record EnsembleSpec
{
    /// <summary>How they agree. Default: soft.</summary>
    public Vote Vote { get; init; }
}

/// <summary>How the members of an ensemble agree on one answer.</summary>
public enum Vote
{
    /// <summary>The class whose probabilities, taken over all members, are largest in the mean.</summary>
    Soft,

    /// <summary>The class that most members find most probable; among equals, that of the soft vote.</summary>
    Hard,
}
