using Experiments.Layers;
using static System.FormattableString;

namespace Experiments.Optimization;

/// <summary>
/// How the learning rate changes. A rate follows from where training is and, for plateau, from the values of the epochs
/// before: there is no state to keep. Before any schedule the rate may warm up; the schedule then goes through the
/// epochs that remain.
/// </summary>
public abstract record ScheduleSpec
{
    /// <summary>The name in the catalogue: cosine.</summary>
    public abstract string Kind { get; }

    /// <summary>
    /// Epochs in which the rate rises from 0 to the schedule's first one, step by step in a straight line, 0 or more.
    /// Default 0.
    /// </summary>
    /// <remarks>Goyal et al., "Accurate, large minibatch SGD", 2017.</remarks>
    public int WarmupEpochs { get; init; }

    /// <summary>What must be measured for it after every epoch; null for nothing.</summary>
    public virtual EpochMetric? Watched => null;

    /// <summary>Every setting, defaults included, in a fixed order.</summary>
    public IReadOnlyList<Setting> Settings => [.. OwnSettings, Setting.Of("warmup_epochs", WarmupEpochs)];

    /// <summary>The settings that not every schedule has.</summary>
    protected abstract IReadOnlyList<Setting> OwnSettings { get; }

    /// <summary>The learning rate of a step.</summary>
    /// <param name="peak">The optimizer's learning rate.</param>
    /// <param name="at">The step.</param>
    /// <param name="values">
    /// The monitored value of every epoch before; not looked at where nothing is monitored.
    /// </param>
    public double Rate(double peak, Moment at, IReadOnlyList<double> values)
    {
        var scheduled = at with { EpochCount = at.EpochCount - WarmupEpochs };
        if (at.Epoch <= WarmupEpochs)
        {
            var first = AfterWarmup(peak, scheduled with { Epoch = 1, Step = 0 }, []);
            return first * (at.StepsBefore + 1) / ((double)WarmupEpochs * at.StepCount);
        }
        return AfterWarmup(
            peak, scheduled with { Epoch = at.Epoch - WarmupEpochs }, [.. values.Skip(WarmupEpochs)]);
    }

    /// <summary>
    /// Why it changes nothing, or not all it says, as a sentence that says what to do; null where it does.
    /// </summary>
    /// <param name="epochs">Epochs of the training.</param>
    public string? Misfit(int epochs) => WarmupEpochs >= epochs
        ? Invariant($"warmup_epochs: {WarmupEpochs} leaves none of {epochs} epochs to the schedule. ")
            + "Choose a smaller number, or more epochs."
        : MisfitAfterWarmup(epochs - WarmupEpochs);

    /// <summary>The learning rate of a step, epochs counted from the end of the warm-up.</summary>
    protected abstract double AfterWarmup(double peak, Moment at, IReadOnlyList<double> values);

    /// <summary>As <see cref="Misfit"/>, for the epochs after the warm-up.</summary>
    protected abstract string? MisfitAfterWarmup(int epochs);

    /// <summary>The epochs as a message counts them.</summary>
    protected string Counted(int epochs) =>
        Invariant($"{epochs} {(epochs == 1 ? "epoch" : "epochs")}{(WarmupEpochs > 0 ? " after the warm-up" : "")}");
}

/// <summary>A step of a training.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Step">The step in the epoch, from 0.</param>
/// <param name="StepCount">Steps of an epoch.</param>
/// <param name="EpochCount">Epochs of the training.</param>
public readonly record struct Moment(int Epoch, int Step, int StepCount, int EpochCount)
{
    /// <summary>Steps of all epochs before this one.</summary>
    public long StepsBefore => ((Epoch - 1L) * StepCount) + Step;

    /// <summary>Steps of the whole training.</summary>
    public long AllSteps => (long)EpochCount * StepCount;
}
