using Experiments.Spec.Reading;
using Experiments.Spec.Yaml;

namespace Experiments.Spec;

/// <summary>
/// The paths that an override can name: those of all fields, and of what a file has of layers and variables.
/// </summary>
public static class SettingPaths
{
    /// <summary>
    /// The paths in the order of the reference, each with what it decides. Never fails: a broken file has fewer.
    /// </summary>
    /// <param name="file">The experiment file that is overridden; null where none is known.</param>
    public static IReadOnlyList<(string Path, string Meaning)> Of(string? file)
    {
        var problems = new ProblemList();
        var root = file is not null && SpecFile.Text(file, problems) is { } text
            ? new SpecTree(problems).Read(text, file)
            : null;
        var paths = new List<(string Path, string Meaning)>();
        paths.AddRange(((root?.Find("vars") as MapNode)?.Entries ?? [])
            .Select(variable => (variable.Key.Text, "a variable of the file")));
        Add(ExperimentSections.All, root, "", paths);

        // Names of a file that nobody has checked go to a shell.
        return [.. paths.Where(path => path.Path.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.'))];
    }

    private static void Add(
        IReadOnlyList<Field> fields, MapNode? map, string prefix, List<(string Path, string Meaning)> paths)
    {
        foreach (var field in fields.Where(field => field.Name is not (SpecTree.Extends or "vars")))
        {
            var path = prefix + field.Name;
            var value = map?.Find(field.Name);
            paths.Add((path, field.Meaning));
            Add(field.Rule.Fields, value as MapNode, path + ".", paths);
            if (field.Rule.Catalogue is not { } catalogue)
            {
                continue;
            }
            if (value is ListNode layers && prefix.Length == 0)
            {
                foreach (var (layer, name) in layers.Items.Zip(LayerNames.Of(layers)))
                {
                    AddKind(catalogue, layer, $"{path}.{name}.", paths);
                }
            }
            else if (value is ScalarNode or MapNode)
            {
                AddKind(catalogue, value, $"{path}.{KindNode.NameOf(value)}.", paths);
            }
        }
    }

    private static void AddKind(
        ICatalogue catalogue, YamlNode kind, string prefix, List<(string Path, string Meaning)> paths)
    {
        if (catalogue.Names.Contains(KindNode.NameOf(kind)))
        {
            var settings = (kind as MapNode)?.Entries[0].Value as MapNode;
            Add(catalogue.FieldsOf(KindNode.NameOf(kind), Conventions.Keras), settings, prefix, paths);
        }
    }
}
