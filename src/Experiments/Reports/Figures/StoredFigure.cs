namespace Experiments.Reports.Figures;

/// <summary>A figure that lies on disk.</summary>
/// <param name="Path">The PNG's full path.</param>
/// <param name="Title">Its heading on a page.</param>
/// <param name="Caption">A sentence that says how to read it, for those who cannot see it too.</param>
public sealed record StoredFigure(string Path, string Title, string Caption)
{
    /// <summary>Whether it is one of a series, a figure a variant. Default: no.</summary>
    public bool IsOfOneVariant { get; init; }
}
