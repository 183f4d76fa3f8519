using Experiments.Models;
using Experiments.Optimization;
using Experiments.Spec;
using TorchSharp.Modules;

namespace Experiments.Training;

/// <summary>
/// The tensors that training changes: the model's, the optimizer's, their average and the best epoch's.
/// </summary>
internal sealed class TrainedState : IDisposable
{
    private readonly CompiledModel _model;
    private readonly PseudoLabelling? _labelling;

    /// <param name="settings">How to train.</param>
    /// <param name="model">The model, before its first step.</param>
    /// <param name="labelling">Keeps the labels that the model gives images itself; null where it gives none.</param>
    public TrainedState(TrainingSpec settings, CompiledModel model, PseudoLabelling? labelling)
    {
        (_model, _labelling) = (model, labelling);
        Optimizer = settings.Optimizer.ToOptimizer(WeightGroups(model));
        Average = settings.WeightAverage is { } decay ? new(model, decay) : null;
        EarlyStop = settings.EarlyStopping is { } stopping ? new(stopping, model) : null;
    }

    /// <summary>Takes the steps.</summary>
    public OptimizerHelper Optimizer { get; }

    /// <summary>The average of the weights; null for none.</summary>
    public WeightAverage? Average { get; }

    /// <summary>Ends training early; null where nothing does.</summary>
    public EarlyStop? EarlyStop { get; }

    /// <summary>About how many bytes <see cref="Write"/> writes.</summary>
    /// <param name="settings">How to train.</param>
    /// <param name="parameterCount">How many numbers training adjusts.</param>
    public static long Size(TrainingSpec settings, long parameterCount) => sizeof(float) * parameterCount
        * (1 + settings.Optimizer.StateSize
            + (settings.WeightAverage is null ? 0 : 1)
            + (settings.EarlyStopping?.RestoreBest == true ? 1 : 0));

    /// <summary>Writes everything that the steps to come depend on.</summary>
    public void Write(Stream stream)
    {
        TensorStream.Write(stream, WeightCopy.NumbersOf(_model));
        Average?.Write(stream);
        EarlyStop?.Write(stream);
        _labelling?.Write(stream);

        // Last, since how much of the stream it takes is torch's affair. The writer may not close the stream.
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        Optimizer.save_state_dict(writer);
    }

    /// <summary>
    /// Takes over what <see cref="Write"/> wrote. Call it in a dispose scope that outlives the training, if in any.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="epochs">The epochs before.</param>
    /// <exception cref="InvalidDataException">It was written for another model or optimizer.</exception>
    public void Read(Stream stream, IReadOnlyList<EpochRecord> epochs)
    {
        TensorStream.Read(stream, WeightCopy.NumbersOf(_model));
        Average?.Read(stream);
        EarlyStop?.Read(stream, epochs);
        _labelling?.Read(stream);
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        Optimizer.load_state_dict(reader);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Optimizer.Dispose();
        Average?.Dispose();
        EarlyStop?.Dispose();
    }

    // A layer may set the decay of its weight; what sets none takes the optimizer's.
    private static IEnumerable<WeightGroup> WeightGroups(CompiledModel model) => model.named_parameters()
        .GroupBy(
            entry => model.WeightDecays.TryGetValue(entry.name, out var decay) ? (double?)decay : null,
            entry => entry.parameter)
        .Select(group => new WeightGroup([.. group], group.Key));
}
