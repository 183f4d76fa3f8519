using System.Text.Json.Nodes;
using Experiments.Optimization;
using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>How much the training examples of each class count: balanced, or a number a class.</summary>
internal sealed class ClassWeightsRule(int mostClasses) : ValueRule<ClassWeights>
{
    private static readonly NumberRule Weight = new(Interval.NotNegative);

    /// <inheritdoc/>
    public override string Expected => $"balanced, or a list in [ ] of one number a class, each {Weight.Expected}";

    /// <inheritdoc/>
    public override JsonObject Schema =>
        JsonSchema.Either(JsonSchema.Words("balanced"), JsonSchema.List(Weight.Schema, 1, mostClasses));

    /// <inheritdoc/>
    protected override ClassWeights? ReadValue(YamlNode node, SpecPath path, SpecReading reading)
    {
        if (node is not ListNode)
        {
            return node is ScalarNode { Text: "balanced" }
                ? new BalancedClassWeights()
                : Refuse(
                    node,
                    path,
                    reading,
                    node is ScalarNode word ? Suggestion.Of(word.Text, ["balanced"]).Advice : "");
        }
        var before = reading.FailureCount;
        var values = new ListRule<double>(Weight, mostClasses).Read(node, path, reading);
        if (reading.FailureCount > before)
        {
            return null;
        }
        if (!values!.Any(value => value > 0))
        {
            reading.Fail(node.Mark, path, "gives no class any weight. Give one of them a number above 0.");
            return null;
        }
        return new GivenClassWeights(values!);
    }
}
