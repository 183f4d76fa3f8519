using System.CommandLine;
using Experiments.Data;

namespace Experiments.Cli.Commands;

/// <summary>Where datasets are: --data and --offline.</summary>
internal sealed class DataArguments
{
    private readonly Option<string?> _folder = new("--data")
    {
        HelpName = "DIR",
        Description = "Look for datasets in DIR first",
    };

    private readonly Option<bool> _offline = new("--offline")
    {
        Description = "Download nothing; data that is not on this machine is an error",
    };

    /// <summary>The environment variable that is read, and what it says.</summary>
    public static (string Variable, string Says) DescribedVariable =>
        ("EXPERIMENTS_DATA", "a folder of datasets, looked in after --data");

    /// <summary>Gives the options to a command.</summary>
    public void AddTo(Command command)
    {
        AddFolderTo(command);
        command.Add(_offline);
    }

    /// <summary>Gives --data alone to a command that downloads nothing.</summary>
    public void AddFolderTo(Command command) => command.Add(_folder);

    /// <summary>What the command line says.</summary>
    public DataLocation LocationOf(ParseResult arguments, Caller caller) => new(
        arguments.GetValue(_folder) is { } folder ? caller.FullPath(folder) : null,
        arguments.GetValue(_offline));
}
