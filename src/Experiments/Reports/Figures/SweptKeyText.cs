namespace Experiments.Reports.Figures;

/// <summary>Swept keys as figures write them.</summary>
internal static class SweptKeyText
{
    /// <summary>The last part of a path, which says what is swept: learning_rate.</summary>
    public static string Of(string key) => key[(key.LastIndexOf('.') + 1)..];
}
