using Experiments.Trials;
using Xunit;

namespace Experiments.Execution.Workers;

public sealed class WorkerMessageTests
{
    public static TheoryData<object> All =>
    [
        new TrialPlan("dropout-0.2_filters-16", ulong.MaxValue, 3),
        new TrialPlan("base", 1),
        new WorkerReady(),
        new TrialStarted(Some.Plan, 3, 48_000),
        new StepDone(Some.Plan, 1, 2, 3, double.NaN, 0.1 + 0.2, double.PositiveInfinity, TimeSpan.FromTicks(12345)),
        new EpochDone(Some.Plan, 3, Some.Epoch(2)),
        new EpochDone(Some.Plan, 3, Some.Epoch(2) with { ValidationLoss = null, ValidationAccuracy = null }),
        new Notice("one\ntwo \"three\" \u00e4"),
        new WorkerDone(Some.Plan),
        new WorkerFailed(FailureKind.Results, "No space is left."),
    ];

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void Line_ReadsBackToTheSame(object message)
    {
        var line = WorkerMessage.Line(message);

        Assert.DoesNotContain('\n', line);
        Assert.Equal(message, WorkerMessage.Read(line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("OMP: Warning #190")]
    [InlineData("[\"step\"")]
    [InlineData("[\"unknown\",{}]")]
    [InlineData("[\"step\",3]")]
    [InlineData("[\"a\",\"b\",\"c\"]")]
    public void Line_OfALibrary_IsNoMessage(string line) => Assert.Null(WorkerMessage.Read(line));
}
