namespace Experiments.Spec.Reading;

/// <summary>How points are made of swept values.</summary>
internal abstract record SweepMethod
{
    /// <summary>All methods.</summary>
    public static Catalogue<SweepMethod> Methods { get; } = new("method")
    {
        ["grid"] = new(
            "Every value of one with every value of the others; the last key changes fastest.", _ => new Grid()),
        ["zip"] = new("The first values together, the second values together, and so on.", _ => new Zip()),
        ["random"] = new(
            "Points drawn at random, each a different one. More points go on with the same ones.",
            map => new RandomDraws(
                map.Required("count", new IntegerRule(1, SweepPoints.MostVariants), "how many points"),
                (ulong)map.Optional("seed", new IntegerRule(0, int.MaxValue), 1, "1", "which points are drawn")),
            Shorthand: "count"),
    };
}

/// <summary>Every value with every other.</summary>
internal sealed record Grid : SweepMethod;

/// <summary>Values by their places.</summary>
internal sealed record Zip : SweepMethod;

/// <summary>Draws.</summary>
/// <param name="Count">How many points.</param>
/// <param name="Seed">Which ones.</param>
internal sealed record RandomDraws(int Count, ulong Seed) : SweepMethod;
