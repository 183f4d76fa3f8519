using System.Text.Json.Nodes;
using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>A condition on the values of a point.</summary>
internal sealed class ConditionRule : ValueRule<Condition>
{
    /// <inheritdoc/>
    public override string Expected => "a condition as filters == 64 and dropout < 0.3";

    /// <inheritdoc/>
    public override JsonObject Schema => new() { ["type"] = "string" };

    /// <inheritdoc/>
    protected override Condition? ReadValue(YamlNode node, SpecPath path, SpecReading reading)
    {
        if (node is not ScalarNode scalar)
        {
            return Refuse(node, path, reading);
        }
        try
        {
            return Condition.Read(scalar);
        }
        catch (ArithmeticProblem problem)
        {
            reading.Fail(node.Mark, path, $"{Quote.Of(scalar.Text)} {problem.Message}");
            return null;
        }
    }
}
