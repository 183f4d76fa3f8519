using System.CommandLine;
using Experiments.Cli.Text;
using Experiments.Files;
using Experiments.Spec;

namespace Experiments.Cli.Commands;

/// <summary>new NAME: an experiment file to start from.</summary>
internal sealed class NewCommand : CliCommand
{
    private const string Schema = "experiment.schema.json";
    private const string Experiments = "experiments";

    private readonly Caller _caller;
    private readonly Argument<string> _name = new("NAME")
    {
        Description = "The experiment's name: lower-case letters, digits and hyphens, a letter first",
    };

    /// <summary>The command.</summary>
    public NewCommand(Caller caller)
        : base(
            "new",
            "Writes NAME.yaml, a commented experiment to start from, into the folder experiments where there is one "
            + "here, else into this folder. A file that is there already stays as it is.")
    {
        _caller = caller;
        _name.Validators.Add(result =>
        {
            var name = result.Tokens.Single().Value;
            if (StarterFile.Complaint(name) is { } complaint)
            {
                result.AddError(complaint);
            }
            else if (File.Exists(PathOf(name)))
            {
                result.AddError($"{_caller.ShortPath(PathOf(name))} is there already. Choose another name.");
            }
        });
        Add(_name);
        SetAction(Write);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Arguments, string Does)> Examples =>
    [
        ("new my-network", "writes experiments/my-network.yaml, which trains in seconds and downloads nothing"),
    ];

    private int Write(ParseResult arguments)
    {
        var path = PathOf(arguments.GetValue(_name)!);
        AtomicFile.WriteText(path, StarterFile.Text(arguments.GetValue(_name)!), overwrite: false);

        var file = Caller.Quote(_caller.ShortPath(path));
        List<(string Command, string Does)> next =
        [
            ($"{_caller.Program} check {file}", "read it, check it and show the model; trains nothing"),
            ($"{_caller.Program} {file}", "train it"),
        ];
        if (!File.Exists(Path.Combine(Path.GetDirectoryName(path)!, Schema)))
        {
            next.Add(($"{_caller.Program} schema > {Schema}", "let editors complete, explain and check it"));
        }
        var column = next.Max(step => step.Command.Length) + 4;
        _caller.Output.Write(
        [
            new($"Wrote {_caller.ShortPath(path)}"),
            Line.Empty,
            .. next.Select(step => new Line(
                new Piece(("  " + step.Command).PadRight(column)), new Piece(step.Does, Ink.Faint))),
        ]);
        return ExitCode.Done;
    }

    // In the project, beside its other experiments; elsewhere, where the user stands.
    private string PathOf(string name)
    {
        var project = _caller.FullPath(Experiments);
        var folder = File.Exists(Path.Combine(project, Schema)) ? project : _caller.Folder;
        return Path.Combine(folder, name + ".yaml");
    }
}
