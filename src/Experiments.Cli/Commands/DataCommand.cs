using System.CommandLine;
using Experiments.Cli.Text;
using Experiments.Reports.Drawing;
using Experiments.Trials;

namespace Experiments.Cli.Commands;

/// <summary>data: the commands about datasets.</summary>
internal sealed class DataCommand : CliCommand
{
    /// <summary>The command.</summary>
    public DataCommand(Caller caller)
        : base("data", "Shows what experiments train on: data preview FILE.")
    {
        Add(new DataPreviewCommand(caller));
        SetAction(_ =>
        {
            caller.Error.Write(HelpText.Of(this, caller.Program, caller.Error.Width));
            return ExitCode.CommandLine;
        });
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Arguments, string Does)> Examples => DataPreviewCommand.ShownExamples;
}

/// <summary>data preview FILE...: training images as a PNG.</summary>
internal sealed class DataPreviewCommand : CliCommand
{
    private const int MostImages = 100;

    private readonly Caller _caller;
    private readonly ExperimentArguments _experiments = new();
    private readonly DataArguments _data = new();
    private readonly OutputArguments _output = new();

    private readonly Option<string?> _png = new("--output", "-o")
    {
        HelpName = "PNG",
        Description = "Write the sheet of one experiment to this file. Default: NAME/preview.png in the folder of "
            + "results",
    };

    private readonly Option<int?> _count = PositiveNumber.Option(
        "--count", "Show N images. Default: 25, or 6 beside their augmented versions", MostImages);

    private readonly Option<int?> _seed = PositiveNumber.Option(
        "--seed",
        "Draw the images at random, and show the augmentation of the trial with this seed. Default: the first ones");

    /// <summary>The command.</summary>
    public DataPreviewCommand(Caller caller)
        : base(
            "preview",
            "Draws training images with their class names; where the experiment augments, beside augmented versions. "
            + "Trains nothing.")
    {
        _caller = caller;
        _experiments.AddTo(this);
        Add(_png);
        Add(_count);
        Add(_seed);
        _data.AddTo(this);
        _output.AddTo(this);
        SetAction(Preview);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Arguments, string Does)> Examples => ShownExamples;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Variable, string Says)> Variables =>
        [DataArguments.DescribedVariable, OutputFolder.DescribedVariable];

    internal static IReadOnlyList<(string Arguments, string Does)> ShownExamples =>
    [
        ("data preview experiments/fashion.yaml", "the first 25 training images, each with its class"),
        ("data preview experiments/augmented.yaml --set augmentation.rotation=30deg --seed 7 --output rotated.png",
            "other images, and what another rotation makes of them"),
    ];

    private int Preview(ParseResult arguments)
    {
        var output = _output.Open(arguments, _caller);
        var (experiments, problems) = _experiments.Read(arguments);
        if (problems.Count > 0)
        {
            output.Report(new ProblemsFound(problems));
            return ExitCode.Spec;
        }
        if (arguments.GetValue(_png) is not null && experiments.Count > 1)
        {
            _caller.Error.Write(new Line("--output names one file, but there are several experiments.", Text.Ink.Bad));
            return ExitCode.CommandLine;
        }

        using var stop = output.StopOnSignals();
        var preview = new DataPreview(_data.LocationOf(arguments, _caller), FigureRenderer.Create(), output);
        var code = ExitCode.Done;
        foreach (var experiment in experiments)
        {
            var spec = experiment.Experiment.Base;
            var path = arguments.GetValue(_png) is { } named
                ? _caller.FullPath(named)
                : RunFolder.Preview(OutputFolder.Of(null, _caller), spec.Name);
            try
            {
                preview.Write(spec, path, arguments.GetValue(_count), arguments.GetValue(_seed), stop.Token);
                output.Report(new PreviewWritten(experiment.File, path));
            }
            catch (OperationCanceledException) when (stop.Received is { } signal)
            {
                output.Report(new Stopped(_caller.CommandText));
                return ExitCode.Of(signal);
            }
            catch (ExperimentException failure)
            {
                var failed = output.Fail(failure, experiment.File);
                code = code == ExitCode.Done ? failed : code;
            }
        }
        return code;
    }
}
