using System.Collections;

namespace Experiments.Spec.Reading;

/// <summary>A fixed table of kinds, told to a reader of the reference.</summary>
internal interface ICatalogue
{
    /// <summary>What the kinds are kinds of: layer.</summary>
    string Noun { get; }

    /// <summary>The kinds' names, in the order of the table.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>What a kind does, in a sentence.</summary>
    string MeaningOf(string name);

    /// <summary>The field that a bare value stands for: rate in dropout: 0.5; null where a kind takes none.</summary>
    string? ShorthandOf(string name);

    /// <summary>The fields of a kind.</summary>
    IReadOnlyList<Field> FieldsOf(string name, Conventions conventions);

    /// <summary>The fields of a kind, with the defaults of all conventions: 0.3 (keras), 0.01 (pytorch).</summary>
    IReadOnlyList<Field> FieldsOf(string name) =>
    [
        .. FieldsOf(name, Conventions.Keras).Zip(FieldsOf(name, Conventions.PyTorch), (keras, pytorch) =>
            keras.Default == pytorch.Default
                ? keras
                : keras with { Default = $"{keras.Default} (keras), {pytorch.Default} (pytorch)" }),
    ];
}

/// <summary>One kind: what it does and how its fields are read.</summary>
/// <param name="Meaning">A sentence for the reference.</param>
/// <param name="Read">Reads its fields.</param>
/// <param name="Shorthand">The field that a bare value stands for; null where there is none.</param>
internal sealed record Kind<T>(string Meaning, Func<FieldReader, T> Read, string? Shorthand = null);

/// <summary>A fixed table of kinds: name to reader, written out in one place.</summary>
internal sealed class Catalogue<T>(string noun) : ICatalogue, IEnumerable
{
    private readonly OrderedDictionary<string, Kind<T>> _kinds = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Noun { get; } = noun;

    /// <inheritdoc/>
    public IReadOnlyList<string> Names => [.. _kinds.Keys];

    /// <summary>A kind by its name; for writing the table.</summary>
    public Kind<T> this[string name]
    {
        get => _kinds[name];
        init => _kinds.Add(name, value);
    }

    /// <summary>A kind by its name; null where there is none.</summary>
    public Kind<T>? Find(string name) => _kinds.GetValueOrDefault(name);

    /// <inheritdoc/>
    public string MeaningOf(string name) => _kinds[name].Meaning;

    /// <inheritdoc/>
    public string? ShorthandOf(string name) => _kinds[name].Shorthand;

    /// <inheritdoc/>
    public IReadOnlyList<Field> FieldsOf(string name, Conventions conventions) =>
        FieldReader.FieldsOf(_kinds[name].Read, conventions);

    IEnumerator IEnumerable.GetEnumerator() => _kinds.Keys.GetEnumerator();
}
