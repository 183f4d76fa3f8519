using System.Net;

namespace Experiments.Data;

/// <summary>Fetches files over https: tries again where that can help, and reports how far it is.</summary>
/// <param name="handler">What carries the requests; not disposed.</param>
/// <param name="wait">Waits before another attempt.</param>
/// <param name="stall">How long the server may be silent.</param>
internal sealed class Download(HttpMessageHandler handler, Func<TimeSpan, CancellationToken, Task> wait, TimeSpan stall)
{
    private const int Attempts = 3;
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    /// <summary>The content of an address, in memory.</summary>
    /// <param name="address">An https address.</param>
    /// <param name="limit">The most bytes to take; a longer answer is refused.</param>
    /// <param name="progress">Told of bytes as they come.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="DownloadFailedException">No attempt succeeded; the message is the last reason.</exception>
    public async Task<MemoryStream> FetchAsync(
        Uri address, long limit, IProgress<RunEvent>? progress, CancellationToken cancellation)
    {
        using var client = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("experiments");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AttemptAsync(client, address, limit, progress, cancellation).ConfigureAwait(false);
            }
            catch (DownloadFailedException failure) when (failure.IsWorthRepeating && attempt < Attempts)
            {
                var pause = FirstWait * (1 << (attempt - 1));
                progress?.Report(new Notice($"{address}: {failure.Message}; trying again in {pause.TotalSeconds} s."));
                await wait(pause, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async Task<MemoryStream> AttemptAsync(
        HttpClient client, Uri address, long limit, IProgress<RunEvent>? progress, CancellationToken cancellation)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        silence.CancelAfter(stall);
        try
        {
            using var response = await client
                .GetAsync(address, HttpCompletionOption.ResponseHeadersRead, silence.Token).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw new DownloadFailedException(
                    $"the server answers {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd(),
                    IsPassing(response.StatusCode));
            }
            return await ReceiveAsync(response.Content, Path.GetFileName(address.LocalPath), limit, progress, silence)
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new DownloadFailedException(
                $"the server was silent for {stall.TotalSeconds} s", isWorthRepeating: true);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // A name that nobody knows mostly means that there is no network: say so at once.
            var isUnknown = exception
                is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError };
            throw new DownloadFailedException(exception.Message.TrimEnd('.'), !isUnknown, exception);
        }
    }

    private async Task<MemoryStream> ReceiveAsync(
        HttpContent content, string file, long limit, IProgress<RunEvent>? progress, CancellationTokenSource silence)
    {
        var total = content.Headers.ContentLength;
        var received = new MemoryStream();
        var chunk = new byte[1 << 17];
        using var stream = await content.ReadAsStreamAsync(silence.Token).ConfigureAwait(false);
        while (true)
        {
            silence.CancelAfter(stall);
            var count = await stream.ReadAsync(chunk, silence.Token).ConfigureAwait(false);
            if (count == 0)
            {
                break;
            }
            received.Write(chunk, 0, count);
            if (received.Length > limit)
            {
                throw new DownloadFailedException(
                    $"the answer is longer than the {limit} bytes expected at most", isWorthRepeating: false);
            }
            progress?.Report(new Downloading(file, received.Length, total));
        }
        if (total is { } announced && received.Length != announced)
        {
            throw new DownloadFailedException(
                $"the answer ended after {received.Length} of {announced} bytes", isWorthRepeating: true);
        }
        received.Position = 0;
        return received;
    }

    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;
}

/// <summary>An address did not give its file; the message is a reason that ends without a full stop.</summary>
internal sealed class DownloadFailedException(string message, bool isWorthRepeating, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>Whether the same address may give it a little later.</summary>
    public bool IsWorthRepeating { get; } = isWorthRepeating;
}
