namespace Experiments.Spec;

/// <summary>One mistake in an experiment file or in an override of it.</summary>
/// <param name="File">The file as the user named it; "--set" for a mistake on the command line.</param>
/// <param name="Line">From 1; 0 where there is no line.</param>
/// <param name="Column">From 1; 0 where there is no column.</param>
/// <param name="Path">Where in the spec: model[3].conv2d.kernel_size; empty for the file as a whole.</param>
/// <param name="Message">What was found, what belongs there and how to mend it.</param>
public sealed record SpecProblem(string File, int Line, int Column, string Path, string Message)
{
    /// <summary>As a compiler writes it: file:line:column: path: message.</summary>
    public override string ToString()
    {
        var place = Line > 0 ? $"{File}:{Line}:{Column}" : File;
        return Path.Length > 0 ? $"{place}: {Path}: {Message}" : $"{place}: {Message}";
    }
}
