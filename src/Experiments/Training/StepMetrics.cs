using Experiments.Metrics;
using Experiments.Optimization;
using static TorchSharp.torch;

namespace Experiments.Training;

/// <summary>
/// The losses and hits of an epoch's steps. They stay where the model is and come to the processor a few times a
/// second, since asking after each step would make a graphics card wait.
/// </summary>
internal sealed class StepMetrics : IDisposable
{
    private readonly int[] _sizes;
    private readonly Tensor _losses;
    private readonly Tensor _rightCounts;
    private readonly RunningMetrics _metrics;
    private int _readCount;

    /// <param name="stepCount">Steps of the epoch.</param>
    /// <param name="device">Where the model is.</param>
    /// <param name="stepsDone">Those of them that are done.</param>
    /// <param name="sums">What these gave.</param>
    public StepMetrics(int stepCount, Device device, int stepsDone, RunningSums sums)
    {
        (StepCount, _readCount) = (stepsDone, stepsDone);
        _metrics = new(sums);
        _sizes = new int[stepCount];
        _losses = zeros(stepCount, dtype: ScalarType.Float32, device: device).DetachFromDisposeScope();
        _rightCounts = zeros(stepCount, dtype: ScalarType.Int64, device: device).DetachFromDisposeScope();
    }

    /// <summary>Steps done so far.</summary>
    public int StepCount { get; private set; }

    /// <summary>What was read.</summary>
    public RunningSums Sums => _metrics.Sums;

    /// <summary>Mean loss an example over what was read.</summary>
    public double Loss => _metrics.Loss;

    /// <summary>Share of examples predicted rightly over what was read, 0 to 1.</summary>
    public double Accuracy => _metrics.Accuracy;

    /// <summary>Examples in what was read.</summary>
    public long ExampleCount => _metrics.Count;

    /// <summary>The first step, from 1, whose loss was not a finite number; null as long as none was read.</summary>
    public int? BrokenStep { get; private set; }

    /// <summary>Keeps what the next step gave, without waiting for it.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="logits">[batch, classes].</param>
    /// <param name="labels">As <see cref="LossSpec.Of"/> takes them; the most probable class is the right one.</param>
    public void Add(Tensor loss, Tensor logits, Tensor labels)
    {
        var classes = LossSpec.AreProbabilities(labels) ? labels.argmax(1) : labels;
        _losses.select(0, StepCount).copy_(loss.detach());
        _rightCounts.select(0, StepCount).copy_(logits.argmax(1).eq(classes).sum());
        _sizes[StepCount] = (int)labels.shape[0];
        StepCount++;
    }

    /// <summary>Reads the steps that were kept since the last time; waits for the device.</summary>
    public void Read()
    {
        using var scope = NewDisposeScope();
        var losses = _losses.slice(0, _readCount, StepCount, 1).cpu().data<float>().ToArray();
        var rightCounts = _rightCounts.slice(0, _readCount, StepCount, 1).cpu().data<long>().ToArray();
        foreach (var (loss, rightCount) in losses.Zip(rightCounts))
        {
            _metrics.Add(loss, rightCount, _sizes[_readCount]);
            _readCount++;
            if (!float.IsFinite(loss))
            {
                BrokenStep ??= _readCount;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _losses.Dispose();
        _rightCounts.Dispose();
    }
}
