using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>How a weight gets its first values.</summary>
public abstract record Initializer
{
    /// <summary>The name in the catalogue: glorot_uniform.</summary>
    public abstract string Kind { get; }

    /// <summary>Every setting, defaults included, in a fixed order.</summary>
    public virtual IReadOnlyList<Setting> Settings => [];

    /// <summary>Whether it gives zeros only.</summary>
    public virtual bool GivesZero => false;

    /// <summary>As an experiment file writes it: glorot_uniform, {constant: {value: 0.1}}.</summary>
    public string ToText() => Settings.Count == 0 ? Kind : $"{{{Kind}: {Setting.Map(Settings)}}}";

    /// <summary>Fills the weight in place.</summary>
    /// <param name="weight">The weight.</param>
    /// <param name="fanIn">Inputs that one output adds up.</param>
    /// <param name="fanOut">Outputs that one input reaches.</param>
    /// <param name="generator">The source of randomness.</param>
    public abstract void Fill(Parameter weight, long fanIn, long fanOut, Generator generator);
}

/// <summary>All zero; Keras's default for biases.</summary>
public sealed record Zeros : Initializer
{
    /// <inheritdoc/>
    public override string Kind => "zeros";

    /// <inheritdoc/>
    public override bool GivesZero => true;

    /// <inheritdoc/>
    public override void Fill(Parameter weight, long fanIn, long fanOut, Generator generator) => nn.init.zeros_(weight);
}

/// <summary>All one.</summary>
public sealed record Ones : Initializer
{
    /// <inheritdoc/>
    public override string Kind => "ones";

    /// <inheritdoc/>
    public override void Fill(Parameter weight, long fanIn, long fanOut, Generator generator) => nn.init.ones_(weight);
}

/// <summary>The same number everywhere.</summary>
public sealed record Constant : Initializer
{
    /// <summary>The number.</summary>
    public required double Value { get; init; }

    /// <inheritdoc/>
    public override string Kind => "constant";

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings => [Setting.Of("value", Value)];

    /// <inheritdoc/>
    public override bool GivesZero => Value == 0;

    /// <inheritdoc/>
    public override void Fill(Parameter weight, long fanIn, long fanOut, Generator generator) =>
        nn.init.constant_(weight, Value);
}

/// <summary>Normal with mean 0, not cut off; Keras's RandomNormal.</summary>
public sealed record Normal : Initializer
{
    /// <summary>The standard deviation, above 0.</summary>
    public required double Deviation { get; init; }

    /// <inheritdoc/>
    public override string Kind => "normal";

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings => [Setting.Of("deviation", Deviation)];

    /// <inheritdoc/>
    public override void Fill(Parameter weight, long fanIn, long fanOut, Generator generator) =>
        nn.init.normal_(weight, 0, Deviation, generator);
}

/// <summary>Uniform around 0; Keras's RandomUniform.</summary>
public sealed record Uniform : Initializer
{
    /// <summary>The ends of the interval are -limit and limit; above 0.</summary>
    public required double Limit { get; init; }

    /// <inheritdoc/>
    public override string Kind => "uniform";

    /// <inheritdoc/>
    public override IReadOnlyList<Setting> Settings => [Setting.Of("limit", Limit)];

    /// <inheritdoc/>
    public override void Fill(Parameter weight, long fanIn, long fanOut, Generator generator) =>
        nn.init.uniform_(weight, -Limit, Limit, generator);
}
