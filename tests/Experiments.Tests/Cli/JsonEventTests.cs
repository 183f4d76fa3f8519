using System.Text.Json;
using System.Text.RegularExpressions;
using Experiments.Cli.Outputs;
using Experiments.Cli.Text;
using Experiments.Conventions;
using Xunit;

namespace Experiments.Cli;

public sealed partial class JsonEventTests
{
    [Fact]
    public void Events_OfEveryKind_AreAsApproved() =>
        Approved.Check("events.jsonl", Lines(SomeRun.AllKinds).Replace(@"\\", "/", StringComparison.Ordinal));

    [Fact]
    public void Kinds_AreAllAmongTheApproved()
    {
        var kinds = new[] { typeof(RunEvent).Assembly, typeof(JsonEvent).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(RunEvent)));

        Assert.Equal(
            kinds.Select(type => type.Name).Order(), SomeRun.AllKinds.Select(told => told.GetType().Name).Order());
    }

    [Fact]
    public void Readme_ListsEveryFieldOfEveryEvent()
    {
        var documented = SourceTree.Lines("src/Experiments.Cli/README.md")
            .Select(line => TableRow().Match(line))
            .Where(match => match.Success)
            .Select(match => (Kind: match.Groups[1].Value, Fields: Word().Matches(match.Groups[2].Value)))
            .Select(row => (row.Kind, string.Join(' ', row.Fields.Select(word => word.Groups[1]))));

        var told = SomeRun.AllKinds.Select(JsonEvent.Of)
            .Select(json => ((string)json["event"]!, string.Join(' ', json.Select(field => field.Key).Skip(1))));

        Assert.Equal(told, documented);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Loss_ThatIsNoFiniteNumber_IsNull(double loss)
    {
        using var json = JsonDocument.Parse(Lines([SomeRun.Step(1, 1, loss)]));

        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("training_loss").ValueKind);
    }

    [Fact]
    public void Event_WithLineBreaksInIt_IsOneLine() =>
        Assert.Equal(2, Lines([new Notice("one\ntwo\r\nthree\u2028four")]).Split('\n').Length);

    private static string Lines(IEnumerable<RunEvent> events)
    {
        var text = new StringWriter();
        var output = new JsonOutput(new Screen(text, ScreenTraits.Plain));
        foreach (var told in events)
        {
            output.Report(told);
        }
        return text.ToString();
    }

    [GeneratedRegex(@"^\| `(\w+)` \| (.*) \|$")]
    private static partial Regex TableRow();

    [GeneratedRegex("`(\\w+)`")]
    private static partial Regex Word();
}
