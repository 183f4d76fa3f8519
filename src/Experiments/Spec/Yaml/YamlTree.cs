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
    private const int DeepestNesting = 64;
    private const int MostEvents = 100_000;

    // What YamlDotNet says, and what its reader can do about it.
    private static readonly (string Part, string Words)[] PlainWords =
    [
        ("invalid mapping",
            "a ': ' where none can stand. Is a line above without its colon, is this one indented too far, "
            + "or does text with ': ' need quotes?"),
        ("cannot start any token",
            "a character that cannot start a value. Text that starts with @, ` or % needs quotes."),
        ("unknown escape",
            "a backslash escape that YAML does not know. In single quotes a backslash stands for itself."),
        ("quoted scalar",
            "the quoted text that starts here does not end as it should. Close the quote."),
        ("parsing a flow",
            "a bracket that is not closed, or a comma that is missing."),
        ("could not find expected ':'",
            "the line before has no ': ' between a name and its value."),
    ];

    private readonly Parser _parser;
    private readonly string _file;
    private readonly ProblemList _problems;
    private readonly Stack<Mark> _openBrackets = new();
    private int _eventCount;
    private int _depth;

    private YamlTree(string text, string file, ProblemList problems)
    {
        _parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        _file = file;
        _problems = problems;
    }

    /// <summary>The tree; null, with a problem reported, where the text is no YAML or holds nothing.</summary>
    /// <param name="text">Text that <see cref="SourceText.Check"/> found in order.</param>
    /// <param name="file">The file, for positions.</param>
    /// <param name="problems">Takes what is wrong.</param>
    public static YamlNode? Parse(string text, string file, ProblemList problems)
    {
        var tree = new YamlTree(text, file, problems);
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
        Next();
        Next();
        if (_parser.Current is not DocumentStart start)
        {
            _problems.Add(
                new(_file, 0, 0), SpecPath.Root,
                "the file holds nothing. Start with name, data, model and training.");
            return null;
        }
        if (start.Version is not null || start.Tags?.Any(tag => tag.Handle is not ("!" or "!!")) == true)
        {
            _problems.Add(At(start.Start), SpecPath.Root, "a directive (%) has no use here. Remove the line.");
        }
        Next();
        var root = Node(SpecPath.Root);
        Next();
        Next();
        if (_parser.Current is DocumentStart second)
        {
            _problems.Add(
                At(second.Start), SpecPath.Root,
                "a second document starts here. A file holds one experiment: move the rest to a file of its own.");
        }
        return root;
    }

    // Reads the node that the current event starts; the current event is then its last one.
    private YamlNode Node(SpecPath path)
    {
        var mark = At(_parser.Current!.Start);
        if (_parser.Current is not NodeEvent current)
        {
            _problems.Add(
                mark, path,
                "an alias (*). Write the value itself, or give it a name under vars and write $name.");
            return new BrokenNode(mark);
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
        if (++_depth > DeepestNesting)
        {
            throw GivenUp(
                mark, path,
                $"nested more than {DeepestNesting} deep. An experiment needs a few levels only.");
        }
        if (inBrackets)
        {
            _openBrackets.Push(mark);
        }
        var node = read(mark, path);
        if (inBrackets)
        {
            _openBrackets.Pop();
        }
        _depth--;
        return node;
    }

    private ListNode List(Mark mark, SpecPath path)
    {
        var items = new List<YamlNode>();
        for (Next(); _parser.Current is not SequenceEnd; Next())
        {
            items.Add(Node(path.Item(items.Count)));
        }
        return new(mark, items);
    }

    private MapNode Map(Mark mark, SpecPath path)
    {
        var entries = new List<MapEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        for (Next(); _parser.Current is not MappingEnd; Next())
        {
            var key = Key(path);
            Next();
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
        var mark = At(_parser.Current!.Start);
        if (_parser.Current is not Scalar scalar)
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

    // Moves to the next event. YamlDotNet reports most of what is no YAML by YamlException and some of it by others.
    private void Next()
    {
        if (++_eventCount > MostEvents)
        {
            throw GivenUp(
                Here(),
                SpecPath.Root,
                Invariant($"more than {MostEvents} values and brackets. This is no experiment file."));
        }
        try
        {
            _parser.MoveNext();
        }
        catch (YamlException error)
        {
            throw GivenUp(At(error.Start), SpecPath.Root, "not YAML: " + InPlainWords(error.Message));
        }
        catch (Exception error) when (
            error is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            throw GivenUp(Here(), SpecPath.Root, "not YAML from here on.");
        }
    }

    private GivenUpException GivenUp(Mark mark, SpecPath path, string message)
    {
        if (_openBrackets.TryPeek(out var open) && _depth <= DeepestNesting && _eventCount <= MostEvents)
        {
            message += Invariant($" The bracket of line {open.Line}, column {open.Column} is still open there.");
        }
        _problems.Add(mark, path, message);
        return new GivenUpException();
    }

    private static string InPlainWords(string message)
    {
        foreach (var (part, words) in PlainWords)
        {
            if (message.Contains(part, StringComparison.Ordinal))
            {
                return words;
            }
        }
        return char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.') + ". Look at indentation, quotes and brackets.";
    }

    private Mark Here() => _parser.Current is { } current ? At(current.End) : new(_file, 1, 1);

    private Mark At(YamlDotNet.Core.Mark mark) => new(_file, (int)mark.Line, (int)mark.Column);

    // Ends the reading of a text that cannot be read on, from any depth; never leaves this class.
    private sealed class GivenUpException : Exception;
}
