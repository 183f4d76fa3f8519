namespace Experiments.Training;

/// <summary>Where training broke down: a loss became infinite or not a number.</summary>
/// <param name="Loss">Which loss: training, validation or test.</param>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Step">The training step in the epoch, from 1; null for a loss after the epoch.</param>
public sealed record Divergence(string Loss, int Epoch, int? Step)
{
    /// <summary>The reason in words.</summary>
    public override string ToString() => Step is { } step
        ? $"the {Loss} loss stopped being a finite number in epoch {Epoch}, step {step}; "
            + "a smaller learning rate may help"
        : $"the {Loss} loss was not a finite number after epoch {Epoch}; a smaller learning rate may help";
}
