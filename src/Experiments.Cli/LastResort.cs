using Experiments.Cli.Outputs;
using Experiments.Cli.Text;

namespace Experiments.Cli;

/// <summary>Turns whatever a command throws into a message and an exit code.</summary>
/// <param name="caller">Who called.</param>
/// <param name="outputFailure">Why standard output lost text; null where it lost none.</param>
/// <param name="traceFolder">Where the stack trace of a defect is written.</param>
internal sealed class LastResort(Caller caller, Func<Exception?> outputFailure, string traceFolder)
{
    /// <summary>Runs a command.</summary>
    /// <returns>The exit code; see <see cref="ExitCode"/>.</returns>
    public int Run(Func<int> command)
    {
        int code;
        try
        {
            code = command();
        }
        catch (ExperimentException failure)
        {
            code = ExitCode.Of(failure.Kind);
            var told = new RunFailed(null, caller.MessageOf(failure), code);
            caller.Error.Write(ProblemText.Of(told, caller.Error.Width));
        }
        catch (Exception defect)
        {
            code = ExitCode.Defect;
            Tell(defect);
        }

        // A closed pipe loses nothing that its reader wanted; a full disk does.
        if (outputFailure() is { } lost && code == ExitCode.Done)
        {
            code = ExitCode.Results;
            caller.Error.Write(
                new Line($"All was done, but the output could not be written in full: {lost.Message}", Ink.Bad));
        }
        return code;
    }

    /// <summary>Tells of a defect of this program, and keeps its stack trace for the report.</summary>
    public void Tell(Exception defect)
    {
        caller.Error.Write(
            new($"This is a defect of the program: {defect.GetType().Name}: {defect.Message}", Ink.Bad),
            new("Trials that have ended are safe. Please report it with the command and the stack trace:"));
        caller.Error.Write(Trace(defect));
    }

    private IEnumerable<Line> Trace(Exception defect)
    {
        if (!caller.IsDebugging)
        {
            var path = Path.Combine(traceFolder, $"experiments-{Path.GetRandomFileName()}.log");
            try
            {
                using var file = new StreamWriter(new FileStream(path, FileMode.CreateNew));
                file.WriteLine(caller.CommandText);
                file.WriteLine(defect);
                return [new($"  {path}")];
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // Shown below instead.
            }
        }
        return Line.Wrap(defect.ToString(), int.MaxValue).Select(line => new Line(line));
    }
}
