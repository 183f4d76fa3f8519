using System.Text.RegularExpressions;
using Experiments.Files;
using Xunit;

namespace Experiments.Reports.Pages;

public sealed partial class PageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Html_HasNoElementThatTextBrought()
    {
        var html = HtmlPage.Of(HostilePage.In(_folder));

        // One script is ours; of the hostile text's none is left, nor a second image.
        Assert.Single(Regex.Matches(html, "<script"));
        Assert.Single(Regex.Matches(html, "<img "));
        Assert.DoesNotContain("onerror=\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', html);
    }

    [Fact]
    public void Html_NamesNothingOutsideItself()
    {
        var html = HtmlPage.Of(HostilePage.In(_folder));

        Assert.All(
            Source().Matches(html),
            match => Assert.StartsWith("data:", match.Groups["to"].Value, StringComparison.Ordinal));
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Html_LeavesOutSectionsWithoutContent() =>
        Assert.DoesNotContain("<h2>Empty</h2>", HtmlPage.Of(HostilePage.In(_folder)), StringComparison.Ordinal);

    [Fact]
    public void Page_GivesTheSameText_EveryTime()
    {
        var page = HostilePage.In(_folder);

        Assert.Equal(HtmlPage.Of(page), HtmlPage.Of(page));
        Assert.Equal(MarkdownPage.Of(page, _folder.Path), MarkdownPage.Of(page, _folder.Path));
    }

    [Fact]
    public void Markdown_EscapesWhatWouldMeanSomething()
    {
        var text = MarkdownPage.Of(HostilePage.In(_folder), _folder.Path);

        Assert.Contains(@"\</script\>\<script\>", text, StringComparison.Ordinal);
        Assert.Contains(@"\*c\* \[d\](javascript:e)", text, StringComparison.Ordinal);
        Assert.Contains(
            @"\# no heading", MarkdownPage.Of(new("", [new("# no heading")], []), ""), StringComparison.Ordinal);
        Assert.Contains(
            @"1\. no list", MarkdownPage.Of(new("", [new("1. no list")], []), ""), StringComparison.Ordinal);
        Assert.Contains("(<dot.png>)", text, StringComparison.Ordinal);

        // Text of its own fence is inside a longer one, and a cell's bar parts no columns.
        Assert.Contains("````\n", text, StringComparison.Ordinal);
        Assert.All(
            text.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)),
            line => Assert.Equal(3, Bar().Count(line)));
    }

    [GeneratedRegex("""(?:src|href)="(?<to>[^"]*)""")]
    private static partial Regex Source();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}
