using Experiments.Spec;

namespace Experiments.Training;

/// <summary>How many steps a training has, epoch by epoch: those with pseudo-labels have others.</summary>
/// <param name="Epochs">Epochs on training examples alone.</param>
/// <param name="PerEpoch">Steps of each.</param>
/// <param name="PseudoEpochs">Epochs with pseudo-labels, after those.</param>
/// <param name="PerPseudoEpoch">Steps of each of them.</param>
public sealed record TrainingSteps(int Epochs, int PerEpoch, int PseudoEpochs, int PerPseudoEpoch)
{
    /// <summary>All epochs.</summary>
    public int EpochCount => Epochs + PseudoEpochs;

    /// <summary>All steps.</summary>
    public long All => Until(EpochCount + 1, 0);

    /// <summary>The steps of a training.</summary>
    /// <param name="settings">How to train.</param>
    /// <param name="count">Training examples whose labels are known.</param>
    public static TrainingSteps Of(TrainingSpec settings, int count)
    {
        var pseudo = settings.PseudoLabels;
        return new(
            settings.Epochs,
            StepsFor(settings.BatchSize),
            pseudo?.Epochs ?? 0,
            pseudo is null ? 0 : StepsFor(settings.BatchSize - pseudo.CountIn(settings.BatchSize)));

        int StepsFor(int batchSize) => (count + batchSize - 1) / batchSize;
    }

    /// <summary>The steps of an epoch.</summary>
    /// <param name="epoch">From 1.</param>
    public int In(int epoch) => epoch <= Epochs ? PerEpoch : PerPseudoEpoch;

    /// <summary>Steps from the beginning of training.</summary>
    /// <param name="epoch">The epoch at hand, from 1.</param>
    /// <param name="stepsDone">Steps done in it.</param>
    public long Until(int epoch, int stepsDone)
    {
        var plain = Math.Min(epoch - 1, Epochs);
        return ((long)plain * PerEpoch) + ((epoch - 1L - plain) * PerPseudoEpoch) + stepsDone;
    }
}
