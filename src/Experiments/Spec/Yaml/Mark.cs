namespace Experiments.Spec.Yaml;

/// <summary>
/// A place in a file: line and column from 1; both 0 for an override, whose file is its option, and for a whole file.
/// </summary>
internal readonly record struct Mark(string File, int Line, int Column);
