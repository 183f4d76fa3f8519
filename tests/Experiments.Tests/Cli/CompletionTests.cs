using System.Diagnostics;
using Experiments.Cli.Completion;
using Experiments.Cli.Text;
using Experiments.Conventions;
using Experiments.Files;
using Xunit;

namespace Experiments.Cli;

/// <summary>What shells are told of how a command line goes on, and the scripts that ask for it.</summary>
public sealed class CompletionTests : IDisposable
{
    private static readonly string Baseline = Path.Combine(SourceTree.Root, "experiments/baseline.yaml");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("ch", "check :files")]
    [InlineData("comp", "compare completion :files")]
    [InlineData("check ", ":files")]
    [InlineData("check a.yaml ", ":files")]
    [InlineData("a.yaml ", ":files")]
    [InlineData("a.yaml --li", "--limit")]
    [InlineData("run a.yaml --limit 3 --li", "")]
    [InlineData("run --limit ", "")]
    [InlineData("run --set a=1 --se", "--set")]
    [InlineData("run --output ", ":folders")]
    [InlineData("run -o x", ":folders")]
    [InlineData("run --output=x", ":folders")]
    [InlineData("completion ", "bash zsh fish powershell")]
    [InlineData("new ", "")]
    [InlineData("run --set trai", "training.")]
    [InlineData("run --set=trai", "--set=training.")]
    [InlineData("run --set training.ep", "training.epochs=")]
    [InlineData("run --set training.epochs=", "")]
    public void Words_AreCompleted(string line, string expected) => Assert.Equal(expected, Complete(line.Split(' ')));

    [Fact]
    public void Paths_OfSet_AreThoseOfTheFile()
    {
        Assert.Equal("model.conv2d_1. model.conv2d_2.", Complete(["check", Baseline, "--set", "model.conv"]));
        Assert.Equal("model.conv2d_2.filters=", Complete(["check", Baseline, "--set", "model.conv2d_2.f"]));
        Assert.Equal("training.optimizer.adam.", Complete(["check", Baseline, "--set", "training.optimizer."]));
    }

    [Fact]
    public void Paths_OfAFileMadeToHarmAShell_AreHarmless()
    {
        var file = _folder.At("x.yaml");
        File.WriteAllText(file, "vars: {$(touch x): 1, a b: 2, good: 3}\nmodel: [{dense: {name: '`touch x`'}}]");

        Assert.All(Complete(["run", file, "--set", ""]).Split(' '), path => Assert.Matches(@"^[\w.]+=?$", path));
        Assert.Equal("good=", Complete(["run", file, "--set", "good"]));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("powershell")]
    public void Script_HasEveryPlaceFilled(string shell)
    {
        var script = CompletionScript.Of[shell].Text(
            "./run.sh", "/it's here/run.sh", ["/usr/bin/dotnet", "/a b/x.dll"]);

        Assert.DoesNotMatch("@[A-Z]+@", script);
        Assert.Contains("'/a b/x.dll' 'complete'", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ch", "check")]
    [InlineData("check --set training . ep", "")]
    [InlineData("check ex", "ex.yaml|exdir")]
    [InlineData("run --set = training.ep", "training.epochs=")]
    [InlineData("run --data = ex", "exdir")]
    public void BashScript_CompletesForReal(string words, string expected)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "Needs bash.");

        Assert.Equal(expected, Bash(_folder.At("run.sh"), words));
    }

    [Fact]
    public void BashScript_LeavesScriptsOfOtherProjectsAlone()
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "Needs bash.");

        Assert.Equal("", Bash(_folder.At("exdir/run.sh"), "ch"));
    }

    // Calls the function as bash does, with the words as bash parts them.
    private string Bash(string command, string words)
    {
        Directory.CreateDirectory(_folder.At("exdir"));
        foreach (var file in new[] { "run.sh", "exdir/run.sh", "ex.yaml", "ex.txt" })
        {
            File.WriteAllText(_folder.At(file), "");
        }
        var script = CompletionScript.Of["bash"].Text(
            "./run.sh", _folder.At("run.sh"), ["dotnet", typeof(CommandLine).Assembly.Location]);
        var start = new ProcessStartInfo("/bin/bash", ["-c", script + """

            COMP_WORDS=("$@")
            COMP_CWORD=$(($# - 1))
            _experiments_complete "$1"
            IFS='|'
            printf '%s' "${COMPREPLY[*]}"
            """, "bash", command, .. words.Split(' ')])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var reply = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return string.Join('|', reply.Split('|').Order(StringComparer.Ordinal));
    }

    private string Complete(IReadOnlyList<string> words)
    {
        var output = new StringWriter();
        var caller = new Caller
        {
            Output = new Screen(output, ScreenTraits.Plain),
            Error = new Screen(TextWriter.Null, ScreenTraits.Plain),
            Folder = _folder.Path,
            Program = "./run.sh",
            Arguments = ["complete", .. words],
            Variable = _ => null,
            Time = TimeProvider.System,
        };
        Assert.Equal(0, new CommandLine(caller).Run());
        return string.Join(
            ' ',
            output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')[0]));
    }
}
