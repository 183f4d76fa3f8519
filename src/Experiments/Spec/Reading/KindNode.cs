using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>Kinds as files write them: a name alone, or a map of a name to its settings or to one bare value.</summary>
internal static class KindNode
{
    /// <summary>The name of the kind; empty where it has none.</summary>
    public static string NameOf(YamlNode node) => node switch
    {
        ScalarNode kind => kind.Text,
        MapNode { Entries: [var only] } => only.Key.Text,
        _ => "",
    };

    /// <summary>Where the name stands.</summary>
    public static Mark NameMark(YamlNode node) => node is MapNode { Entries: [var only] } ? only.Key.Mark : node.Mark;

    /// <summary>A kind with settings.</summary>
    public static MapNode Of(Mark mark, string name, YamlNode settings) =>
        new(mark, [new(new ScalarNode(mark, name, Quoted: false), settings)]);

    /// <summary>
    /// The settings as a map: none for a name alone, {units: 10} for dense: 10. Null where what stands there is neither
    /// a map nor a value that the kind takes.
    /// </summary>
    public static MapNode? SettingsOf(YamlNode node, ICatalogue catalogue)
    {
        var name = NameOf(node);
        return node is not MapNode { Entries: [{ Value: var written }] } ? new MapNode(node.Mark, []) : written switch
        {
            MapNode settings => settings,
            ScalarNode { IsNull: true } => new MapNode(written.Mark, []),
            BrokenNode => null,
            _ => catalogue.Names.Contains(name) && catalogue.ShorthandOf(name) is { } field
                ? new MapNode(written.Mark, [new(new ScalarNode(written.Mark, field, Quoted: false), written)])
                : null,
        };
    }
}
