using Experiments.Models;
using Experiments.Optimization;

namespace Experiments.Training;

/// <summary>
/// Ends a training where it gets no better, and keeps the best epoch's weights where they are wanted.
/// </summary>
/// <param name="settings">When to end.</param>
/// <param name="model">The model, with the weights that are validated whenever this looks at it.</param>
internal sealed class EarlyStop(EarlyStopping settings, CompiledModel model) : IDisposable
{
    private readonly WeightCopy? _best = settings.RestoreBest ? new(model) : null;

    /// <summary>The epoch whose weights <see cref="Restore"/> gives back; null where the last ones are kept.</summary>
    public int? RestoredEpoch { get; private set; }

    /// <summary>Whether training ends with the last of these epochs.</summary>
    /// <param name="epochs">All epochs so far; the first one always begins.</param>
    public bool EndsAfter(IReadOnlyList<EpochRecord> epochs) =>
        epochs.Count > 0 && settings.StopsAfter(EpochRecord.Values(epochs, settings.Monitor));

    /// <summary>Looks at the epoch that has just ended, and keeps its weights where they are the best so far.</summary>
    /// <param name="epochs">All epochs so far, at least one.</param>
    public void Look(IReadOnlyList<EpochRecord> epochs)
    {
        if (_best is not null && BestOf(epochs) == epochs.Count)
        {
            _best.Take(model);
            RestoredEpoch = epochs.Count;
        }
    }

    /// <summary>Gives the model the best epoch's weights, where they are wanted.</summary>
    public void Restore() => _best?.Give(model);

    /// <summary>Writes the best epoch's weights.</summary>
    public void Write(Stream stream) => _best?.Write(stream);

    /// <summary>Takes over what <see cref="Write"/> wrote.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="epochs">All epochs so far.</param>
    /// <exception cref="InvalidDataException">It was written for another model.</exception>
    public void Read(Stream stream, IReadOnlyList<EpochRecord> epochs)
    {
        _best?.Read(stream);
        RestoredEpoch = _best is null || epochs.Count == 0 ? null : BestOf(epochs);
    }

    /// <inheritdoc/>
    public void Dispose() => _best?.Dispose();

    private int BestOf(IReadOnlyList<EpochRecord> epochs) =>
        settings.BestEpoch(EpochRecord.Values(epochs, settings.Monitor));
}
