using System.Security.Cryptography;
using System.Text;
using Experiments.Files;
using Experiments.Optimization;
using Experiments.Reports.Drawing;
using Experiments.Spec;
using Experiments.Training;
using Experiments.Trials;
using Xunit;
using static Experiments.Reports.Figures.SomeTrials;

namespace Experiments.Reports.Figures;

public sealed class RunFiguresTests : IDisposable
{
    private static readonly ExperimentSpec Spec = new()
    {
        Name = "baseline",
        Title = "Baseline",
        Conventions = "keras",
        Data = new() { Dataset = "some" },
        Model = [],
        Training = new() { Optimizer = new Adam { LearningRate = 0.001, Epsilon = 1e-7 }, Loss = new CrossEntropy() },
        Trials = new(),
    };

    // In the order of a page.
    private static readonly string[] Planned = ["learning-curves", "confusion", "reliability", "mistakes", "samples"];

    private static readonly string[] All = [.. Planned.Select(name => name + ".png").Order(StringComparer.Ordinal)];

    private readonly TemporaryFolder _temporary = new();
    private readonly RunFolder _folder;

    public RunFiguresTests() => _folder = new RunFolder(_temporary.Path);

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public void Write_CompletedTrial_WritesAllThatItGives()
    {
        var trial = Tested(1);

        var problems = Write(FigureRenderer.Create(), trial);

        Assert.Empty(problems);
        Assert.Equal(All, Files());
        Assert.All(Directory.GetFiles(_folder.Figures), file => Png.Read(File.ReadAllBytes(file)));
    }

    [Fact]
    public void Write_SamplesOfSeveralTrials_AreOfTheFirstCompletedOne()
    {
        var renderer = new Recorder();

        Write(renderer, Trial(1) with { Status = TrialStatus.Failed, TestAccuracy = null }, Tested(2), Tested(3));

        var samples = renderer.Figures.Single(
            figure => figure.Title.EndsWith(": first test images", StringComparison.Ordinal));
        Assert.StartsWith("Trial base-s2:", samples.Subtitle);
    }

    [Fact]
    public void Write_FigureThatFails_IsReportedAndLeavesTheOtherAlone()
    {
        var renderer = new Recorder { Refuse = figure => figure.Title.Contains("learning curves") };

        var problem = Assert.Single(Write(renderer, Tested(1)));

        Assert.Equal($"Not drawn: {_folder.Figure("learning-curves")}: no ink", problem);
        Assert.Equal(All.Except(["learning-curves.png"]), Files());
    }

    // Where a figure cannot be written, not all is done; where it cannot be drawn, the next start would not draw it
    // either.
    [Fact]
    public void Write_FigureThatCannotBeWritten_IsAFailure()
    {
        Directory.CreateDirectory(_folder.Figure("samples"));

        var failure = Assert.Throws<ExperimentException>(() => Write(new Recorder(), Tested(1)));

        Assert.Equal(FailureKind.Results, failure.Kind);
        Assert.StartsWith(
            $"{_folder.Figure("samples")}: cannot be written: ", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_FiguresThatFailForOneReason_AreReportedTogether() => Assert.Equal(
        [$"Not drawn: {string.Join(", ", Planned.Take(3).Select(_folder.Figure))} and 2 more: no ink"],
        Write(new Recorder { Refuse = _ => true }, Tested(1)));

    [Fact]
    public void Write_DamagedPredictions_AreReportedAndLeaveTheCurvesAlone()
    {
        var trial = Tested(1);
        File.WriteAllText(_folder.Trial(trial.Plan).Predictions, "nonsense\n");

        var problem = Assert.Single(Write(new Recorder(), trial));

        Assert.StartsWith($"Not drawn: {_folder.Figure("samples")}: ", problem);
        Assert.Contains(_folder.Trial(trial.Plan).Predictions, problem);
        Assert.Equal(All.Except(["samples.png"]), Files());
    }

    [Fact]
    public void Write_TrialThatFailedAtOnce_HasNothingToDraw()
    {
        var failed = Trial(1) with { Status = TrialStatus.Failed, TestAccuracy = null };

        Assert.Empty(Write(new Recorder(), failed));

        Assert.False(Directory.Exists(_folder.Figures));
        Assert.True(RunFigures.AreThere(Experiment.Of(Spec), _folder, [failed]));
    }

    [Fact]
    public void AreThere_OnceWritten_HoldsUntilOneIsGoneOrATrialIsNewer()
    {
        var trial = Tested(1);
        Assert.False(RunFigures.AreThere(Experiment.Of(Spec), _folder, [trial]));

        Write(new Recorder(), trial);
        Assert.True(RunFigures.AreThere(Experiment.Of(Spec), _folder, [trial]));

        File.SetLastWriteTimeUtc(_folder.Trial(trial.Plan).Trial, DateTime.UnixEpoch.AddYears(200));
        Assert.False(RunFigures.AreThere(Experiment.Of(Spec), _folder, [trial]));

        File.SetLastWriteTimeUtc(_folder.Trial(trial.Plan).Trial, DateTime.UnixEpoch.AddYears(20));
        Assert.True(RunFigures.AreThere(Experiment.Of(Spec), _folder, [trial]));

        File.Delete(_folder.Figure("samples"));
        Assert.False(RunFigures.AreThere(Experiment.Of(Spec), _folder, [trial]));
    }

    [Fact]
    public void Write_Cancelled_LetsItPass() => Assert.Throws<OperationCanceledException>(
        () => Write(new Recorder { Refuse = _ => throw new OperationCanceledException() }, Tested(1)));

    [Fact]
    public void Write_OfASweep_DrawsItsVariants_AndAnswersOfTheBestOne()
    {
        var sweep = Some.Sweep(0.1, 0.5);
        TrialOutcome[] outcomes =
            [Of("rate-0.1", 1, 0.9), Of("rate-0.1", 2, 0.92), Of("rate-0.5", 1, 0.96), Of("rate-0.5", 2, 0.95)];
        var renderer = new Recorder();

        Assert.Empty(RunFigures.Write(sweep, _folder, outcomes, [], Dataset("0", "1", "2"), renderer));

        string[] names =
        [
            "comparison", "sweep", "learning-curves-rate-0.1", "learning-curves-rate-0.5", "confusion", "reliability",
            "mistakes", "missed",
            "samples",
        ];
        var stored = RunFigures.Stored(sweep, _folder, outcomes);
        Assert.Equal(names.Select(_folder.Figure), stored.Select(figure => figure.Path));
        Assert.All(stored, figure => Assert.True(figure is { Title.Length: > 5, Caption: [.., '.'] }));
        Assert.Contains(
            "2 trials together: 2 of 4",
            renderer.Figures.Single(figure => figure.Title == "Tiny, rate 0.5: confusion matrix").Subtitle);
        Assert.True(RunFigures.AreThere(sweep, _folder, outcomes));

        File.Delete(_folder.Figure("sweep"));
        Assert.Equal(names.Length - 1, RunFigures.Stored(sweep, _folder, outcomes).Count);
    }

    [Fact]
    public void Write_OfAnEnsemble_DrawsItsSizes()
    {
        var experiment = Experiment.Of(Spec with { Ensemble = new() });
        TrialOutcome[] outcomes = [Of("base", 1, 0.9), Of("base", 2, 0.92)];
        Assert.False(RunFigures.AreThere(experiment, _folder, outcomes));

        var ensemble = EnsembleOutcome.Of(EnsembleMember.Of(_folder, outcomes), Vote.Soft);
        Assert.Empty(RunFigures.Write(
            experiment, _folder, outcomes, [("base", ensemble)], Dataset("0", "1", "2"), new Recorder()));

        Assert.True(File.Exists(_folder.Figure("ensemble-sizes")));
        Assert.True(RunFigures.AreThere(experiment, _folder, outcomes));
    }

    [Fact]
    public void Write_WithoutStoredAnswers_DrawsTheRest()
    {
        var trial = Tested(1);
        File.Delete(_folder.Trial(trial.Plan).Logits);

        Assert.Empty(Write(new Recorder(), trial));

        Assert.Equal(["learning-curves.png", "samples.png"], Files());
        Assert.True(RunFigures.AreThere(Experiment.Of(Spec), _folder, [trial]));
    }

    [Fact]
    public void Write_EveryFigure_SaysWhereItComesFrom()
    {
        File.WriteAllText(_folder.Run, """{"dataset": {}, "starts": [{"command": "./run.sh baseline.yaml"}]}""");
        var experiment = Experiment.Of(Spec);

        Write(FigureRenderer.Create(), Tested(1));

        foreach (var file in Directory.GetFiles(_folder.Figures))
        {
            var texts = PngText.Read(File.ReadAllBytes(file)).ToDictionary();
            Assert.StartsWith("Experiments ", texts["Software"]);
            Assert.Equal($"baseline/{RunHash.Of(experiment)}", texts["Source"]);
            Assert.Equal(
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(experiment.Yaml))),
                texts["Spec SHA-256"]);
            Assert.Equal("./run.sh baseline.yaml", texts["Command"]);
            Assert.StartsWith("Baseline: ", texts["Title"]);
        }
    }

    [Fact]
    public void Write_ModelsTrainedOnTestImages_SaySo()
    {
        var spec =
            Spec with { Training = Spec.Training with { PseudoLabels = new() { From = UnlabelledSource.Test } } };
        var renderer = new Recorder();

        RunFigures.Write(Experiment.Of(spec), _folder, [Tested(1)], [], Dataset("0", "1", "2"), renderer);

        Assert.Equal(Planned.Length, renderer.Figures.Count);
        Assert.All(
            renderer.Figures,
            figure => Assert.StartsWith("* trained on test images (not their labels). ", figure.Subtitle));
        Assert.All(renderer.Figures, figure => Assert.StartsWith("Baseline *: ", figure.Title));
    }

    private IReadOnlyList<string> Write(IFigureRenderer renderer, params TrialOutcome[] outcomes) =>
        RunFigures.Write(Experiment.Of(Spec), _folder, outcomes, [], Dataset("0", "1", "2"), renderer);

    private TrialOutcome Tested(ulong seed) => Of("base", seed, 0.98);

    private TrialOutcome Of(string variant, ulong seed, double accuracy)
    {
        var outcome = Trial(seed, Epoch(1, 0.5, 0.8, 0.4, 0.9), Epoch(2, 0.4, 0.85, 0.3, 0.92)) with
        {
            Plan = new TrialPlan(variant, seed),
            TestAccuracy = accuracy,
        };
        PredictionTable.Write(
            _folder.Trial(outcome.Plan).Predictions, [new Prediction(0, 0, 0, 0.9f), new Prediction(1, 1, 2, 0.5f)]);
        LogitsFile.Write(_folder.Trial(outcome.Plan).Logits, validation: null, new Evaluation(
            0.4, [new Prediction(0, 0, 0, 0.9f), new Prediction(1, 1, 2, 0.5f)], [2, 0, 0, 0, 1, 2]));
        File.WriteAllText(_folder.Trial(outcome.Plan).Trial, "{}");
        return outcome;
    }

    private IEnumerable<string?> Files() =>
        Directory.GetFiles(_folder.Figures).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private sealed class Recorder : IFigureRenderer
    {
        public List<Figure> Figures { get; } = [];

        public Predicate<Figure> Refuse { get; init; } = _ => false;

        public byte[] ToPng(Figure figure)
        {
            lock (Figures)
            {
                Figures.Add(figure);
            }
            return Refuse(figure) ? throw new ExperimentException(FailureKind.Environment, "no ink") : [1, 2, 3];
        }
    }
}
