using System.Diagnostics;
using Experiments.Files;
using Xunit;

namespace Experiments.Cli;

/// <summary>The program as a process of its own: what only shows there.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ProgramTests() => File.WriteAllText(_folder.At("tiny.yaml"), """
        name: tiny
        conventions: keras
        data: {dataset: digits, limit: {train: 200, test: 50}}
        model: [flatten, dense: 10]
        training: {epochs: 100000}
        """);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Output_ThatNobodyReads_IsNoFailure()
    {
        using var process = Start("check", "tiny.yaml");
        process.StandardOutput.Close();
        process.WaitForExit();

        Assert.Equal(0, process.ExitCode);
        Assert.Empty(process.StandardError.ReadToEnd());
    }

    [Fact]
    public void Output_ToAFullDisk_IsAFailure()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Needs /dev/full.");

        using var process = StartShell("exec dotnet \"$0\" check tiny.yaml > /dev/full");
        process.WaitForExit();

        Assert.Equal(5, process.ExitCode);
        var error = process.StandardError.ReadToEnd();
        Assert.StartsWith("All was done, but the output could not be written", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ThatIsAskedToStop_NamesTheCommandThatContinues()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sends signals with kill.");

        using var process = Start("tiny.yaml", "--json", "--quiet", "--output", "the results", "--offline");
        CliProcess.WaitFor(process, "step");
        CliProcess.Send("TERM", process.Id);
        var events = process.StandardOutput.ReadToEnd().TrimEnd('\n').Split('\n');
        process.WaitForExit();

        Assert.Equal(143, process.ExitCode);
        Assert.EndsWith(
            "Stopped. To continue:\n  ./run.sh tiny.yaml --json --quiet --output 'the results' --offline\n",
            process.StandardError.ReadToEnd(),
            StringComparison.Ordinal);
        Assert.StartsWith("""{"event":"stopped",""", events[^1], StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.Path, "trial.json", SearchOption.AllDirectories));
    }

    [Fact]
    public void Run_AfterOneThatLacksItsData_StillRunsTheOthers()
    {
        File.WriteAllText(_folder.At("away.yaml"), """
            name: away
            conventions: keras
            data: {dataset: mnist}
            model: [flatten, dense: 10]
            training: {epochs: 1}
            """);
        string[] options = ["--set", "training.epochs=1", "--offline", "--quiet"];

        using var process = Start(["away.yaml", "tiny.yaml", .. options]);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(4, process.ExitCode);
        Assert.StartsWith(
            "away.yaml: mnist: 4 of its 4 files are missing",
            process.StandardError.ReadToEnd(),
            StringComparison.Ordinal);
        Assert.StartsWith("tiny\n\nTrial ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_LoadsNoLibtorch()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only glibc tells which libraries it loads.");

        using var process = StartShell("LD_DEBUG=files exec dotnet \"$0\" check tiny.yaml");
        var loaded = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Contains("libcoreclr.so", loaded, StringComparison.Ordinal);
        Assert.DoesNotContain("libtorch", loaded, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Run_WhoseOutputIsAPipe_WritesNoEscapeCodes()
    {
        using var process = Start("tiny.yaml", "--set", "training.epochs=2", "--offline");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(0, process.ExitCode);
        Assert.DoesNotContain('\e', output);
        Assert.Contains("base-s1  epoch 2/2  loss", output, StringComparison.Ordinal);
    }

    private Process Start(params string[] arguments) => CliProcess.Start(_folder.Path, arguments);

    private Process StartShell(string script) =>
        CliProcess.StartCommand(_folder.Path, "sh", ["-c", script, CliProcess.Program]);
}
