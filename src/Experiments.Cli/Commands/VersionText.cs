using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using Experiments.Cli.Text;

namespace Experiments.Cli.Commands;

/// <summary>What --version prints: the product's version, with the commit where the build knew it.</summary>
internal sealed class VersionText(Caller caller) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var version = typeof(VersionText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>();
        caller.Output.Write(new Line($"experiments {version?.InformationalVersion}"));
        return ExitCode.Done;
    }
}
