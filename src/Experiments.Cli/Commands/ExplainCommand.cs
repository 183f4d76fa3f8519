using System.CommandLine;
using Experiments.Spec;

namespace Experiments.Cli.Commands;

/// <summary>explain FILE [KEY]: what holds, and where it comes from.</summary>
internal sealed class ExplainCommand : CliCommand
{
    private readonly Caller _caller;
    private readonly OverrideArguments _overrides = new();
    private readonly VariantOption _variant = new();
    private readonly OutputArguments _output = new();

    private readonly Argument<string> _file = new("FILE") { Description = "An experiment file (YAML)" };

    private readonly Argument<string?> _key = new("KEY")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "What to explain: a setting by its path, a part of the file, or a variable. Default: everything",
    };

    /// <summary>The command.</summary>
    public ExplainCommand(Caller caller)
        : base(
            "explain",
            "Prints what an experiment file says, defaults included, and where each value comes from: the line, a "
            + "parent file, a variable, the command line or a default.")
    {
        _caller = caller;
        Add(_file);
        Add(_key);
        _overrides.AddTo(this);
        _variant.AddTo(this);
        _output.AddTo(this);
        SetAction(Explain);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Arguments, string Does)> Examples =>
    [
        ("explain experiments/deep7conv.yaml training.optimizer.adam.epsilon", "where one value comes from"),
        ("explain experiments/baseline.yaml model.conv2d_1", "all that holds for a layer"),
    ];

    private int Explain(ParseResult arguments)
    {
        var output = _output.Open(arguments, _caller);
        var file = arguments.GetValue(_file)!;
        var overrides = _overrides.Read(arguments);
        var read = SpecReader.ReadFile(file, overrides);
        if (read.Value is null)
        {
            output.Report(new ProblemsFound(read.Problems));
            return ExitCode.Spec;
        }
        if (!_variant.TryFind(arguments, read.Value, out var variant, out var complaint))
        {
            return Fail(complaint);
        }
        var all = SpecExplainer.Explain(file, overrides, variant).Value!;
        var key = arguments.GetValue(_key);
        var values = key is null ? all : [.. all.Where(value => IsAbout(value, key))];
        if (values.Count == 0)
        {
            var near = Spelling.Nearest(key!, all.SelectMany(value => new[] { value.Path, value.WrittenPath }));
            return Fail($"nothing in it is called {key}." + (near is null ? "" : $" Did you mean '{near}'?"));
        }
        output.Report(new Explained(file, values));
        return ExitCode.Done;

        int Fail(string message)
        {
            output.Report(new RunFailed(file, message, ExitCode.CommandLine));
            return ExitCode.CommandLine;
        }
    }

    // The value itself, or a part of what is asked for.
    private static bool IsAbout(ExplainedValue value, string key) =>
        new[] { value.Path, value.WrittenPath }.Any(path =>
            path == key || path == "vars." + key
            || (path.StartsWith(key, StringComparison.Ordinal) && path[key.Length] is '.' or '['));
}
