namespace Experiments.Cli.Text;

/// <summary>The characters that lines are drawn with.</summary>
/// <param name="Rule">Repeated, a horizontal rule.</param>
/// <param name="Done">Repeated, the done part of a bar.</param>
/// <param name="Open">Repeated, the open part of a bar.</param>
internal sealed record Glyphs(char Rule, char Done, char Open)
{
    /// <summary>For files, pipes and terminals that are not known to show more.</summary>
    public static Glyphs Ascii { get; } = new('-', '#', '.');

    /// <summary>For terminals that show UTF-8.</summary>
    public static Glyphs Unicode { get; } = new('─', '━', '─');
}
