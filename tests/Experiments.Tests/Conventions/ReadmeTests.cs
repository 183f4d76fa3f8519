using System.Text.RegularExpressions;
using Experiments.Cli;
using Experiments.Spec;
using Xunit;

namespace Experiments.Conventions;

public sealed partial class ReadmeTests
{
    private static readonly string Readme = string.Join('\n', SourceTree.Lines("README.md"));

    [Fact]
    public void Example_OfTheReadme_IsAnExperiment()
    {
        var example = Example().Match(Readme).Groups["yaml"].Value;

        var read = SpecReader.Read(example, "README.md", []);

        Assert.Empty(read.Problems);
        Assert.Equal("first-try", read.Value!.Base.Name);
    }

    [Fact]
    public void ExitCodes_OfTheReadme_AreThoseOfTheProgram() =>
        Assert.Equal(
            ExitCode.Meanings,
            ExitCodeRow().Matches(Readme).Select(row => (row.Groups["code"].Value, row.Groups["meaning"].Value)));

    [Fact]
    public void Files_ThatTheReadmeNames_AreThere()
    {
        var named = Link().Matches(Readme).Select(link => link.Groups["file"].Value)
            .Concat(ExperimentFile().Matches(Readme).Select(file => file.Value));

        Assert.DoesNotContain(named, file => !File.Exists(Path.Combine(SourceTree.Root, file)));
    }

    [GeneratedRegex("^```yaml\n(?<yaml>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^\| (?<code>[\d, ]+) \| (?<meaning>.+) \|$", RegexOptions.Multiline)]
    private static partial Regex ExitCodeRow();

    [GeneratedRegex(@"\]\((?<file>[^):#]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"experiments/[\w-]+\.yaml")]
    private static partial Regex ExperimentFile();
}
