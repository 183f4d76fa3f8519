using Experiments.Execution;
using Experiments.Metrics;
using Experiments.Trials;

namespace Experiments.Reports.Pages;

/// <summary>What the report of one run says.</summary>
public static class RunPage
{
    /// <summary>The page.</summary>
    /// <param name="run">The run.</param>
    /// <param name="ensembles">
    /// What the trials of each variant reach together; empty where that was not asked for.
    /// </param>
    /// <param name="claims">What the experiment claims, judged.</param>
    /// <param name="pictures">Its figures.</param>
    /// <exception cref="ExperimentException">What a trial said is missing or damaged; kind Results.</exception>
    public static Page Of(
        StoredRun run,
        IReadOnlyList<(string Variant, EnsembleOutcome Ensemble)> ensembles,
        IReadOnlyList<JudgedClaim> claims,
        IReadOnlyList<Picture> pictures)
    {
        var comparison = VariantComparison.Of([run])[0];
        var best = comparison.Variants is [var first, ..] ? first : null;
        List<Section> sections = [PublishedSection.Of([run]), ClaimsSection.Of(claims)];
        if (run.Experiment.IsSweep)
        {
            sections.Add(LeaderboardSection.Of("Variants", comparison));
        }
        sections.AddRange(
            [
                .. Figures(pictures),
                EnsembleSection.Of(ensembles),
                TrialsSection.Broken([run]),
                SelectionSection.Of(comparison.Variants),
            ]);
        if (run.Experiment.IsSweep)
        {
            sections.Add(ModelsSection.Of("The trained models themselves", comparison));
        }
        if (best is not null)
        {
            sections.Add(ClassesSection.Of(best));
        }
        sections.AddRange(
            [
                TrialsSection.All(run),
                LayersSection.Of(run, best?.Variant ?? run.Experiment.Variants[0]),
                ProvenanceSection.Of(run),
            ]);
        return new(run.Experiment.Base.Title, [.. Headline(run, comparison), .. Stamps(run)], sections);
    }

    // A sweep may have two dozen learning curves, which a reader looks at one by one if at all.
    private static Section[] Figures(IReadOnlyList<Picture> pictures)
    {
        var curves = pictures.Where(picture => picture.IsOneOfMany).ToList();
        return
        [
            new("Figures", [.. pictures.Except(curves)]),
            new($"Learning curves ({curves.Count})", [.. curves]) { IsFolded = true },
        ];
    }

    private static IEnumerable<Remark> Headline(StoredRun run, VariantComparison comparison)
    {
        if (run.Experiment.IsSweep)
        {
            return LeaderboardSection.Headline(comparison);
        }
        if (comparison.Variants is not [var only, ..])
        {
            return [new("No trial is completed.", Tone.Bad)];
        }
        var accuracy = comparison.Leaderboard.Rows[0].Contestant.Accuracy;
        var (range, of) = accuracy.Interval is { } interval
            ? (interval.OfShares, $"mean of {Numbers.Count(accuracy.Count, "trial")}, 95 % interval")
            : (Proportion.Of(accuracy.Mean, run.TestCount).Wilson(),
                $"one trial, seed {only.Completed[0].Plan.Seed}; its test images alone leave open");
        Remark measured = new(
            $"Test accuracy {Numbers.Metric(accuracy.Mean)} on {comparison.TestedOn}: {of} {Numbers.Metric(range.Low)} "
            + $"to {Numbers.Metric(range.High)}.",
            Tone.Strong);
        return
        [
            measured,
            .. PublishedSection.Headline(run) is { } published ? [published] : Array.Empty<Remark>(),
            .. TestRemarks.Views(run.Outcomes).Select(text => new Remark(text)),
        ];
    }

    /// <summary>What a reader has to know before believing any figure of a run.</summary>
    internal static IEnumerable<Remark> Stamps(StoredRun run)
    {
        var (failed, diverged) = (Count(TrialStatus.Failed), Count(TrialStatus.Diverged));
        if (failed + diverged > 0)
        {
            yield return new(
                $"{Numbers.Count(failed, "trial")} failed and {diverged} diverged of "
                + $"{Numbers.Count(run.Planned.Count)}; they are listed below and in no mean.",
                Tone.Bad);
        }
        if (run.Planned.Count - run.Outcomes.Count is var missing and > 0)
        {
            yield return new(
                $"Not finished: {Numbers.Count(missing, "trial")} of {Numbers.Count(run.Planned.Count)} to come.",
                Tone.Doubtful);
        }
        foreach (var stamp in TestRemarks.Stamp(run.Experiment.Variants))
        {
            yield return new($"{char.ToUpperInvariant(stamp[0])}{stamp[1..]}.", Tone.Bad);
        }
        foreach (var remark in TestRemarks.RunningMeans(run.Experiment.Variants, run.Dataset))
        {
            yield return new($"{remark}.", Tone.Doubtful);
        }
        var data = run.Experiment.Base.Data;
        if (data.TrainLimit is not null || data.TestLimit is not null)
        {
            yield return new(
                $"Not the whole data: {Numbers.Count(data.TrainLimit ?? run.Dataset.TrainCount)} of "
                + $"{Numbers.Count(run.Dataset.TrainCount)} training images, {Numbers.Count(run.TestCount)} of "
                + $"{Numbers.Count(run.Dataset.TestCount)} test images.",
                Tone.Doubtful);
        }

        int Count(TrialStatus status) => run.Outcomes.Count(outcome => outcome.Status == status);
    }
}
