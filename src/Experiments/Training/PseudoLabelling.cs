using System.Runtime.InteropServices;
using Experiments.Data;
using Experiments.Metrics;
using Experiments.Models;
using Experiments.Optimization;
using Experiments.Randomness;
using Experiments.Spec;
using static TorchSharp.torch;

namespace Experiments.Training;

/// <summary>
/// The epochs in which a model also learns from images that it has labelled itself: once, by the weights that a test
/// would get after the last epoch without. An epoch is a pass over the labelled examples, augmented as before; the
/// other images come as they are, in a random order of the epoch's own that begins again where it ends.
/// </summary>
internal sealed class PseudoLabelling
{
    private readonly TrainingSpec _settings;
    private readonly PseudoLabels _pseudo;
    private readonly UnlabelledExamples _unlabelled;
    private readonly TrialSeed _seed;
    private readonly Batches _known;
    private readonly Batches _unknown;
    private readonly int _count;

    // [unlabelled, classes], the probability of each class; empty before the model was asked.
    private float[] _labels = [];
    private ((int Epoch, long Pass) Of, int[] Places) _order = (default, []);

    private PseudoLabelling(
        TrainingSpec settings,
        PseudoLabels pseudo,
        TrialExamples examples,
        UnlabelledExamples unlabelled,
        TrialSeed seed)
    {
        (_settings, _pseudo, _unlabelled, _seed) = (settings, pseudo, unlabelled, seed);
        _count = pseudo.CountIn(settings.BatchSize);
        var augmenter = examples.Augmentation is { } augmentation
            ? new Augmenter(augmentation, examples.Train.Shape, seed) : null;
        _known = new(examples.Train, examples.Scaling, settings.BatchSize - _count, augmenter);
        _unknown = new(unlabelled.Images, examples.Scaling, _count);
    }

    /// <summary>What a training needs for it; null where its model labels nothing.</summary>
    public static PseudoLabelling? Of(TrainingSpec settings, TrialExamples examples, TrialSeed seed) =>
        settings.PseudoLabels is { } pseudo && examples.Unlabelled is { } unlabelled
            ? new(settings, pseudo, examples, unlabelled, seed)
            : null;

    /// <summary>Lets the model label the images where that is due and not done yet.</summary>
    /// <param name="epoch">The epoch that is about to begin, or to go on.</param>
    /// <param name="model">The model; it may be in evaluation mode afterwards.</param>
    /// <param name="average">The average of its weights, which then gives the labels; null for none.</param>
    /// <param name="evaluator">Asks the model.</param>
    /// <param name="cancellation">Stops before the next batch.</param>
    /// <returns>False where it was cancelled; nothing is changed then.</returns>
    public bool Label(
        int epoch, CompiledModel model, WeightAverage? average, Evaluator evaluator, CancellationToken cancellation)
    {
        if (epoch <= _settings.Epochs || _labels.Length > 0)
        {
            return true;
        }
        average?.Exchange();
        try
        {
            var said = evaluator.Evaluate(model, _unlabelled.Images, _unlabelled.Examples, cancellation);
            _labels = LabelsOf(said);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        finally
        {
            average?.Exchange();
        }
    }

    /// <summary>
    /// One batch with pseudo-labels, as new tensors of the current dispose scope; null in an epoch without.
    /// </summary>
    /// <param name="order">The labelled examples in the epoch's order.</param>
    /// <param name="step">The step, from 0.</param>
    /// <param name="epoch">From 1.</param>
    /// <returns>The labels are probabilities of each class: [batch, classes].</returns>
    public Batch? Load(int[] order, int step, int epoch)
    {
        if (epoch <= _settings.Epochs)
        {
            return null;
        }
        var classCount = _labels.Length / _unlabelled.Examples.Length;
        var places = PlacesOf(step, epoch);
        var rows = places.SelectMany(place => _labels[(place * classCount)..((place + 1) * classCount)]);
        var known = _known.Load(order, step, epoch);
        var unknown = _unknown.Load([.. places.Select(place => _unlabelled.Examples[place])], step: 0);
        return new(
            cat([known.Images, unknown.Images]),
            cat([
                nn.functional.one_hot(known.Labels, classCount).to_type(ScalarType.Float32),
                tensor(rows.ToArray(), [places.Length, classCount]),
            ]));
    }

    /// <summary>Writes the labels, if there are any yet.</summary>
    public void Write(Stream stream)
    {
        stream.Write(BitConverter.GetBytes(_labels.Length));
        stream.Write(MemoryMarshal.AsBytes(_labels.AsSpan()));
    }

    /// <summary>Takes over what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It was written for other images.</exception>
    public void Read(Stream stream)
    {
        var length = new byte[sizeof(int)];
        stream.ReadExactly(length);
        var count = BitConverter.ToInt32(length);
        if (count < 0 || count % _unlabelled.Examples.Length != 0)
        {
            throw new InvalidDataException("its labels are those of other images");
        }
        _labels = new float[count];
        stream.ReadExactly(MemoryMarshal.AsBytes(_labels.AsSpan()));
    }

    private float[] LabelsOf(Evaluation said)
    {
        var count = _unlabelled.Examples.Length;
        var answers = new Answers(said.Logits.Count / count, _unlabelled.Examples, new int[count], said.Logits);
        if (_pseudo.Labels == PseudoLabelKind.Soft)
        {
            return [.. answers.Probabilities.ToArray().Select(probability => (float)probability)];
        }
        var labels = new float[said.Logits.Count];
        for (var place = 0; place < count; place++)
        {
            labels[(place * answers.ClassCount) + answers.Predicted[place]] = 1;
        }
        return labels;
    }

    // The images of a step, by their places among the unlabelled ones.
    private int[] PlacesOf(int step, int epoch)
    {
        var places = new int[_count];
        for (var index = 0; index < _count; index++)
        {
            var (pass, place) = Math.DivRem(((long)step * _count) + index, _unlabelled.Examples.Length);
            places[index] = OrderOf(epoch, pass)[place];
        }
        return places;
    }

    private int[] OrderOf(int epoch, long pass)
    {
        if (_order.Of != (epoch, pass))
        {
            int[] order = [.. Enumerable.Range(0, _unlabelled.Examples.Length)];
            _seed.Stream("order/pseudo_labels", epoch, pass).Shuffle<int>(order);
            _order = ((epoch, pass), order);
        }
        return _order.Places;
    }
}
