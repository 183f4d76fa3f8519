using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Experiments.Files;

namespace Experiments.Reports.Pages;

/// <summary>
/// A browser without a window, steered over its DevTools protocol: it opens a page and tells what happens there.
/// </summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly ClientWebSocket _socket = new();
    private readonly TemporaryFolder _profile;
    private readonly Process _process;
    private string? _session;
    private int _calls;

    private Chromium(Process process, TemporaryFolder profile)
    {
        _process = process;
        _profile = profile;
    }

    /// <summary>What the console said, and what was thrown and not caught.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>The addresses that the page asked for, besides its own.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>Where a browser is installed; null where none is.</summary>
    public static string? Installed() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    /// <summary>Opens a file and waits until it is loaded.</summary>
    public static async Task<Chromium> OpenAsync(string program, string file, CancellationToken cancellation)
    {
        var profile = new TemporaryFolder();
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
        string[] arguments =
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking",
            "--remote-debugging-port=0", $"--user-data-dir={profile.Path}",
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        var browser = new Chromium(Process.Start(start)!, profile);
        try
        {
            await browser.ShowAsync(file, cancellation);
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>What an expression gives on the page, as text.</summary>
    public async Task<string> EvaluateAsync(string expression, CancellationToken cancellation)
    {
        var answer = await CallAsync(
            "Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true }, cancellation);
        return answer["result"]!["value"]?.ToString() ?? throw new InvalidOperationException(answer.ToJsonString());
    }

    /// <summary>Gives the page the size of a screen, in CSS pixels.</summary>
    public Task ResizeAsync(int width, int height, CancellationToken cancellation) => CallAsync(
        "Emulation.setDeviceMetricsOverride",
        new() { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 2, ["mobile"] = true },
        cancellation);

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _profile.Dispose();
    }

    private async Task ShowAsync(string file, CancellationToken cancellation)
    {
        await ConnectAsync(cancellation);
        var target = await CallAsync("Target.createTarget", new() { ["url"] = "about:blank" }, cancellation);
        var attached = await CallAsync(
            "Target.attachToTarget",
            new() { ["targetId"] = (string)target["targetId"]!, ["flatten"] = true },
            cancellation);
        _session = (string)attached["sessionId"]!;
        foreach (var domain in (string[])["Page", "Runtime", "Log", "Network"])
        {
            await CallAsync($"{domain}.enable", [], cancellation);
        }
        await CallAsync("Page.navigate", new() { ["url"] = new Uri(file).AbsoluteUri }, cancellation);
        while (await EvaluateAsync("document.readyState", cancellation) != "complete")
        {
            await Task.Delay(20, cancellation);
        }
    }

    private async Task ConnectAsync(CancellationToken cancellation)
    {
        const string Announcement = "DevTools listening on ";
        while (await _process.StandardError.ReadLineAsync(cancellation) is { } line)
        {
            if (line.StartsWith(Announcement, StringComparison.Ordinal))
            {
                // What it writes from here on has to go somewhere, or it would stand still.
                _ = _process.StandardError.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                await _socket.ConnectAsync(new Uri(line[Announcement.Length..]), cancellation);
                return;
            }
        }
        throw new InvalidOperationException("The browser ended before it could be steered.");
    }

    private async Task<JsonNode> CallAsync(string method, JsonObject parameters, CancellationToken cancellation)
    {
        var id = ++_calls;
        var call = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (_session is not null)
        {
            call["sessionId"] = _session;
        }
        await _socket.SendAsync(
            Encoding.UTF8.GetBytes(call.ToJsonString()), WebSocketMessageType.Text, true, cancellation);
        while (true)
        {
            var told = await ReceiveAsync(cancellation);
            if ((int?)told["id"] == id)
            {
                return told["result"] ?? throw new InvalidOperationException(told.ToJsonString());
            }
            Note(told);
        }
    }

    private void Note(JsonNode told)
    {
        switch ((string?)told["method"])
        {
            case "Runtime.consoleAPICalled" or "Runtime.exceptionThrown" or "Log.entryAdded":
                Complaints.Add(told["params"]!.ToJsonString());
                break;
            case "Network.requestWillBeSent" when (string)told["params"]!["request"]!["url"]! is var url
                && !url.StartsWith("data:", StringComparison.Ordinal) && (string?)told["params"]!["type"] != "Document":
                Requests.Add(url);
                break;
        }
    }

    private async Task<JsonNode> ReceiveAsync(CancellationToken cancellation)
    {
        using var message = new MemoryStream();
        var buffer = new byte[65536];
        ValueWebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            message.Write(buffer, 0, received.Count);
        }
        while (!received.EndOfMessage);
        return JsonNode.Parse(message.ToArray())!;
    }
}
