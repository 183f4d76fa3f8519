using Experiments.Data;

namespace Experiments;

/// <summary>The built-in digits, drawn once for all tests.</summary>
internal static class SomeDigits
{
    private static readonly Lazy<Dataset> Drawn = new(() =>
        DatasetLoader.Load("digits", new DataLocation(null, Offline: true), null, CancellationToken.None));

    public static Dataset Dataset => Drawn.Value;
}
