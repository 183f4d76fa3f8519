using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using static System.FormattableString;

namespace Experiments.Spec.Yaml;

/// <summary>
/// YAML text to a tree of nodes with positions, one parser event after the other. What YAML allows but readers of a
/// spec would trip over is a problem here: duplicate keys, tags, anchors and aliases (vars do their work), merge keys,
/// several documents, unquoted text that programs read differently. Nothing in the text can make it throw or use up the
/// stack.
/// </summary>
internal sealed class YamlTree
{
    private readonly YamlEvents _events;
    private readonly string _file;
    private readonly string _nothing;
    private readonly ProblemList _problems;

    private YamlTree(string text, string file, string nothing, ProblemList problems)
    {
        _events = new YamlEvents(text, file, problems);
        _file = file;
        _nothing = nothing;
        _problems = problems;
    }

    /// <summary>The tree; null, with a problem reported, where the text is no YAML or holds nothing.</summary>
    /// <param name="text">Text that <see cref="SourceText.Check"/> found in order.</param>
    /// <param name="file">The file, for positions.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <param name="nothing">What to say where the text holds nothing, or comments only.</param>
    public static YamlNode? Parse(
        string text, string file, ProblemList problems,
        string nothing = "the file holds nothing. Start with name, data, model and training.")
    {
        var tree = new YamlTree(text, file, nothing, problems);
        try
        {
            return tree.Document();
        }
        catch (GivenUpException)
        {
            return null;
        }
    }

    private YamlNode? Document()
    {
        _events.Next();
        _events.Next();
        if (_events.Current is not DocumentStart start)
        {
            _problems.Add(new(_file, 0, 0), SpecPath.Root, _nothing);
            return null;
        }
        if (start.Version is not null || start.Tags?.Any(tag => tag.Handle is not ("!" or "!!")) == true)
        {
            _problems.Add(_events.Mark, SpecPath.Root, "a directive (%) has no use here. Remove the line.");
        }
        _events.Next();
        var root = Node(SpecPath.Root);
        _events.Next();
        _events.Next();
        if (_events.Current is DocumentStart)
        {
            _problems.Add(
                _events.Mark, SpecPath.Root,
                "a second document starts here. A file holds one experiment: move the rest to a file of its own.");
        }
        return root;
    }

    // Reads the node that the current event starts; the current event is then its last one.
    private YamlNode Node(SpecPath path)
    {
        var mark = _events.Mark;
        if (_events.Current is AnchorAlias)
        {
            _problems.Add(
                mark, path,
                "an alias (*). Write the value itself, or give it a name under vars and write $name.");
            return new BrokenNode(mark);
        }
        if (_events.Current is not NodeEvent current)
        {
            throw _events.Stumbled();
        }
        if (!current.Anchor.IsEmpty)
        {
            _problems.Add(
                mark, path, "an anchor (&), which has no use here: give the value a name under vars and write $name.");
        }
        if (!current.Tag.IsEmpty)
        {
            _problems.Add(mark, path, "a tag (!). Types follow from where a value stands: remove it.");
        }
        return current switch
        {
            Scalar scalar => Value(scalar, mark, path),
            SequenceStart list => Nested(mark, path, list.Style == SequenceStyle.Flow, List),
            _ => Nested(mark, path, ((MappingStart)current).Style == MappingStyle.Flow, Map),
        };
    }

    private YamlNode Value(Scalar scalar, Mark mark, SpecPath path)
    {
        var node = new ScalarNode(mark, scalar.Value, Quoted: scalar.Style != ScalarStyle.Plain);
        if (!node.Quoted && PlainScalar.Pitfall(node.Text) is { } pitfall)
        {
            _problems.Add(mark, path, pitfall);
            return new BrokenNode(mark);
        }
        return node;
    }

    private YamlNode Nested(Mark mark, SpecPath path, bool inBrackets, Func<Mark, SpecPath, YamlNode> read)
    {
        _events.Enter(path, inBrackets);
        var node = read(mark, path);
        _events.Leave(inBrackets);
        return node;
    }

    private ListNode List(Mark mark, SpecPath path)
    {
        var items = new List<YamlNode>();
        for (_events.Next(); _events.Current is not SequenceEnd; _events.Next())
        {
            items.Add(Node(path.Item(items.Count)));
        }
        return new(mark, items);
    }

    private MapNode Map(Mark mark, SpecPath path)
    {
        var entries = new List<MapEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        for (_events.Next(); _events.Current is not MappingEnd; _events.Next())
        {
            var key = Key(path);
            _events.Next();
            var value = Node(path.Field(key?.Text ?? "?"));
            if (key is null)
            {
                continue;
            }
            if (lines.TryGetValue(key.Text, out var line))
            {
                _problems.Add(
                    key.Mark,
                    path.Field(key.Text),
                    Invariant($"stands in line {line} already. Keep one of the two."));
                continue;
            }
            lines.Add(key.Text, key.Mark.Line);
            entries.Add(new(key, value));
        }
        return new(mark, entries);
    }

    private ScalarNode? Key(SpecPath path)
    {
        var mark = _events.Mark;
        if (_events.Current is not Scalar scalar)
        {
            Node(path.Field("?"));
            _problems.Add(mark, path, "a key must be a name, not a list, a map or an alias.");
            return null;
        }
        if (scalar is { Value: "<<", Style: ScalarStyle.Plain })
        {
            _problems.Add(
                mark, path,
                "a merge key (<<). Merging is not part of the language: write the fields themselves.");
            return null;
        }
        if (!scalar.Anchor.IsEmpty || !scalar.Tag.IsEmpty)
        {
            _problems.Add(mark, path.Field(scalar.Value), "an anchor (&) or a tag (!). Remove it.");
        }
        return new(mark, scalar.Value, Quoted: scalar.Style != ScalarStyle.Plain);
    }
}
