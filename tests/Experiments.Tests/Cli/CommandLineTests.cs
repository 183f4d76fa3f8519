using Experiments.Cli.Text;
using Experiments.Files;
using Experiments.Spec;
using Xunit;

namespace Experiments.Cli;

public sealed class CommandLineTests : IDisposable
{
    internal const string Good = """
        name: tiny
        conventions: keras
        data: {dataset: digits}
        model: [flatten, dense: 10]
        training: {epochs: 1}
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--help", "help.txt")]
    [InlineData("-h", "help.txt")]
    [InlineData("run --help", "help-run.txt")]
    [InlineData("check --help", "help-check.txt")]
    [InlineData("explain --help", "help-explain.txt")]
    [InlineData("data --help", "help-data.txt")]
    [InlineData("data preview --help", "help-data-preview.txt")]
    [InlineData("new --help", "help-new.txt")]
    [InlineData("schema --help", "help-schema.txt")]
    [InlineData("completion --help", "help-completion.txt")]
    [InlineData("retry --help", "help-retry.txt")]
    [InlineData("clean --help", "help-clean.txt")]
    [InlineData("verify --help", "help-verify.txt")]
    [InlineData("diff --help", "help-diff.txt")]
    [InlineData("status --help", "help-status.txt")]
    [InlineData("list --help", "help-list.txt")]
    [InlineData("compare --help", "help-compare.txt")]
    [InlineData("report --help", "help-report.txt")]
    [InlineData("ensemble --help", "help-ensemble.txt")]
    [InlineData("inspect --help", "help-inspect.txt")]
    [InlineData("predict --help", "help-predict.txt")]
    [InlineData("run --limit x --help", "help-run.txt")]
    public void Help_IsAsApproved(string arguments, string file)
    {
        Assert.Equal(0, Run(arguments.Split(' ')));
        Approved.Check(file, _output.ToString());
    }

    [Fact]
    public void Version_IsOneLine()
    {
        Assert.Equal(0, Run("--version"));
        Assert.Matches(@"^experiments \d+\.\d+\.\d+\S*\n$", _output.ToString());
    }

    [Fact]
    public void NoArguments_GetTheHelpText_AsAnError()
    {
        Assert.Equal(2, Run());
        Assert.StartsWith("Usage: ./run.sh COMMAND", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "chekc a.yaml",
        "'chekc' is neither a command nor an experiment file, whose name ends in .yaml. Did you mean 'check'?")]
    [InlineData("experiments", "'experiments' is neither a command nor an experiment file, whose name ends in .yaml.")]
    [InlineData(
        "--limit 3 a.yaml",
        "A command or an experiment file must come before --limit: ./run.sh experiments/quickstart.yaml --limit ...")]
    [InlineData("run", "run needs a FILE, such as ./run.sh experiments/quickstart.yaml")]
    [InlineData("new", "new needs a NAME, such as ./run.sh new my-network")]
    [InlineData(
        "new My.Net",
        "found 'My.Net', but a name of up to 60 lower-case letters, digits and '-' that starts with "
        + "a letter belongs here. Write my-net.")]
    [InlineData(
        "new ../net",
        "found '../net', but a name of up to 60 lower-case letters, digits and '-' that starts with "
        + "a letter belongs here. Write net.")]
    [InlineData("new yes", "'yes' is no name: YAML reads it as something else. Choose another one.")]
    [InlineData("new null", "'null' is no name: YAML reads it as something else. Choose another one.")]
    [InlineData("new a b", "Unrecognized command or argument 'b'.")]
    [InlineData("completion tcsh", "'tcsh' is no shell that there is a script for: bash, zsh, fish, powershell.")]
    [InlineData("worke", "'worke' is neither a command nor an experiment file, whose name ends in .yaml.")]
    [InlineData("run a.yaml --jobs 0", "--jobs takes a whole number, 1 or more; '0' is none.")]
    [InlineData(
        "run a.yaml --device gpu", "--device: 'gpu' is no device: cpu, cuda, cuda:0, cuda:1 and so on, or auto.")]
    [InlineData("schema x", "Unrecognized command or argument 'x'.")]
    [InlineData("run a.yaml --lmit 3", "run has no option --lmit. Did you mean '--limit'?")]
    [InlineData("a.yaml --lmit=3", "run has no option --lmit. Did you mean '--limit'?")]
    [InlineData("check a.yaml --offline", "check has no option --offline.")]
    [InlineData("run a.yaml --limit x", "--limit takes a whole number, 1 or more; 'x' is none.")]
    [InlineData("run a.yaml --trials 0", "--trials takes a whole number, 1 or more; '0' is none.")]
    [InlineData("run a.yaml --threads -2", "--threads takes a whole number, 1 or more; '-2' is none.")]
    [InlineData("run a.yaml --limit 1.5", "--limit takes a whole number, 1 or more; '1.5' is none.")]
    [InlineData("run a.yaml --limit 99999999999", "--limit takes a whole number, 1 or more; '99999999999' is none.")]
    [InlineData("run a.yaml --limit 3 --limit 4", "Option '--limit' expects a single argument but 2 were provided.")]
    [InlineData("run a.yaml --set", "Required argument missing for option: '--set'.")]
    public void CommandLine_ThatIsWrong_IsExplained(string arguments, string message)
    {
        Assert.Equal(2, Run(arguments.Split(' ')));
        Assert.Equal(message, _error.ToString().Split('\n')[0]);
        Assert.Matches(@"^'\./run\.sh.* --help' lists what is possible\.$", _error.ToString().Split('\n')[1]);
        Assert.Empty(_output.ToString());
    }

    [Theory]
    [InlineData("a.yaml --quiet", "run a.yaml --quiet")]
    [InlineData("folder/A.YML", "run folder/A.YML")]
    [InlineData("check a.yaml", "check a.yaml")]
    [InlineData("--help", "--help")]
    public void FirstArgument_ThatIsAnExperimentFile_MeansRun(string typed, string meant) =>
        Assert.Equal(meant.Split(' '), CommandLine.WithCommand(typed.Split(' ')));

    [Fact]
    public void Check_OfAGoodFile_PrintsItsModel()
    {
        string[] overrides = ["--set", "training.epochs=7", "--limit", "500", "--trials", "3"];

        Assert.Equal(0, Run(["check", Write("good.yaml", Good), .. overrides]));
        Assert.Contains("dense_1", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("7 epochs", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("the first 500 of 12,000 training", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("3, seeds 1 to 3", _output.ToString(), StringComparison.Ordinal);
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public void Check_OfEverythingThatHolds_MarksTheDefaults()
    {
        Assert.Equal(0, Run("check", Write("good.yaml", Good), "--effective"));

        Assert.Matches(@"training.epochs +1\n", _output.ToString());
        Assert.Matches(@"training.batch_size +32 +default\n", _output.ToString());
    }

    [Fact]
    public void Check_OfOneVariant_PrintsItsModel()
    {
        Assert.Equal(
            0, Run("check", Write("good.yaml", Good), "--sweep", "training.epochs=1,2", "--variant", "epochs-2"));

        Assert.Contains("2 epochs", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("dense_1", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void DryRun_ListsEveryTrialAndStartsNothing()
    {
        Assert.Equal(
            0,
            Run("run", Write("good.yaml", Good), "--sweep", "training.batch_size=16,32", "--trials", "2", "--dry-run"));

        foreach (var trial in new[] { "batch_size-16-s1", "batch_size-16-s2", "batch_size-32-s1", "batch_size-32-s2" })
        {
            Assert.Contains($"\n{trial} ", _output.ToString(), StringComparison.Ordinal);
        }
        Assert.Contains(
            "4 trials of 2 variants, 4 to do; nothing was started.", _output.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.At("results")));
    }

    [Theory]
    [InlineData("check")]
    [InlineData("run")]
    public void Files_AreAllChecked_BeforeAnythingStarts(string command)
    {
        var good = Write("good.yaml", Good);
        var wrong = Write("wrong.yaml", Good.Replace("flatten", "flaten").Replace("epochs", "epoch"));
        var missing = _folder.At("missing.yaml");

        Assert.Equal(3, Run(command, good, wrong, missing, _folder.Path));

        var problems = _error.ToString().Split('\n');
        Assert.StartsWith($"{wrong}:4:9: model[0]: ", problems[0], StringComparison.Ordinal);
        Assert.StartsWith($"{wrong}:5:12: training.epoch: ", problems[1], StringComparison.Ordinal);
        Assert.StartsWith($"{missing}: there is no such file.", problems[2], StringComparison.Ordinal);
        Assert.StartsWith($"{_folder.Path}: is a folder.", problems[3], StringComparison.Ordinal);
        Assert.Equal("4 problems; nothing was started.", problems[4]);
        Assert.False(Directory.Exists(_folder.At("results")));
    }

    [Fact]
    public void Override_ThatIsWrongForEveryFile_IsToldOnce()
    {
        Assert.Equal(3, Run("check", Write("a.yaml", Good), Write("b.yaml", Good), "--set", "nonsense"));
        Assert.Equal("1 problem; nothing was started.", _error.ToString().Split('\n')[1]);
    }

    [Fact]
    public void Json_HoldsStandardOutput_AndPeopleReadTheErrorStream()
    {
        Assert.Equal(0, Run("check", Write("good.yaml", Good), "--json"));
        Assert.StartsWith("{\"event\":\"experiment\",", _output.ToString(), StringComparison.Ordinal);
        Assert.Single(_output.ToString().TrimEnd('\n').Split('\n'));
        Assert.Contains("dense_1", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void New_InAFolderOfOnesOwn_WritesThere_AndNamesTheNextCommands()
    {
        Assert.Equal(0, Run("new", "my-net"));
        Assert.Equal(
            """
            Wrote my-net.yaml

              ./run.sh check my-net.yaml                read it, check it and show the model; trains nothing
              ./run.sh my-net.yaml                      train it
              ./run.sh schema > experiment.schema.json  let editors complete, explain and check it

            """,
            _output.ToString());
        Assert.Equal(0, Run("check", _folder.At("my-net.yaml")));
    }

    [Fact]
    public void New_InTheProject_WritesBesideTheOtherExperiments()
    {
        Directory.CreateDirectory(_folder.At("experiments"));
        Write("experiments/experiment.schema.json", "{}");

        Assert.Equal(0, Run("new", "my-net"));
        Assert.True(File.Exists(_folder.At("experiments/my-net.yaml")));
        Assert.DoesNotContain("schema", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void New_WhereAFileIs_LeavesItAsItIs()
    {
        Write("taken.yaml", "mine");

        Assert.Equal(2, Run("new", "taken"));
        Assert.StartsWith(
            "taken.yaml is there already. Choose another name.\n", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(_folder.At("taken.yaml")));
    }

    [Fact]
    public void Schema_GoesToStandardOutput()
    {
        Assert.Equal(0, Run("schema"));
        Assert.Equal(ExperimentSchema.Text(), _output.ToString());
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder.At(name), text);
        return _folder.At(name);
    }

    private int Run(params string[] arguments)
    {
        var caller = new Caller
        {
            Output = new Screen(_output, ScreenTraits.Plain),
            Error = new Screen(_error, ScreenTraits.Plain),
            Folder = _folder.Path,
            Program = "./run.sh",
            Arguments = arguments,
            Variable = _ => null,
            Time = TimeProvider.System,
        };
        return new CommandLine(caller).Run();
    }
}
