using System.Text.Json.Nodes;
using Experiments.Data;
using Experiments.Files;
using Experiments.Optimization;
using Experiments.Reports.Drawing;
using Experiments.Spec;
using Experiments.Trials;
using Xunit;

namespace Experiments.Execution;

[Collection(nameof(TorchAlone))]
public sealed class TrialVerifierTests : IDisposable
{
    private readonly TemporaryFolder _output = new();
    private readonly RunEvents _events = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Verify_OfAnUntouchedRun_IsBitEqual_AndTouchesNothing()
    {
        var folder = Run(Some.Sweep(0.25, 0.5));
        var before = FileSnapshot.Times(_output.Path);

        var verified = Verify(folder);

        Assert.Equal(["rate-0.25-s1", "rate-0.5-s1"], verified.Select(trial => trial.Plan.Name));
        Assert.All(verified, trial => Assert.Equal(Agreement.BitEqual, trial.Agreement));
        Assert.All(verified, trial => Assert.Empty(trial.Causes));
        Assert.Equal(before, FileSnapshot.Times(_output.Path));
        Assert.Equal(verified, _events.OfType<TrialVerified>().Select(told => told.Verification));
    }

    [Fact]
    public void Verify_OfACopyUnderAnotherName_NeedsNothingBesideIt()
    {
        var folder = Run(Experiment.Of(Some.Spec));
        var copy = new RunFolder(_output.At("published"));
        Directory.Move(folder.Path, copy.Path);

        Assert.Equal(Agreement.BitEqual, Assert.Single(Verify(copy)).Agreement);
        AtomicFile.WriteText(
            copy.Spec, SpecWriter.ToYaml(Some.Spec with { Training = Some.Spec.Training with { Epochs = 7 } }));
        Assert.EndsWith(
            "not of that of run.json. Nothing was changed. Run the experiment's own file once more, "
            + "which writes it anew.",
            Assert.Throws<ExperimentException>(() => Verify(copy)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_OfADivergedTrial_ComparesItToo()
    {
        var spec =
            Some.Spec with { Training = Some.Spec.Training with { Optimizer = new Sgd { LearningRate = 1e30 } } };

        Assert.Equal(Agreement.BitEqual, Assert.Single(Verify(Run(Experiment.Of(spec)))).Agreement);
    }

    [Fact]
    public void Verify_OfATestOnViews_IsBitEqual()
    {
        var spec = Some.Spec with { Augmentation = new() { Rotation = 10, TestViews = 2 } };

        Assert.Equal(Agreement.BitEqual, Assert.Single(Verify(Run(Experiment.Of(spec)))).Agreement);
    }

    [Fact]
    public void Verify_OfATrainingWithPseudoLabels_IsBitEqual()
    {
        var spec = Some.Spec with
        {
            Training = Some.Spec.Training with { PseudoLabels = new() { From = UnlabelledSource.Test, Epochs = 1 } },
        };

        Assert.Equal(Agreement.BitEqual, Assert.Single(Verify(Run(Experiment.Of(spec)))).Agreement);
    }

    [Fact]
    public void Verify_OnOtherThreads_NamesThemAsTheCause()
    {
        var folder = Run(Experiment.Of(Some.Spec));

        var verified = Assert.Single(Verify(folder, threads: 2));

        Assert.NotEqual(Agreement.NotComparable, verified.Agreement);
        if (verified.Agreement != Agreement.BitEqual)
        {
            Assert.Contains("threads was 1, now 2", verified.Causes);
        }
    }

    [Fact]
    public void Verify_OfAChangedTable_FindsTheFirstEpochThatDiffers()
    {
        var folder = Run(Experiment.Of(Some.Spec));
        var place = folder.Trial(Some.Plan);
        var epochs = EpochTable.Read(place.Epochs);
        EpochTable.Write(place.Epochs, [epochs[0], epochs[1] with { ValidationLoss = epochs[1].ValidationLoss + 0.5 }]);

        var verified = Assert.Single(Verify(folder));

        Assert.Equal(Agreement.Different, verified.Agreement);
        Assert.Equal((2, "validation_loss"), (verified.Difference!.Epoch, verified.Difference.What));
        Assert.Equal(CsvFile.Cell(epochs[1].ValidationLoss), verified.Difference.Second);
        Assert.Contains(
            "the stored files may have been changed", Assert.Single(verified.Causes), StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_OfANumberWithinTheTolerance_SaysSo()
    {
        var folder = Run(Experiment.Of(Some.Spec));
        var place = folder.Trial(Some.Plan);
        var epochs = EpochTable.Read(place.Epochs);
        EpochTable.Write(place.Epochs, [epochs[0] with { TrainingLoss = epochs[0].TrainingLoss + 1e-5 }, epochs[1]]);

        var verified = Assert.Single(Verify(folder));

        Assert.Equal(Agreement.WithinTolerance, verified.Agreement);
        Assert.Equal((1, "training_loss"), (verified.Difference!.Epoch, verified.Difference.What));
        Assert.InRange(verified.Largest, 0.9e-6, 1.1e-5);
    }

    [Fact]
    public void Verify_OfChangedWeights_NamesTheFile()
    {
        var folder = Run(Experiment.Of(Some.Spec));
        var weights = folder.Trial(Some.Plan).Weights;
        var bytes = File.ReadAllBytes(weights);
        bytes[^1] ^= 1;
        File.WriteAllBytes(weights, bytes);

        var verified = Assert.Single(Verify(folder));

        Assert.Equal((Agreement.Different, TrialVerifier.Weights), (verified.Agreement, verified.Difference!.What));
        Assert.StartsWith(weights, Assert.Single(verified.Causes), StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_OfARunOnOtherData_NamesTheDataAndTheVersions()
    {
        var folder = Run(Experiment.Of(Some.Spec));
        var record = JsonNode.Parse(File.ReadAllText(folder.Run))!;
        record["dataset"]!["sha256"] = "0123";
        record["starts"]![0]!["libtorch"] = "9.9";
        File.WriteAllText(folder.Run, record.ToJsonString());
        var place = folder.Trial(Some.Plan);
        EpochTable.Write(
            place.Epochs, [.. EpochTable.Read(place.Epochs).Select(epoch => epoch with { TrainingLoss = 1 })]);

        var causes = Assert.Single(Verify(folder)).Causes;

        Assert.StartsWith(
            "the data is other data: its SHA-256 was 0123, now it is ", causes[0], StringComparison.Ordinal);
        Assert.StartsWith("libtorch was 9.9, now ", causes[1], StringComparison.Ordinal);
        Assert.Equal(2, causes.Count);
    }

    [Fact]
    public void Verify_OfAFailedTrial_HasNothingToCompare()
    {
        var folder = Run(Experiment.Of(Some.Spec));
        TrialFile.Write(
            folder.Trial(Some.Plan).Trial,
            Some.Outcome(TrialStatus.Failed) with { Epochs = [Some.Epoch(1), Some.Epoch(2)] });

        var verified = Assert.Single(Verify(folder));

        Assert.Equal(Agreement.NotComparable, verified.Agreement);
        Assert.Equal("the trial failed: out of \"luck\", twice", Assert.Single(verified.Causes));
    }

    [Fact]
    public void StartOf_ATrial_IsTheLastOneBeforeIt()
    {
        var folder = Run(Experiment.Of(Some.Spec));
        var record = JsonNode.Parse(File.ReadAllText(folder.Run))!;
        var starts = record["starts"]!.AsArray();
        var early = starts[0]!.DeepClone();
        early["started"] = "2001-01-01T00:00:00Z";
        early["threads"] = 3;
        var late = starts[0]!.DeepClone();
        late["started"] = "2101-01-01T00:00:00Z";
        late["threads"] = 4;
        starts.Insert(0, early);
        starts.Add(late);
        File.WriteAllText(folder.Run, record.ToJsonString());

        Assert.Equal(1, RunHistory.Read(folder).StartOf(folder.Trial(Some.Plan))!.Threads);

        File.Delete(folder.Trial(Some.Plan).Log);
        Assert.Equal(4, RunHistory.Read(folder).StartOf(folder.Trial(Some.Plan))!.Threads);
    }

    [Fact]
    public void Comparison_OfTwoRuns_TellsSpecEnvironmentAndResults()
    {
        var first = Run(Experiment.Of(Some.Spec));
        var second = Run(Experiment.Of(Some.Spec with
        {
            Training = Some.Spec.Training with { BatchSize = 64 },
            Trials = new TrialsSpec { Count = 2 },
        }));

        var comparison = RunComparison.Between(first, second);

        Assert.Equal(
            ["training.batch_size: 32 -> 64", "trials.count: 1 -> 2"],
            comparison.Spec.Select(difference => difference.ToString()));
        Assert.Empty(comparison.Environment);
        Assert.Contains(
            comparison.Results,
            result => result is { Variant: "base", Metric: "test_loss", First.Count: 1, Second.Count: 2 });
        Assert.Equal(new TrialMatch(0, 1, 0, 1), comparison.Trials);

        var itself = RunComparison.Between(second, second);
        Assert.Empty(itself.Spec);
        Assert.Empty(itself.Results);
        Assert.Equal(new TrialMatch(2, 0, 0, 0), itself.Trials);
    }

    private RunFolder Run(Experiment experiment)
    {
        // With its text as a file would have it, so that it can be read back.
        var read = experiment.IsSweep ? SpecReader.Read(SweepText(), "tiny.yaml", []).Value! : experiment;
        var options = new RunOptions
        {
            Output = _output.Path,
            Data = new DataLocation(Offline: true),
            Threads = 1,
            Device = DeviceChoice.Cpu,
        };
        return new ExperimentRunner(options, new BlankRenderer(), TimeProvider.System, new RunEvents())
            .Run(read, default).Folder;
    }

    private static string SweepText() =>
        SpecWriter.ToYaml(Some.Spec).Replace("rate: 0.25", "rate: $rate", StringComparison.Ordinal)
        + "vars: {rate: 0.25}\nsweep: {values: {rate: [0.25, 0.5]}}\n";

    private IReadOnlyList<TrialVerification> Verify(RunFolder folder, int? threads = null) =>
        new TrialVerifier(folder, new DataLocation(Offline: true), tolerance: 1e-3, TimeProvider.System, _events)
        {
            Threads = threads,
        }
            .Run(TrialVerifier.Outcomes(folder), default);

    private sealed class BlankRenderer : IFigureRenderer
    {
        public byte[] ToPng(Figure figure) => [1];
    }
}
