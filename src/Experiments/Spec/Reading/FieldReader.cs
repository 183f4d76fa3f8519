using Experiments.Layers;
using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>
/// Reads the fields of one map. Every read names the field, its rule, its default and its meaning in one place; from
/// these reads follow the known keys, the messages and the reference. It never throws: a value that cannot be read
/// gives its type's default, and <see cref="Failed"/> says that the result is incomplete.
/// </summary>
internal sealed class FieldReader
{
    private readonly MapNode? _map;
    private readonly SpecReading _reading;
    private readonly string? _shorthand;
    private readonly List<Field> _fields = [];
    private readonly List<Field> _missing = [];
    private readonly int _failuresBefore;

    /// <summary>A reader of a map.</summary>
    /// <param name="map">The map; null for no fields at all.</param>
    /// <param name="mark">What a missing field is reported at.</param>
    /// <param name="path">The map's path.</param>
    /// <param name="reading">Takes the problems.</param>
    /// <param name="name">The name that the thing has where the map gives none.</param>
    /// <param name="shorthand">
    /// The field whose value stood in the map's place; null where the map was written out.
    /// </param>
    public FieldReader(
        MapNode? map, Mark mark, SpecPath path, SpecReading reading, string name = "", string? shorthand = null)
    {
        _map = map;
        Mark = mark;
        Path = path;
        _reading = reading;
        Name = name;
        _shorthand = shorthand;
        _failuresBefore = reading.FailureCount;
    }

    /// <summary>Where the thing stands that the map describes.</summary>
    public Mark Mark { get; }

    /// <summary>The path of the thing.</summary>
    public SpecPath Path { get; }

    /// <summary>The name that the thing has where the map gives none.</summary>
    public string Name { get; }

    /// <summary>Whose defaults hold, from the moment they are set.</summary>
    public Conventions Conventions
    {
        get => _reading.Conventions;
        set => _reading.Conventions = value;
    }

    /// <summary>
    /// Says what a field of another framework is here, given its name and value; null, as it stands, for nothing.
    /// </summary>
    public Func<string, YamlNode, string?>? Translate { get; set; }

    /// <summary>Whether there is no field at all.</summary>
    public bool IsEmpty => _map is not { Entries.Count: > 0 };

    /// <summary>Takes the problems.</summary>
    public SpecReading Reading => _reading;

    /// <summary>Whether anything in this map, or below it, could not be read.</summary>
    public bool Failed => _reading.FailureCount > _failuresBefore;

    /// <summary>What was asked for so far, in order.</summary>
    public IReadOnlyList<Field> Fields => _fields;

    /// <summary>The fields that a reader asks for, learnt by letting it read an empty map.</summary>
    public static IReadOnlyList<Field> FieldsOf<T>(Func<FieldReader, T> read, Conventions conventions)
    {
        var reader = new FieldReader(
            null, default, SpecPath.Root, new SpecReading(new ProblemList()) { Conventions = conventions });
        read(reader);
        return reader.Fields;
    }

    /// <summary>A field that must be there.</summary>
    public T Required<T>(string key, ValueRule<T> rule, string meaning)
    {
        var asked = new Field(key, rule, null, meaning);
        _fields.Add(asked);
        if (_map?.Find(key) is { } node)
        {
            return Read(key, rule, node, null);
        }
        _missing.Add(asked);
        _reading.FailAgain();
        return default!;
    }

    /// <summary>A field with a default.</summary>
    /// <param name="key">The key.</param>
    /// <param name="rule">What belongs there.</param>
    /// <param name="orElse">The default.</param>
    /// <param name="shown">The default as the reference shows it.</param>
    /// <param name="meaning">What it decides.</param>
    public T Optional<T>(string key, ValueRule<T> rule, T orElse, string shown, string meaning)
    {
        _fields.Add(new(key, rule, shown, meaning));
        if (_map?.Find(key) is { } node)
        {
            return Read(key, rule, node, shown);
        }
        _reading.Origins?.Note(Path, key, null, shown);
        return orElse;
    }

    /// <summary>A number with a default.</summary>
    public double Number(string key, Interval interval, double orElse, string meaning) =>
        Optional(key, new NumberRule(interval), orElse, Setting.Text(orElse), meaning);

    /// <summary>A number that may be left out.</summary>
    public T? Nullable<T>(string key, ValueRule<T> rule, string shown, string meaning)
        where T : struct
    {
        _fields.Add(new(key, rule, shown, meaning));
        if (_map?.Find(key) is { } node)
        {
            return Read(key, rule, node, shown);
        }
        _reading.Origins?.Note(Path, key, null, shown);
        return null;
    }

    /// <summary>Where the value of a field stands; where the map itself does, if the field is not there.</summary>
    public Mark MarkOf(string key) => _map?.Find(key)?.Mark ?? Mark;

    /// <summary>The path of a field.</summary>
    public SpecPath PathOf(string key) => key == _shorthand ? Path : Path.Field(key);

    /// <summary>Reports a problem with a field that was read without one.</summary>
    public void Fail(string key, string message) =>
        _reading.Fail(MarkOf(key), _map?.Find(key) is null ? Path : PathOf(key), message);

    /// <summary>Ends the reading: reports every key that no read asked for, and every field that is missing.</summary>
    public void Finish()
    {
        foreach (var (key, value) in _map?.Entries ?? [])
        {
            if (_fields.Exists(asked => asked.Name == key.Text))
            {
                continue;
            }
            var suggestion = _reading.IsFull ? default
                : Translate?.Invoke(key.Text, value) is { } advice ? new(null, advice)
                : SuggestionFor(key.Text);
            _reading.Fail(key.Mark, Path.Field(key.Text), ("no such field. " + suggestion.Advice).TrimEnd());

            // Whoever misspelled a field has not forgotten it.
            _missing.RemoveAll(asked => asked.Name == suggestion.Name);
        }
        foreach (var asked in _missing)
        {
            _reading.Fail(Mark, Path, $"'{asked.Name}' is missing ({asked.Meaning}): {asked.Rule.Expected}.");
        }
    }

    private T Read<T>(string key, ValueRule<T> rule, YamlNode node, string? shown)
    {
        var value = rule.Read(node, PathOf(key), _reading)!;
        _reading.Origins?.Note(Path, key, node, shown);
        return value;
    }

    private Suggestion SuggestionFor(string key)
    {
        var owner = _fields.Find(asked => asked.Rule.Fields.Any(inner => inner.Name == key));
        if (owner is not null)
        {
            return new(null, $"It belongs under '{owner.Name}'.");
        }
        var names = _fields.Select(asked => asked.Name).ToList();
        var suggestion = Suggestion.Of(key, names);
        return suggestion.Advice.Length > 0 ? suggestion
            : new(null, names.Count == 0 ? "There is nothing to set here." : $"There are: {string.Join(", ", names)}.");
    }
}
