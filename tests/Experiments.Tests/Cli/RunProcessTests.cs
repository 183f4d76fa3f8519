using System.Diagnostics;
using System.Globalization;
using Experiments.Files;
using Xunit;

namespace Experiments.Cli;

/// <summary>Runs of several trials as users see them: who stops them, who kills them, who starts them twice.</summary>
[Collection(nameof(TorchAlone))]
public sealed class RunProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RunProcessTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Finds workers in /proc and sends signals with kill.");
        Write("endless", epochs: 100_000);
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public void Run_ThatIsAskedToStop_EndsWithItsWorkersWithinFiveSeconds_AndSaysHowToGoOn(string signal, int exitCode)
    {
        using var process = StartEndless();
        var (code, took, error) = End(process, () => CliProcess.Send(signal, process.Id));

        Assert.Equal(exitCode, code);
        Assert.True(took < TimeSpan.FromSeconds(5), $"It took {took}.");
        Assert.Empty(CliProcess.WorkersIn(_folder.Path));
        Assert.StartsWith($"SIG{signal}: stopping after this training step.", error[0], StringComparison.Ordinal);
        Assert.Equal(["Stopped. To continue:", "  ./run.sh endless.yaml --jobs 2 --json --quiet"], error[^2..]);
    }

    [Fact]
    public void Run_ThatIsAskedTwice_LeavesAtOnce_AndTheNextStartGoesOn()
    {
        using (var process = StartEndless())
        {
            var (code, took, _) = End(process, () =>
            {
                CliProcess.Send("INT", process.Id);
                CliProcess.Send("INT", process.Id);
            });

            Assert.Equal(130, code);
            Assert.True(took < TimeSpan.FromSeconds(2), $"It took {took}.");
        }

        using var again = StartEndless();
        Assert.Equal(143, End(again, () => CliProcess.Send("TERM", again.Id)).Code);
    }

    [Fact]
    public void Run_ThatIsKilled_LeavesNoWorker_AndTheNextStartGoesOn()
    {
        using (var process = StartEndless())
        {
            Assert.Equal(2, CliProcess.WorkersIn(_folder.Path).Count);
            process.Kill();
            process.WaitForExit();

            Assert.True(CliProcess.TimeUntilNoWorkerIn(_folder.Path) < TimeSpan.FromSeconds(5));
        }

        using var again = StartEndless();
        Assert.Equal(143, End(again, () => CliProcess.Send("TERM", again.Id)).Code);
    }

    [Fact]
    public void Run_OfWhichATrialIsKilledTwice_EndsTheOthers_AndNamesIt()
    {
        Write("short", epochs: 40);
        using var process = Start("short.yaml", "--jobs", "1", "--json");
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            CliProcess.WaitFor(process, "trial_started", trial: "base-s1");
            CliProcess.Send("KILL", Assert.Single(CliProcess.WorkersIn(_folder.Path)));
        }
        var (code, _, error) = End(process, () => { });

        Assert.Equal(1, code);
        Assert.Contains(
            error,
            line => line.StartsWith("note: base-s1: its process was killed by signal 9", StringComparison.Ordinal));
        Assert.Contains(
            "base-s1  failed: its process was killed by signal 9 (SIGKILL): out of memory? "
            + "Fewer --jobs or a smaller batch_size need less",
            error);
        Assert.Equal(2, error.Count(line => line.Contains("test accuracy", StringComparison.Ordinal)));
    }

    [Fact]
    public void TenStarts_AtOnce_LetOneRun_AndTellTheOthersOfIt()
    {
        for (var round = 1; round <= 2; round++)
        {
            var starts = Enumerable.Range(0, 10)
                .Select(_ => Start("endless.yaml", "--jobs", "2", "--json", "--quiet")).ToList();
            var losers = new List<Process>();
            while (losers.Count < 9)
            {
                losers.AddRange(starts.Except(losers).Where(start => start.WaitForExit(20)));
            }
            var winner = Assert.Single(starts.Except(losers));

            Assert.All(losers, loser => Assert.Equal(ExitCode.InUse, loser.ExitCode));
            Assert.All(losers, loser => Assert.Contains(
                string.Create(
                    CultureInfo.InvariantCulture, $"another process is working on this run (process {winner.Id} on "),
                loser.StandardError.ReadToEnd(),
                StringComparison.Ordinal));

            CliProcess.WaitFor(winner, "trial_started");
            winner.Kill();
            winner.WaitForExit();
            starts.ForEach(start => start.Dispose());
        }
        CliProcess.TimeUntilNoWorkerIn(_folder.Path);
    }

    [Fact]
    public void Status_WhileARunGoesOn_TellsOfItsTrials()
    {
        using var process = StartEndless();
        CliProcess.WaitFor(process, "epoch", times: 4);

        using var status = Start("status");
        var told = status.StandardOutput.ReadToEnd();
        status.WaitForExit();
        End(process, () => CliProcess.Send("TERM", process.Id));

        Assert.Equal(0, status.ExitCode);
        Assert.Contains($"State     running: process {process.Id} on ", told, StringComparison.Ordinal);
        Assert.Contains("Trials    3: 2 running, 1 to come", told, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^base-s1 +[\d,]+/100,000  \d\.\d{4}", told);
    }

    private void Write(string name, int epochs) => File.WriteAllText(_folder.At($"{name}.yaml"), $"""
        name: {name}
        conventions: keras
        data:
          dataset: digits
          limit:
            train: 200
            test: 50
        model: [flatten, dense: 10]
        training:
          epochs: {epochs}
        trials:
          count: 3
        """);

    private Process Start(params IReadOnlyList<string> arguments) => CliProcess.Start(_folder.Path, arguments);

    // Comes back when two workers are training.
    private Process StartEndless()
    {
        var process = Start("endless.yaml", "--jobs", "2", "--json", "--quiet");
        CliProcess.WaitFor(process, "trial_started", times: 2);
        return process;
    }

    private static (int Code, TimeSpan Took, string[] Error) End(Process process, Action how)
    {
        var reading = new Thread(() => process.StandardOutput.ReadToEnd());
        reading.Start();
        var started = TimeProvider.System.GetTimestamp();
        how();
        var error = process.StandardError.ReadToEnd().TrimEnd('\n').Split('\n');
        process.WaitForExit();
        var took = TimeProvider.System.GetElapsedTime(started);
        reading.Join();
        return (process.ExitCode, took, error);
    }
}
