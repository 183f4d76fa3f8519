using Experiments.Reports.Drawing;
using Xunit;

namespace Experiments.Conventions;

public sealed class ReferenceResultsTests
{
    [Fact]
    public void PublishedFigures_NameTheCommandThatAnybodyCanType()
    {
        var commands = Directory
            .EnumerateFiles(Path.Combine(SourceTree.Root, "results/reference"), "*.png", SearchOption.AllDirectories)
            .SelectMany(file => PngText.Read(File.ReadAllBytes(file)))
            .Where(text => text.Keyword == "Command")
            .Select(text => text.Text)
            .ToList();

        Assert.NotEmpty(commands);
        Assert.All(commands, command => Assert.StartsWith("./run.sh ", command, StringComparison.Ordinal));
    }
}
