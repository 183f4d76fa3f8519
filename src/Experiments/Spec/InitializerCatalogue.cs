using Experiments.Layers;
using Experiments.Spec.Reading;

namespace Experiments.Spec;

/// <summary>The ways in which a weight can get its first values.</summary>
internal static class InitializerCatalogue
{
    // Far beyond any weight that a model could learn with.
    private const double Largest = 1_000_000;

    private static readonly Interval Anything = new(-Largest, Largest, true, true);
    private static readonly Interval Width = new(0, Largest, false, true);

    /// <summary>
    /// All initializers. In: the inputs that one output adds up; out: the outputs that one input reaches.
    /// </summary>
    public static Catalogue<Initializer> Initializers { get; } = new("initializer")
    {
        ["glorot_uniform"] = new(
            "Uniform in +-sqrt(6 / (in + out)) (Glorot and Bengio 2010).", _ => new GlorotUniform()),
        ["glorot_normal"] = new(
            "Normal with variance 2 / (in + out), cut at two deviations as Keras cuts it.", _ => new GlorotNormal()),
        ["he_uniform"] = new("Uniform in +-sqrt(6 / in) (He et al. 2015).", _ => new HeUniform()),
        ["he_normal"] = new(
            "Normal with variance 2 / in, cut at two deviations as Keras cuts it.", _ => new HeNormal()),
        ["lecun_uniform"] = new("Uniform in +-sqrt(3 / in) (LeCun et al. 1998).", _ => new LecunUniform()),
        ["lecun_normal"] = new(
            "Normal with variance 1 / in, cut at two deviations as Keras cuts it.", _ => new LecunNormal()),
        ["fan_in_uniform"] = new(
            "Uniform in +-1 / sqrt(in), as PyTorch starts weights and biases.", _ => new FanInUniform()),
        ["orthogonal"] = new(
            "Rows or columns, the fewer of them, at right angles to each other and of length 1 (Saxe et al. 2014); "
            + "for weights, not biases.",
            _ => new Orthogonal()),
        ["zeros"] = new("0.", _ => new Zeros()),
        ["ones"] = new("1.", _ => new Ones()),
        ["constant"] = new(
            "The same number everywhere.",
            map => new Constant { Value = map.Required("value", new NumberRule(Anything), "the number") },
            Shorthand: "value"),
        ["normal"] = new(
            "Normal with mean 0.",
            map => new Normal
            {
                Deviation = map.Required("deviation", new NumberRule(Width), "the standard deviation"),
            },
            Shorthand: "deviation"),
        ["uniform"] = new(
            "Uniform around 0.",
            map => new Uniform
            {
                Limit = map.Required("limit", new NumberRule(Width), "the ends of the interval are -limit and limit"),
            },
            Shorthand: "limit"),
    };
}
