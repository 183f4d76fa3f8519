using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using static System.FormattableString;

namespace Experiments.Spec.Yaml;

/// <summary>
/// The events of a YAML text, one after the other, within limits: where the text is no YAML, too deep or too much, the
/// problem is reported with its place and <see cref="GivenUpException"/> ends the reading.
/// </summary>
/// <param name="text">The text.</param>
/// <param name="file">The file, for positions.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class YamlEvents(string text, string file, ProblemList problems)
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

    private readonly Parser _parser = new(new Scanner(new StringReader(text), skipComments: true));
    private readonly Stack<Mark> _openBrackets = new();
    private int _count;
    private int _depth;

    /// <summary>The current event. Call <see cref="Next"/> first.</summary>
    public ParsingEvent Current => _parser.Current!;

    /// <summary>Where the current event starts.</summary>
    public Mark Mark => At(Current.Start);

    /// <summary>Moves to the next event.</summary>
    public void Next()
    {
        if (++_count > MostEvents)
        {
            throw GivenUp(
                Here(),
                SpecPath.Root,
                Invariant($"more than {MostEvents} values and brackets. This is no experiment file."));
        }
        try
        {
            if (!_parser.MoveNext())
            {
                throw Stumbled();
            }
        }
        catch (YamlException error)
        {
            throw GivenUp(At(error.Start), SpecPath.Root, "not YAML: " + InPlainWords(error.Message) + OpenBracket());
        }
        catch (Exception error) when (
            error is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // What YamlDotNet throws at some texts, such as a bracket that nothing closes.
            throw Stumbled();
        }
    }

    /// <summary>Reports that the current event can stand nowhere in a text that is YAML.</summary>
    public GivenUpException Stumbled() => GivenUp(Here(), SpecPath.Root, "not YAML from here on." + OpenBracket());

    /// <summary>Notes that the current event starts a list or a map.</summary>
    public void Enter(SpecPath path, bool inBrackets)
    {
        if (++_depth > DeepestNesting)
        {
            throw GivenUp(
                Mark,
                path,
                Invariant($"nested more than {DeepestNesting} deep. An experiment needs a few levels only."));
        }
        if (inBrackets)
        {
            _openBrackets.Push(Mark);
        }
    }

    /// <summary>Notes that the current event ends it.</summary>
    public void Leave(bool inBrackets)
    {
        _depth--;
        if (inBrackets)
        {
            _openBrackets.Pop();
        }
    }

    private string OpenBracket() => _openBrackets.TryPeek(out var open)
        ? Invariant($" The bracket of line {open.Line}, column {open.Column} is still open there.")
        : "";

    private GivenUpException GivenUp(Mark mark, SpecPath path, string message)
    {
        problems.Add(mark, path, message);
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
        return char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.')
            + ". Look at indentation, quotes and brackets.";
    }

    private Mark Here() => _parser.Current is { } current ? At(current.End) : new(file, 1, 1);

    private Mark At(YamlDotNet.Core.Mark mark) => new(file, (int)mark.Line, (int)mark.Column);
}

/// <summary>Ends the reading of a text that cannot be read on; never leaves <see cref="YamlTree"/>.</summary>
internal sealed class GivenUpException : Exception;
