using System.Text.Json;
using Experiments.Files;
using Experiments.Spec;
using Experiments.Training;
using Xunit;

namespace Experiments.Trials;

public sealed class ResultFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EpochTable_Written_ReadsBackBitForBit()
    {
        EpochRecord[] epochs =
        [
            new(1, 0.1 + 0.2, 1.0 / 3, double.Epsilon, 0.5, 1e-3, TimeSpan.FromTicks(123_456_789)),
            new(2, 5e300, 0, null, null, 1e-5, TimeSpan.Zero),
        ];

        EpochTable.Write(_folder.At("epochs.csv"), epochs);

        Assert.Equal(epochs, EpochTable.Read(_folder.At("epochs.csv")));
    }

    [Fact]
    public void EpochTable_OfAnEpochWithoutValidation_LeavesThoseCellsEmpty()
    {
        EpochTable.Write(_folder.At("epochs.csv"), [new(1, 0.25, 0.5, null, null, 0.001, TimeSpan.FromSeconds(2))]);

        Assert.Equal(
            "epoch,training_loss,training_accuracy,validation_loss,validation_accuracy,learning_rate,seconds\n"
            + "1,0.25,0.5,,,0.001,2\n",
            File.ReadAllText(_folder.At("epochs.csv")));
    }

    [Fact]
    public void PredictionTable_Written_ReadsBackBitForBit()
    {
        Prediction[] predictions = [new(0, 7, 7, 0.99999994f), new(1, 2, 3, 1f / 3)];

        PredictionTable.Write(_folder.At("predictions.csv"), predictions);

        Assert.Equal(predictions, PredictionTable.Read(_folder.At("predictions.csv")));
    }

    [Fact]
    public void TrialTable_OfDifferentEnds_HasARowEach()
    {
        new TrialTable(Experiment.Of(Some.Spec), new Dictionary<string, long> { ["base"] = 1_199_882 }).Write(
            _folder.At("trials.csv"),
            [
                Some.Outcome(),
                Some.Outcome(TrialStatus.Diverged, new("base", 2)),
                Some.Outcome(TrialStatus.Failed, new("base", 3)) with { Epochs = [] },
            ]);

        Assert.Equal(
            """
            trial,variant,seed,fold,status,epochs,test_loss,test_accuracy,validation_loss,validation_accuracy,parameters,seconds,reason
            base-s1,base,1,,completed,3,0.30000000000000004,0.9887,0.6666666666666666,0.27,1199882,7.5,
            base-s2,base,2,,diverged,3,,,0.6666666666666666,0.27,1199882,7.5,"out of ""luck"", twice"
            base-s3,base,3,,failed,0,,,,,1199882,7.5,"out of ""luck"", twice"

            """,
            File.ReadAllText(_folder.At("trials.csv")));
    }

    [Fact]
    public void Tables_OfASweep_HaveAColumnASweptValue()
    {
        var sweep = Some.Sweep(0.25, 0.5) with { SweptKeys = ["seed"] };
        var counts = new Dictionary<string, long> { ["rate-0.25"] = 10, ["rate-0.5"] = 20 };
        TrialOutcome[] outcomes =
        [
            Some.Outcome(plan: new("rate-0.25", 1, 1)),
            Some.Outcome(plan: new("rate-0.25", 1, 2)) with { TestAccuracy = 0.9687 },
            Some.Outcome(TrialStatus.Diverged, new("rate-0.5", 1, 1)),
        ];

        new TrialTable(sweep, counts).Write(_folder.At("trials.csv"), outcomes);
        VariantTable.Write(_folder.At("variants.csv"), sweep, counts, outcomes);

        Assert.Equal(
            """
            trial,variant,vars.seed,seed,fold,status,epochs,test_loss,test_accuracy,validation_loss,validation_accuracy,parameters,seconds,reason
            rate-0.25-s1-f1,rate-0.25,0.25,1,1,completed,3,0.30000000000000004,0.9887,0.6666666666666666,0.27,10,7.5,
            rate-0.25-s1-f2,rate-0.25,0.25,1,2,completed,3,0.30000000000000004,0.9687,0.6666666666666666,0.27,10,7.5,
            rate-0.5-s1-f1,rate-0.5,0.5,1,1,diverged,3,,,0.6666666666666666,0.27,20,7.5,"out of ""luck"", twice"

            """,
            File.ReadAllText(_folder.At("trials.csv")));
        Assert.Equal(
            """
            variant,seed,parameters,trials,failed,diverged,n,test_accuracy_mean,test_accuracy_deviation,test_accuracy_low,test_accuracy_high,test_loss_mean,test_loss_deviation,test_loss_low,test_loss_high,validation_accuracy_mean,validation_accuracy_deviation,validation_accuracy_low,validation_accuracy_high,validation_loss_mean,validation_loss_deviation,validation_loss_low,validation_loss_high,seconds,seconds_deviation,seconds_total
            rate-0.25,0.25,10,2,0,0,2,0.9787,0.014142135623730963,0.8516379526382164,1.1057620473617837,0.30000000000000004,0,0.30000000000000004,0.30000000000000004,0.27,0,0.27,0.27,0.6666666666666666,0,0.6666666666666666,0.6666666666666666,7.5,0,15
            rate-0.5,0.5,20,1,0,1,0,,,,,,,,,,,,,,,,,,,7.5

            """,
            File.ReadAllText(_folder.At("variants.csv")));
    }

    [Theory]
    [InlineData(TrialStatus.Completed)]
    [InlineData(TrialStatus.Diverged)]
    [InlineData(TrialStatus.Failed)]
    public void TrialFolder_WithAnOutcome_ReadsItBack(TrialStatus status)
    {
        var outcome = Some.Outcome(status);
        var folder = new TrialFolder(_folder.Path);
        EpochTable.Write(folder.Epochs, outcome.Epochs);
        TrialFile.Write(folder.Trial, outcome);

        var read = folder.Outcome(outcome.Plan);

        Assert.Equal(outcome.Epochs, read!.Epochs);
        Assert.Equal(outcome, read with { Epochs = outcome.Epochs });
    }

    [Fact]
    public void TrialFolder_WithoutTrialJson_HasNoOutcome()
    {
        var folder = new TrialFolder(_folder.Path);
        EpochTable.Write(folder.Epochs, [Some.Epoch(1)]);

        Assert.Null(folder.Outcome(Some.Plan));
    }

    [Theory]
    [InlineData("", "does not contain any JSON tokens")]
    [InlineData("{", "")]
    [InlineData("[]", "")]
    [InlineData("{\"trial\":\"base-s1\"}", "")]
    [InlineData("{\"trial\":\"base-s2\",\"epochs\":3}", "it is of the trial base-s2, not of base-s1")]
    [InlineData("{\"trial\":\"base-s1\",\"epochs\":2}", "it speaks of 2 epochs, the table beside it has 3")]
    [InlineData("{\"trial\":\"base-s1\",\"epochs\":3,\"status\":\"well\"}", "its status is 'well'")]
    public void TrialFile_Damaged_IsRefusedWithTheReason(string text, string reason)
    {
        var path = _folder.At("trial.json");
        File.WriteAllText(path, text);

        var exception = Assert.Throws<ExperimentException>(
            () => TrialFile.Read(path, Some.Plan, Some.Outcome().Epochs));

        Assert.Equal(FailureKind.Results, exception.Kind);
        Assert.StartsWith(
            $"{path}: this trial's outcome cannot be read: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TrialLog_OfAnEvent_IsAJsonObjectOnALineOfItsOwn()
    {
        using (var log = TrialLog.Open(_folder.At("log.jsonl")))
        {
            log.Information("Epoch {Epoch} done", 1);
            log.Error(new InvalidOperationException("first\nsecond"), "Trial {Trial} failed", "base-s1");
        }

        var lines = File.ReadAllLines(_folder.At("log.jsonl"));
        Assert.Equal(2, lines.Length);
        Assert.Equal(
            "Epoch 1 done", JsonDocument.Parse(lines[0]).RootElement.GetProperty("RenderedMessage").GetString());
        Assert.Contains(
            "second",
            JsonDocument.Parse(lines[1]).RootElement.GetProperty("Exception").GetString(),
            StringComparison.Ordinal);
    }
}
