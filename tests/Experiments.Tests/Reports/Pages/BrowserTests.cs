using Experiments.Files;
using Xunit;

namespace Experiments.Reports.Pages;

/// <summary>A page in a real browser.</summary>
public sealed class BrowserTests : IDisposable
{
    private const string SecondColumn =
        "[...document.querySelectorAll('tbody tr td:last-child')].map(cell => cell.textContent).join(' ')";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact(Timeout = 60_000)]
    public async Task Page_InABrowser_Sorts_LoadsNothing_AndRunsNoTextOfOthers()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var browser = await OpenAsync(cancellation);

        Assert.Equal(HostilePage.Text, await browser.EvaluateAsync("document.title", cancellation));
        Assert.Equal("1", await browser.EvaluateAsync("document.images.length", cancellation));
        Assert.Equal("1", await browser.EvaluateAsync("document.images[0].naturalWidth", cancellation));
        Assert.Equal("0.9000 - 0.9500 0.1000", await browser.EvaluateAsync(SecondColumn, cancellation));
        Assert.Equal("0.1000 0.9000 0.9500 -", await SortAsync());
        Assert.Equal("0.9500 0.9000 0.1000 -", await SortAsync());
        Assert.Equal(
            "descending",
            await browser.EvaluateAsync("document.querySelector('th:last-child').ariaSort", cancellation));
        Assert.Empty(browser.Complaints);
        Assert.Empty(browser.Requests);

        async Task<string> SortAsync()
        {
            await browser.EvaluateAsync("document.querySelector('th:last-child button').click() ?? ''", cancellation);
            return await browser.EvaluateAsync(SecondColumn, cancellation);
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Page_OnAPhone_IsNotWiderThanTheScreen()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var browser = await OpenAsync(cancellation);
        await browser.ResizeAsync(360, 740, cancellation);

        Assert.Equal("360", await browser.EvaluateAsync("document.documentElement.scrollWidth", cancellation));
    }

    private Task<Chromium> OpenAsync(CancellationToken cancellation)
    {
        var program = Chromium.Installed();
        Assert.SkipWhen(program is null, "No browser is installed (chromium).");
        var file = _folder.At("report.html");
        AtomicFile.WriteText(file, HtmlPage.Of(HostilePage.In(_folder)));
        return Chromium.OpenAsync(program!, file, cancellation);
    }
}
