using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>Where the values of a spec come from, noted while it is read.</summary>
internal sealed class Origins
{
    private readonly Dictionary<string, Origin> _fields = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Path)> _names = [];

    /// <summary>Every field that was asked for, by its path in the file.</summary>
    public IReadOnlyDictionary<string, Origin> Fields => _fields;

    /// <summary>Notes that a field was read.</summary>
    /// <param name="map">The path of the map that it is a field of.</param>
    /// <param name="key">Its key.</param>
    /// <param name="node">What stands there; null where nothing does.</param>
    /// <param name="orElse">The default as the reference shows it; null where there is none.</param>
    public void Note(SpecPath map, string key, YamlNode? node, string? orElse) =>
        _fields[map.Field(key).ToString()] = new(node, orElse);

    /// <summary>Notes that layers were read.</summary>
    public void Note(IEnumerable<PlacedLayer> layers)
    {
        foreach (var (layer, mark, path) in layers)
        {
            _names.Add((layer!.Name, path.ToString()));
            _fields.TryAdd(path.ToString(), new(new ScalarNode(mark, layer.Kind, Quoted: false), null));
        }
    }

    /// <summary>The path of the layer of that name in a list of layers; null where it is not known.</summary>
    /// <param name="list">The list's path.</param>
    /// <param name="name">The layer's name.</param>
    public string? LayerIn(string list, string name) => _names
        .Where(entry => entry.Name == name && entry.Path.StartsWith(list + "[", StringComparison.Ordinal))
        .Select(entry => entry.Path)
        .MinBy(path => path.Length);

    /// <summary>The origin of a field, or else of what it is a part of; null where nothing is known.</summary>
    public Origin? Of(string path)
    {
        while (!_fields.ContainsKey(path))
        {
            var cut = path.LastIndexOfAny(['.', '[']);
            if (cut <= 0)
            {
                return null;
            }
            path = path[..cut];
        }
        return _fields[path];
    }
}

/// <summary>Where a value comes from.</summary>
/// <param name="Node">What stands in the file or in an override; null where the default holds.</param>
/// <param name="Default">The default as the reference shows it; null where there is none.</param>
internal sealed record Origin(YamlNode? Node, string? Default);
