namespace Experiments.Spec;

/// <summary>What reading gave: a value or, where anything is wrong, all problems at once.</summary>
/// <param name="Value">The value; null where there are problems.</param>
/// <param name="Problems">Every problem, in the order of the file; empty where there is a value.</param>
public sealed record SpecResult<T>(T? Value, IReadOnlyList<SpecProblem> Problems)
    where T : class;
