using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>A claim: deep7conv.test_accuracy > baseline.test_accuracy, or test_accuracy > 0.99.</summary>
internal sealed partial class ClaimRule : ScalarRule<Claim>
{
    private const int Longest = 400;

    /// <inheritdoc/>
    public override string Expected =>
        "a claim as \"test_accuracy > 0.99\" or \"deep7conv.test_accuracy > baseline.test_accuracy\"";

    /// <inheritdoc/>
    public override JsonObject Schema => new() { ["type"] = "string", ["minLength"] = 3, ["maxLength"] = Longest };

    /// <inheritdoc/>
    protected override bool TryRead(ScalarNode scalar, out Claim? value, out string advice)
    {
        (value, advice) = scalar.Text.Length > Longest ? (null, "Write several claims.") : Read(scalar.Text);
        return value is not null;
    }

    private static (Claim? Claim, string Advice) Read(string text)
    {
        if (Comparison().Match(text) is not { Success: true } match)
        {
            return (null, text.Contains('=', StringComparison.Ordinal)
                ? "Write > or <: a claim is that one side is larger, as far as can be known." : "");
        }
        var (left, leftAdvice) = Side(match.Groups["left"].Value);
        var (right, rightAdvice) = Side(match.Groups["right"].Value);
        if (left is null || right is null)
        {
            return (null, left is null ? leftAdvice : rightAdvice);
        }
        return (left, right) switch
        {
            (ClaimedNumber, ClaimedNumber) => (null, "It compares two numbers, which no result can change."),
            (ClaimedMetric one, ClaimedMetric other) when one.Metric != other.Metric =>
                (null, $"It compares {one.Metric} with {other.Metric}."),
            (ClaimedMetric one, ClaimedMetric other) when one == other => (null, "It compares a value with itself."),
            _ => (
                match.Groups["sign"].Value == ">"
                    ? new(text.Trim(), left, right) : new(text.Trim(), right, left),
                ""),
        };
    }

    private static (ClaimSide? Side, string Advice) Side(string text)
    {
        if (char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.')
        {
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && double.IsFinite(number)
                ? (new ClaimedNumber(number), "")
                : (null, $"{Quote.Of(text)} is no number{(text[^1] == '%' ? ": accuracies lie from 0 to 1" : "")}.");
        }
        var dot = text.LastIndexOf('.');
        var metric = text[(dot + 1)..];
        if (!ClaimedMetric.Metrics.Contains(metric))
        {
            return (null, Suggestion.Of(metric, ClaimedMetric.Metrics).Advice is { Length: > 0 } advice
                ? $"{Quote.Of(metric)} is no metric. {advice}"
                : $"{Quote.Of(metric)} is no metric: write {Sentence.Choice(ClaimedMetric.Metrics)}.");
        }
        var names = dot < 0 ? [] : text[..dot].Split('/', 2);
        return names.Any(name => name.Length == 0)
            ? (null,
                $"{Quote.Of(text)} names no experiment: write EXPERIMENT.{metric}, or EXPERIMENT/VARIANT.{metric}.")
            : (new ClaimedMetric(names.ElementAtOrDefault(0), names.ElementAtOrDefault(1), metric), "");
    }

    [GeneratedRegex(@"^\s*(?<left>[^\s<>=]+)\s*(?<sign>[<>])\s*(?<right>[^\s<>=]+)\s*\z")]
    private static partial Regex Comparison();
}
