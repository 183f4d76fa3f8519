using Experiments.Spec.Reading;
using Experiments.Spec.Yaml;

namespace Experiments.Spec;

/// <summary>An experiment file as a tree, its parents merged into it.</summary>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class SpecTree(ProblemList problems)
{
    /// <summary>The key that names a file's parent.</summary>
    public const string Extends = "extends";

    private const int LongestChain = 16;

    /// <summary>The tree of a text; null, with a problem reported, where there is none to read on.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file's path, as messages shall name it; parents are looked for from its folder.</param>
    public MapNode? Read(string text, string file) => Read(text, file, []);

    private MapNode? Read(string text, string file, IReadOnlyList<string> children)
    {
        problems.Open(file);

        // The mark that some editors put first says only that the text is UTF-8, which it is.
        text = text.StartsWith('\uFEFF') ? text[1..] : text;
        if (!SourceText.Check(text, file, problems) || YamlTree.Parse(text, file, problems) is not { } tree)
        {
            return null;
        }
        if (tree is not MapNode root)
        {
            problems.Add(
                tree.Mark, SpecPath.Root,
                $"found {tree.Found}, but an experiment is a map: it starts with name: my-experiment.");
            return null;
        }
        return root.Find(Extends) is { } parent ? Extended(root, parent, [.. children, file]) : root;
    }

    private MapNode? Extended(MapNode child, YamlNode written, IReadOnlyList<string> chain)
    {
        var path = SpecPath.Root.Field(Extends);
        if (written is not ScalarNode { IsNull: false } scalar || scalar.Text.StartsWith('$')
            || scalar.Text.Any(char.IsControl))
        {
            if (written is not BrokenNode)
            {
                problems.Add(
                    written.Mark, path,
                    $"found {written.Found}, but {ParentRule.Wanted} belongs here, as baseline.yaml.");
            }
            return null;
        }
        var file = Beside(chain[^1], scalar.Text);
        if (chain.Any(earlier => Path.GetFullPath(earlier) == Path.GetFullPath(file)))
        {
            problems.Add(
                scalar.Mark, path,
                $"goes round in a circle: {string.Join(" extends ", chain.Append(file))}. One of them must stand "
                + "alone.");
            return null;
        }
        if (chain.Count == LongestChain)
        {
            problems.Add(
                scalar.Mark, path,
                $"is one parent too many: a chain has {LongestChain} files at most. Merge some of them.");
            return null;
        }

        var complaints = new ProblemList();
        if (SpecFile.Text(file, complaints) is not { } text)
        {
            foreach (var complaint in complaints.InOrder())
            {
                problems.Add(scalar.Mark, path, $"{file}: {complaint.Message}");
            }
            return null;
        }
        return Read(text, file, chain) is { } parent
            ? new Inheritance(LayerCatalogue.Layers, ExperimentSections.All, problems)
                .Merge(parent.Without("name").Without("title"), child.Without(Extends))
            : null;
    }

    // A path that starts where a file is, without detours, and as short as the file's own.
    private static string Beside(string file, string path)
    {
        var full = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file) ?? "", path));
        return Path.IsPathRooted(file) || Path.IsPathRooted(path)
            ? full
            : Path.GetRelativePath(Environment.CurrentDirectory, full);
    }
}
