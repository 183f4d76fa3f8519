using static TorchSharp.torch;

namespace Experiments.Layers;

/// <summary>
/// One layer of a model: its settings, its shape rule, its weight count and its module together. Shapes leave the batch
/// out.
/// </summary>
public abstract record LayerSpec
{
    /// <summary>The layer's name, unique in the model; it names the weights on disk (conv2d_1.weight).</summary>
    public required string Name { get; init; }

    /// <summary>The name of the layer's kind in the catalogue: conv2d.</summary>
    public abstract string Kind { get; }

    /// <summary>Every setting of the layer but its name, defaults included, in a fixed order.</summary>
    public virtual IReadOnlyList<Setting> Settings => [];

    /// <summary>
    /// The layers inside this one, each part with the name that it puts before theirs; empty for a layer that computes
    /// something itself.
    /// </summary>
    public virtual IReadOnlyList<(string Name, LayerStack Layers)> Parts => [];

    /// <summary>
    /// As an experiment file writes it, name and defaults included: {dense: {name: dense_1, units: 10}}.
    /// </summary>
    public string ToText() => $"{{{Kind}: {Setting.Map([new("name", Name), .. Settings])}}}";

    /// <summary>
    /// Why the layer cannot take this input, or changes nothing about it, as a sentence that says what to do; null
    /// where all is well.
    /// </summary>
    /// <param name="input">The shape that comes in.</param>
    /// <param name="source">Where it comes from, for the sentence: model[6].max_pool2d.</param>
    public virtual string? Misfit(Shape input, string source) => null;

    /// <summary>Whether nothing below 0 can come out.</summary>
    /// <param name="input">Whether nothing below 0 can come in.</param>
    public virtual bool IsNonNegative(bool input) => false;

    /// <summary>Whether the layer changes nothing where nothing below 0 comes in, as a relu after a relu.</summary>
    public virtual bool IsIdleOnNonNegative => false;

    /// <summary>Whether nothing but zeros can come out before anything is learnt.</summary>
    /// <param name="input">Whether nothing but zeros can come in.</param>
    public virtual bool StartsAtZero(bool input) => input;

    /// <summary>Whether no gradient passes the layer while nothing but zeros comes in, as at a relu.</summary>
    public virtual bool BlocksGradientAtZero => false;

    /// <summary>The shape that comes out. Call it only where <see cref="Misfit"/> gives null.</summary>
    public abstract Shape OutputShape(Shape input);

    /// <summary>How many numbers training adjusts.</summary>
    public virtual long ParameterCount(Shape input) => 0;

    /// <summary>Multiply-adds of one example's forward pass through convolutions and matrix products.</summary>
    public virtual long MultiplyAdds(Shape input) => 0;

    /// <summary>What one output position sees of the model's input.</summary>
    public virtual ReceptiveField Widen(ReceptiveField input) => input;

    /// <summary>The module that computes the layer over [batch, ...input].</summary>
    public abstract nn.Module<Tensor, Tensor> ToModule(Shape input);

    /// <summary>Gives a module made by <see cref="ToModule"/> its initial weights.</summary>
    /// <param name="module">The module.</param>
    /// <param name="generator">The source of randomness, this layer's alone.</param>
    public virtual void Initialize(nn.Module<Tensor, Tensor> module, Generator generator)
    {
    }
}
