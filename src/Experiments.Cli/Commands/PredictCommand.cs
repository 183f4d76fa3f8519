using System.CommandLine;
using Experiments.Data;
using Experiments.Execution;
using Experiments.Spec;
using Experiments.Trials;

namespace Experiments.Cli.Commands;

/// <summary>predict RUN PNG...: what trained models say of images from outside.</summary>
internal sealed class PredictCommand : CliCommand
{
    private readonly Caller _caller;
    private readonly RunSelection _runs = new();
    private readonly TrialOption _trial = new("all completed ones of the variant, by the mean of their probabilities");
    private readonly VariantOption _variant = new();
    private readonly DataArguments _data = new();
    private readonly OutputArguments _output = new();
    private readonly Argument<string> _run = RunSelection.Argument();

    private readonly Argument<string[]> _images = new("PNG")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "PNG images; those of another size than the dataset's are brought to it",
    };

    private readonly Option<bool> _invert = new("--invert")
    {
        Description = "Exchange black and white: for dark on light, where the model learnt light on dark, as MNIST is",
    };

    /// <summary>The command.</summary>
    public PredictCommand(Caller caller)
        : base(
            "predict",
            "Tells what the trained models of a run say of images from outside: the class, how sure they are, and what "
            + "comes second. An image that cannot be used is named, and the others are predicted.")
    {
        _caller = caller;
        Add(_run);
        Add(_images);
        Add(_invert);
        _trial.AddTo(this);
        _variant.AddTo(this);
        _runs.AddTo(this);
        _data.AddTo(this);
        _output.AddTo(this);
        SetAction(Predict);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Arguments, string Does)> Examples =>
    [
        ("predict baseline seven.png", "all trials of the latest run of baseline together"),
        ("predict baseline scans/*.png --invert --trial base-s2", "one trial on scans of ink on paper"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Variable, string Says)> Variables =>
        [OutputFolder.DescribedVariable, DataArguments.DescribedVariable];

    private int Predict(ParseResult arguments)
    {
        var output = _output.Open(arguments, _caller);
        return output.Attempt(cancellation => Predict(arguments, output, cancellation));
    }

    private int Predict(ParseResult arguments, CommandOutput output, CancellationToken cancellation)
    {
        var folder = _runs.Find(arguments.GetValue(_run)!, arguments, _caller);
        var experiment = StoredExperiment.ReadCopy(folder);
        var plans = PlansOf(arguments, folder, experiment);
        var spec = experiment.Variants.First(variant => variant.Name == plans[0].Variant).Spec;
        var (images, code) = Read(arguments, DatasetCatalogue.Describe(spec.Data.Dataset), output);
        if (images.Count > 0)
        {
            var predictor = new ImagePredictor(folder, _data.LocationOf(arguments, _caller), output);
            output.Report(new ImagesPredicted(folder, plans, predictor.Predict(spec, plans, images, cancellation)));
        }
        return code;
    }

    // The trials that vote: those of one variant, since variants may well see images differently.
    private List<TrialPlan> PlansOf(ParseResult arguments, RunFolder folder, Experiment experiment)
    {
        var completed = _trial.Find(arguments, folder, experiment);
        if (!_variant.TryFind(arguments, experiment, out var variant, out var complaint))
        {
            throw new ExperimentException(FailureKind.Results, $"{folder.Path}: {complaint}");
        }
        var names = completed.Select(plan => plan.Variant).Distinct().ToList();
        if (variant is null && names.Count > 1)
        {
            throw new ExperimentException(
                FailureKind.Results,
                $"{folder.Path}: it has completed trials of {names.Count} variants. Name one by --variant, as "
                + $"{names[0]}, or a trial by --trial.");
        }
        var chosen = completed.Where(plan => variant is null || plan.Variant == variant.Name).ToList();
        return chosen.Count > 0 ? chosen : throw new ExperimentException(
            FailureKind.Results,
            _trial.IsGiven(arguments)
                ? $"{folder.Path}: {completed[0].Name} is no trial of the variant {variant!.Name}. "
                    + "Leave one of the two options out."
                : $"{folder.Path}: no trial of the variant {variant!.Name} is completed yet.");
    }

    private (IReadOnlyList<OutsideImage> Images, int Code) Read(
        ParseResult arguments, DatasetDescription dataset, CommandOutput output)
    {
        var images = new List<OutsideImage>();
        var code = ExitCode.Done;
        foreach (var file in arguments.GetValue(_images)!)
        {
            try
            {
                images.Add(OutsideImage.Read(file, _caller.FullPath(file), dataset, arguments.GetValue(_invert)));
            }
            catch (ExperimentException failure)
            {
                code = output.Fail(failure);
            }
        }
        return (images, code);
    }
}
