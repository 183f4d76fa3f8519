using System.Text.Encodings.Web;
using System.Text.Json;
using Experiments.Cli.Text;

namespace Experiments.Cli.Outputs;

/// <summary>Tells programs what happens: one JSON object a line (<see cref="JsonEvent"/>).</summary>
/// <remarks>Events may come from the training thread and from the one that handles signals.</remarks>
internal sealed class JsonOutput(Screen screen) : IProgress<RunEvent>
{
    // "Unsafe" in HTML only: it leaves quotes and letters beyond ASCII readable.
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public void Report(RunEvent value)
    {
        var line = JsonEvent.Of(value).ToJsonString(Options) + "\n";
        lock (_lock)
        {
            screen.Send(line);
        }
    }
}
