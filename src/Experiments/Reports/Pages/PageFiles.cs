using Experiments.Files;

namespace Experiments.Reports.Pages;

/// <summary>Writes a page as the two files of a report.</summary>
internal static class PageFiles
{
    /// <summary>Writes both.</summary>
    /// <param name="page">What they say.</param>
    /// <param name="html">Where the page for a browser goes.</param>
    /// <param name="markdown">Where the same as Markdown goes.</param>
    /// <exception cref="ExperimentException">A file cannot be written, or a picture not read; kind Results.</exception>
    public static void Write(Page page, string html, string markdown)
    {
        string text;
        try
        {
            text = HtmlPage.Of(page);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ExperimentException(
                FailureKind.Results,
                $"{html}: a figure cannot be read: {exception.Message} The results are safe. Run report once more.",
                exception);
        }
        AtomicFile.WriteText(markdown, MarkdownPage.Of(page, Path.GetDirectoryName(markdown)!));
        AtomicFile.WriteText(html, text);
    }
}
