using System.CommandLine;
using Experiments.Execution;

namespace Experiments.Cli.Commands;

/// <summary>--device: where to train.</summary>
internal static class DeviceOption
{
    /// <summary>The option.</summary>
    /// <param name="description">What it says, with what holds where it is not given.</param>
    public static Option<string?> Create(string description)
    {
        var option = new Option<string?>("--device") { HelpName = "NAME", Description = description };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && DeviceChoice.Complaint(token.Value) is { } complaint)
            {
                result.AddError($"--device: {complaint}");
            }
        });
        return option;
    }
}
