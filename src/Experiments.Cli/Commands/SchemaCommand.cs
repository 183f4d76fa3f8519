using Experiments.Spec;

namespace Experiments.Cli.Commands;

/// <summary>schema: what experiment files may hold, for editors.</summary>
internal sealed class SchemaCommand : CliCommand
{
    /// <summary>The command.</summary>
    public SchemaCommand(Caller caller)
        : base(
            "schema",
            "Prints the JSON Schema (draft-07) of experiment files, by which editors complete, explain and check "
            + "them.") =>
        SetAction(_ =>
        {
            caller.Output.Send(ExperimentSchema.Text());
            return ExitCode.Done;
        });

    /// <inheritdoc/>
    public override IReadOnlyList<(string Arguments, string Does)> Examples =>
    [
        ("schema > experiment.schema.json",
            "for experiments of your own; start each with # yaml-language-server: $schema=experiment.schema.json"),
    ];
}
