using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>What all readers of one file share.</summary>
/// <param name="problems">Takes what is wrong.</param>
internal sealed class SpecReading(ProblemList problems)
{
    /// <summary>
    /// How many values could not be read; a reader that sees it grow knows that its result is incomplete.
    /// </summary>
    public int FailureCount { get; private set; }

    /// <summary>Whose defaults hold; set once the file's conventions are read, which comes first.</summary>
    public Conventions Conventions { get; set; } = Conventions.Keras;

    /// <summary>Names the layers of the list that is being read.</summary>
    public LayerNaming Names { get; set; } = new();

    /// <summary>Layers read so far, repeated ones as often as they stand in the model.</summary>
    public int LayerCount { get; set; }

    /// <summary>How many lists of layers are open, one in another.</summary>
    public int LayerDepth { get; set; }

    /// <summary>What was read for other variants; null where there are none.</summary>
    public ReadingMemory? Memory { get; init; }

    /// <summary>Takes where values come from; null where nobody asks.</summary>
    public Origins? Origins { get; init; }

    /// <summary>Whether another problem would only be counted.</summary>
    public bool IsFull => problems.IsFull;

    /// <summary>Reports a problem.</summary>
    public void Fail(Mark mark, SpecPath path, string message)
    {
        problems.Add(mark, path, message);
        FailureCount++;
    }

    /// <summary>Notes that a value cannot be read for a reason that is reported already.</summary>
    public void FailAgain() => FailureCount++;
}
