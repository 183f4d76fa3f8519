namespace Experiments.Training;

/// <summary>Where a training's checkpoints come from and go to.</summary>
public interface ICheckpoints
{
    /// <summary>Where to go on; null to begin at the beginning.</summary>
    TrainingPoint? Start { get; }

    /// <summary>Hands over the tensors that belong to <see cref="Start"/>.</summary>
    /// <param name="read">Reads them from beginning to end.</param>
    void Restore(Action<Stream> read);

    /// <summary>Keeps a checkpoint.</summary>
    /// <param name="point">How far training is.</param>
    /// <param name="write">Writes the tensors, from beginning to end.</param>
    /// <exception cref="ExperimentException">
    /// It cannot be written; kind Results. Those before are untouched.
    /// </exception>
    void Save(TrainingPoint point, Action<Stream> write);
}
