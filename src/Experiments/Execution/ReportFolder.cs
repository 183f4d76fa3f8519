namespace Experiments.Execution;

/// <summary>Where the report on several runs lies.</summary>
/// <param name="Path">The folder's full path.</param>
public sealed record ReportFolder(string Path)
{
    /// <summary>The page for a browser, which needs no other file.</summary>
    public string Html => System.IO.Path.Combine(Path, "report.html");

    /// <summary>The same as Markdown, with its pictures beside it.</summary>
    public string Markdown => System.IO.Path.Combine(Path, "report.md");

    /// <summary>A picture's file, by its name without ending.</summary>
    public string Figure(string name) => System.IO.Path.Combine(Path, "figures", name + ".png");
}
