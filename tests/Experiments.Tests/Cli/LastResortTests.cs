using Experiments.Cli.Text;
using Experiments.Files;
using Xunit;

namespace Experiments.Cli;

public sealed class LastResortTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(FailureKind.Spec, 3)]
    [InlineData(FailureKind.Data, 4)]
    [InlineData(FailureKind.Results, 5)]
    [InlineData(FailureKind.Environment, 6)]
    [InlineData(FailureKind.InUse, 11)]
    public void Failure_ThatTheUserCanMend_IsItsMessage(FailureKind kind, int exitCode)
    {
        var failure = new ExperimentException(kind, "What happened. What to do.", new IOException("inner"));

        Assert.Equal(exitCode, Run(() => throw failure));
        Assert.Equal("What happened. What to do.\n", _error.ToString());
    }

    [Fact]
    public void Failure_WhileDebugging_ComesWithItsStackTrace()
    {
        var failure = new ExperimentException(FailureKind.Data, "What happened.", new IOException("inner"));

        Run(() => throw failure, debug: "1");

        Assert.Contains("IOException: inner", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("   at ", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Defect_IsShort_AndItsStackTraceIsKept()
    {
        Assert.Equal(70, Run(() => throw new InvalidOperationException("It cannot be.")));

        var lines = _error.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal("This is a defect of the program: InvalidOperationException: It cannot be.", lines[0]);
        Assert.Equal(3, lines.Length);
        var trace = File.ReadAllText(lines[2].Trim());
        Assert.StartsWith("./run.sh a.yaml", trace, StringComparison.Ordinal);
        Assert.Contains("   at ", trace, StringComparison.Ordinal);
    }

    [Fact]
    public void Defect_WhereNothingCanBeKept_ShowsItsStackTrace()
    {
        Assert.Equal(70, Run(() => throw new InvalidOperationException("It cannot be."), folder: _folder.At("absent")));
        Assert.Contains("   at ", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Output_ThatLostText_IsAFailureOfItsOwn()
    {
        Assert.Equal(5, Run(() => 0, lost: new IOException("No space left on device")));
        Assert.Contains("No space left on device", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Output_ThatLostText_DoesNotHideAnotherFailure() =>
        Assert.Equal(1, Run(() => 1, lost: new IOException("No space left on device")));

    private int Run(Func<int> command, string? debug = null, Exception? lost = null, string? folder = null)
    {
        var caller = new Caller
        {
            Output = new Screen(TextWriter.Null, ScreenTraits.Plain),
            Error = new Screen(_error, ScreenTraits.Plain),
            Folder = "/",
            Program = "./run.sh",
            Arguments = ["a.yaml"],
            Variable = name => name == Caller.DebugVariable ? debug : null,
            Time = TimeProvider.System,
        };
        return new LastResort(caller, () => lost, folder ?? _folder.Path).Run(command);
    }
}
