using System.CommandLine;
using System.Globalization;
using Experiments.Execution;
using Experiments.Reports.Drawing;

namespace Experiments.Cli.Commands;

/// <summary>inspect RUN: what a trained model makes of a test image.</summary>
internal sealed class InspectCommand : CliCommand
{
    private readonly Caller _caller;
    private readonly RunSelection _runs = new();
    private readonly TrialOption _trial = new("the first completed one");
    private readonly DataArguments _data = new();
    private readonly OutputArguments _output = new();
    private readonly Argument<string> _run = RunSelection.Argument();

    private readonly Option<int> _image = new("--image")
    {
        HelpName = "N",
        Description = "The test image with this number, from 0 as in predictions.csv. Default: 0",
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                result.AddError($"--image takes a whole number, 0 or more; '{text}' is none.");
            }
            return number;
        },
    };

    private readonly Option<string?> _layer = new("--layer")
    {
        HelpName = "NAME",
        Description = "The layer whose activation maps are drawn, by its name in the model's table. Default: the first "
            + "convolution, with its activation",
    };

    private readonly Option<bool> _filters = new("--filters")
    {
        Description = "Draw the filters of the first convolution too",
    };

    /// <summary>The command.</summary>
    public InspectCommand(Caller caller)
        : base(
            "inspect",
            "Draws what a layer of a trained model makes of one test image, a picture a channel, and tells what the "
            + "model says of it. Trains nothing; the PNGs go to the run's figures.")
    {
        _caller = caller;
        Add(_run);
        Add(_image);
        Add(_layer);
        Add(_filters);
        _trial.AddTo(this);
        _runs.AddTo(this);
        _data.AddTo(this);
        _output.AddTo(this);
        SetAction(Inspect);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Arguments, string Does)> Examples =>
    [
        ("inspect augmented --image 7", "what the first convolution answers to the test image 7"),
        ("inspect baseline --layer conv2d_2 --filters --trial base-s2",
            "another layer of the second trial, and its first filters"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<(string Variable, string Says)> Variables =>
        [OutputFolder.DescribedVariable, DataArguments.DescribedVariable];

    private int Inspect(ParseResult arguments)
    {
        var output = _output.Open(arguments, _caller);
        return output.Attempt(cancellation => Inspect(arguments, output, cancellation));
    }

    private int Inspect(ParseResult arguments, CommandOutput output, CancellationToken cancellation)
    {
        var folder = _runs.Find(arguments.GetValue(_run)!, arguments, _caller);
        var experiment = StoredExperiment.ReadCopy(folder);
        var plan = _trial.Find(arguments, folder, experiment)[0];
        var inspection = new ModelInspection(
            folder, _data.LocationOf(arguments, _caller), FigureRenderer.Create(), output).Inspect(
            experiment,
            plan,
            arguments.GetValue(_image),
            arguments.GetValue(_layer),
            arguments.GetValue(_filters),
            cancellation);
        output.Report(new ModelInspected(inspection));
        return ExitCode.Done;
    }
}
