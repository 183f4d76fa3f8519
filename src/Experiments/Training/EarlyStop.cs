using Experiments.Models;
using Experiments.Optimization;

namespace Experiments.Training;

/// <summary>Ends a training where it gets no better, and keeps the best epoch's weights where they are wanted.</summary>
/// <param name="settings">When to end.</param>
/// <param name="model">The model, with the weights that are validated whenever this looks at it.</param>
internal sealed class EarlyStop(EarlyStopping settings, CompiledModel model) : IDisposable
{
    private readonly WeightCopy? _best = settings.RestoreBest ? new(model) : null;

    /// <summary>The epoch whose weights <see cref="Restore"/> gives back; null where the last ones are kept.</summary>
    public int? RestoredEpoch { get; private set; }

    /// <summary>Looks at the epoch that has just ended; true where training ends with it.</summary>
    /// <param name="epochs">All epochs so far.</param>
    public bool EndsAfter(IReadOnlyList<EpochRecord> epochs)
    {
        var values = EpochRecord.Values(epochs, settings.Monitor);
        if (_best is not null && settings.BestEpoch(values) == epochs.Count)
        {
            _best.Take(model);
            RestoredEpoch = epochs.Count;
        }
        return settings.StopsAfter(values);
    }

    /// <summary>Gives the model the best epoch's weights, where they are wanted.</summary>
    public void Restore() => _best?.Give(model);

    /// <inheritdoc/>
    public void Dispose() => _best?.Dispose();
}
