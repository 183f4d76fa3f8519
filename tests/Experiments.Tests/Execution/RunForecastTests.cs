using Experiments.Data;
using Experiments.Files;
using Experiments.Spec;
using Experiments.Trials;
using Xunit;

namespace Experiments.Execution;

public sealed class RunForecastTests : IDisposable
{
    private readonly TemporaryFolder _output = new();

    private RunOptions Options => new() { Output = _output.Path, Data = new DataLocation(Offline: true), Jobs = 2 };

    public void Dispose() => _output.Dispose();

    [Fact]
    public void Forecast_OfANewRun_KnowsNoTimesAndTouchesNothing()
    {
        var forecast = RunForecast.Of(Some.Sweep(0.25, 0.5), Options, probe: null);

        Assert.All(forecast.Trials, trial => Assert.Equal((false, null), (trial.HasEnded, trial.Duration)));
        Assert.Null(forecast.Remaining);
        Assert.Null(forecast.Announcement);
        Assert.Empty(_output.Files);
    }

    [Fact]
    public void Forecast_TakesTimesFromStoredTrialsOfTheVariant_AndProbesTheOthers()
    {
        var experiment = WithTrials(Some.Sweep(0.25, 0.5), 4);
        End(experiment, new("rate-0.25", 1), TrialStatus.Completed, 10);
        End(experiment, new("rate-0.25", 2), TrialStatus.Completed, 20);
        End(experiment, new("rate-0.25", 3), TrialStatus.Failed, 1);
        var probed = new List<string>();

        var forecast = RunForecast.Of(experiment, Options, (variant, _) =>
        {
            probed.Add(variant.Name);
            return TimeSpan.FromSeconds(5);
        });

        Assert.Equal(
            [true, true, false, false, false, false, false, false], forecast.Trials.Select(trial => trial.HasEnded));
        Assert.Equal(
            [10.0, 20, 15, 15, 5, 5, 5, 5], forecast.Trials.Select(trial => trial.Duration!.Value.TotalSeconds));
        Assert.Equal(["rate-0.5"], probed);
        Assert.Equal(25, forecast.Remaining!.Value.TotalSeconds);
    }

    [Fact]
    public void Forecast_OfAnEditedExperiment_TellsWhatChanged()
    {
        var former = Experiment.Of(Some.Spec);
        End(former, Some.Plan, TrialStatus.Completed, 1);
        var folder = RunFolder.Of(_output.Path, former);
        AtomicFile.WriteText(folder.Run, """{"dataset":{},"starts":[]}""");
        AtomicFile.WriteText(folder.Spec, former.Yaml);

        var forecast = RunForecast.Of(
            Experiment.Of(Some.Spec with { Training = Some.Spec.Training with { Epochs = 9 } }), Options, probe: null);

        Assert.Equal(
            "training.epochs: 2 -> 9",
            Assert.Single(Assert.IsType<SpecChanged>(forecast.Announcement).Differences).ToString());
    }

    private static Experiment WithTrials(Experiment experiment, int count) =>
        experiment with { Base = experiment.Base with { Trials = new TrialsSpec { Count = count } } };

    private void End(Experiment experiment, TrialPlan plan, TrialStatus status, double seconds)
    {
        var place = RunFolder.Of(_output.Path, experiment).Trial(plan);
        EpochTable.Write(place.Epochs, Some.Outcome().Epochs);
        TrialFile.Write(place.Trial, Some.Outcome(status, plan) with { Duration = TimeSpan.FromSeconds(seconds) });
    }
}
