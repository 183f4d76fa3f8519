using System.Globalization;
using Experiments.Cli.Text;
using Experiments.Execution;

namespace Experiments.Cli.Outputs;

/// <summary>What a run would do, as text: a row a trial.</summary>
internal static class PlanText
{
    /// <summary>The text as lines.</summary>
    /// <param name="planned">The trials.</param>
    /// <param name="width">Columns a line may take.</param>
    /// <param name="glyphs">What rules are drawn with.</param>
    /// <param name="shortPath">How a path is best shown.</param>
    public static IEnumerable<Line> Of(TrialsPlanned planned, int width, Glyphs glyphs, Func<string, string> shortPath)
    {
        var experiment = planned.Read.Experiment;
        var variants = experiment.Variants.ToDictionary(variant => variant.Name);
        var counts = experiment.Variants.ToDictionary(
            variant => variant.Name, variant => Numbers.Count(planned.Read.ModelOf(variant).ParameterCount));
        var hasFolds = planned.Forecast.Trials.Any(trial => trial.Plan.Fold is not null);
        var isTimed = planned.Forecast.Trials.Any(trial => trial.Duration is not null);
        var table = new TextTable(
        [
            new("Trial"),
            .. experiment.SweptKeys.Select(key => new TextColumn(key, IsNumber: true, Rank: 1)),
            new("Seed", IsNumber: true, Rank: 2),
            .. hasFolds ? [new TextColumn("Fold", IsNumber: true, Rank: 2)] : Array.Empty<TextColumn>(),
            new("Parameters", IsNumber: true, Rank: 3),
            .. isTimed ? [new TextColumn("Time", IsNumber: true, Rank: 1)] : Array.Empty<TextColumn>(),
            new(""),
        ]);
        foreach (var (plan, hasEnded, duration) in planned.Forecast.Trials)
        {
            table.Add(
            [
                new(plan.Name),
                .. variants[plan.Variant].Values.Select(value => new Piece(value.Value)),
                new(plan.Seed.ToString(CultureInfo.InvariantCulture)),
                .. hasFolds
                    ? [new Piece(plan.Fold?.ToString(CultureInfo.InvariantCulture) ?? Numbers.None)]
                    : Array.Empty<Piece>(),
                new(counts[plan.Variant]),
                .. isTimed ? [Time(duration, hasEnded)] : Array.Empty<Piece>(),
                hasEnded ? new("ended before", Ink.Faint) : new("to do"),
            ]);
        }
        var trials = planned.Forecast.Trials;
        var left = trials.Count(trial => !trial.HasEnded);
        return
        [
            ModelText.Heading(experiment.Base.Name, experiment.Base.Title),
            Line.Empty,
            .. table.ToLines(width, glyphs),
            Line.Empty,
            new($"{Numbers.Count(trials.Count, "trial")} of {Numbers.Count(experiment.Variants.Count, "variant")}, "
                + $"{Numbers.Count(left)} to do; nothing was started."),
            .. Line.Wrap(Remaining(planned.Forecast, left), width)
                .Where(line => line.Length > 0)
                .Select(line => new Line(line)),
            ModelText.Labelled("Results", shortPath(planned.Forecast.Folder.Path), int.MaxValue).Single(),
        ];
    }

    private static Piece Time(TimeSpan? duration, bool hasEnded) => duration is { } time
        ? new((hasEnded ? "" : "about ") + Numbers.Duration(time))
        : new(Numbers.None);

    private static string Remaining(RunForecast forecast, int left) => forecast.Remaining is { } remaining
        ? $"About {Numbers.Duration(remaining)} in all"
            + (forecast.Jobs > 1 ? $", {Numbers.Count(forecast.Jobs)} side by side" : "") + "."
        : left > 0 ? "No stored trial tells how long each of them takes; --probe estimates it."
        : "";
}
