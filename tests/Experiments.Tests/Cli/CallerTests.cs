using Experiments.Cli.Text;
using Xunit;

namespace Experiments.Cli;

public sealed class CallerTests
{
    [Theory]
    [InlineData("/mine/results/a.csv", "results/a.csv")]
    [InlineData("/mine", ".")]
    [InlineData("/elsewhere/a.csv", "/elsewhere/a.csv")]
    [InlineData("/mineshaft/a.csv", "/mineshaft/a.csv")]
    [InlineData("/mine/..a/b", "..a/b")]
    public void Path_IsShort_WhereItLiesBelowTheCallersFolder(string path, string shown)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Paths of POSIX systems.");

        Assert.Equal(shown, Make().ShortPath(path));
    }

    [Theory]
    [InlineData("a.yaml", "./run.sh a.yaml")]
    [InlineData("a file.yaml", "./run.sh 'a file.yaml'")]
    [InlineData("training.epochs=3", "./run.sh training.epochs=3")]
    [InlineData("vars={a: $b}", "./run.sh 'vars={a: $b}'")]
    [InlineData("", "./run.sh ''")]
    [InlineData("it's", @"./run.sh 'it'\''s'")]
    [InlineData(@"back\slash", @"./run.sh 'back\slash'")]
    [InlineData("*.yaml", "./run.sh '*.yaml'")]
    public void Command_CanBePastedIntoAShell(string argument, string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Quotes of POSIX shells.");

        Assert.Equal(command, Make(argument).CommandText);
    }

    private static Caller Make(params string[] arguments) => new()
    {
        Output = new Screen(TextWriter.Null, ScreenTraits.Plain),
        Error = new Screen(TextWriter.Null, ScreenTraits.Plain),
        Folder = "/mine",
        Program = "./run.sh",
        Arguments = arguments,
        Variable = _ => null,
        Time = TimeProvider.System,
    };
}
