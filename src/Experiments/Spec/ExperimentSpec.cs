using Experiments.Data;
using Experiments.Layers;

namespace Experiments.Spec;

/// <summary>The checked content of an experiment file: every default filled in, every variable replaced.</summary>
public sealed record ExperimentSpec
{
    /// <summary>The experiment's name: lower-case letters, digits and hyphens; the folder under results/.</summary>
    public required string Name { get; init; }

    /// <summary>The title of figures and reports. Default: the name.</summary>
    public required string Title { get; init; }

    /// <summary>Whose defaults of initialisers, batch norm and optimisers hold: keras or pytorch.</summary>
    public required string Conventions { get; init; }

    /// <summary>What the source claims; null where it claims nothing.</summary>
    public Published? Published { get; init; }

    /// <summary>What is said of results, to be held against runs. Default: nothing.</summary>
    public IReadOnlyList<Claim> Claims { get; init; } = [];

    /// <summary>What to train on.</summary>
    public required DataSpec Data { get; init; }

    /// <summary>How training examples are changed at random; null for not at all.</summary>
    public Augmentation? Augmentation { get; init; }

    /// <summary>The layers in order; a softmax may stand last.</summary>
    public required IReadOnlyList<LayerSpec> Model { get; init; }

    /// <summary>How to train.</summary>
    public required TrainingSpec Training { get; init; }

    /// <summary>
    /// What to say wherever an accuracy is shown of a model of which <see cref="UsesTestImages"/> holds.
    /// </summary>
    public const string TestImagesStamp = "trained on test images (not their labels)";

    /// <summary>
    /// Whether the model is trained on test images, never on their labels, before it is tested on them.
    /// </summary>
    public bool UsesTestImages => Training.PseudoLabels?.UsesTestImages == true;

    /// <summary>How often and with which seeds.</summary>
    public required TrialsSpec Trials { get; init; }

    /// <summary>Whether a variant's trials vote together, and how; null for not at all.</summary>
    public EnsembleSpec? Ensemble { get; init; }
}
