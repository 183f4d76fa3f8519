using System.Diagnostics;

namespace Experiments.Benchmarks;

/// <summary>
/// The program at work on an experiment, as a user starts it; results go to a folder of its own, removed in the end.
/// </summary>
internal sealed class OwnRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("experiments-").FullName;

    /// <summary>Where results lie.</summary>
    public string Results => Path.Combine(_folder, "results");

    /// <summary>The path of something in the run's own folder.</summary>
    public string At(string name) => Path.Combine(_folder, name);

    /// <summary>Writes an experiment file, and returns its path.</summary>
    public string Write(string yaml)
    {
        var path = Path.Combine(_folder, "experiment.yaml");
        File.WriteAllText(path, yaml);
        return path;
    }

    /// <summary>Starts the program.</summary>
    public Process Start(params IReadOnlyList<string> arguments) => StartUnder([], arguments);

    /// <summary>Starts the program under another one that watches it.</summary>
    /// <param name="watcher">The other program with its arguments; empty for none.</param>
    /// <param name="arguments">What the program is to do.</param>
    public Process StartUnder(IReadOnlyList<string> watcher, IReadOnlyList<string> arguments)
    {
        string[] command = [.. watcher, DotNet.Host, DotNet.Assembly("Experiments.Cli"), .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["EXPERIMENTS_RESULTS"] = Results;
        return Process.Start(start)!;
    }

    /// <summary>Runs the program to its end.</summary>
    /// <param name="arguments">What it is to do.</param>
    /// <param name="look">Called now and then while it runs, with its process.</param>
    /// <returns>How long it took.</returns>
    /// <exception cref="ExperimentException">It failed; kind Environment.</exception>
    public TimeSpan Run(IReadOnlyList<string> arguments, Action<Process>? look = null)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Start(arguments);
        var told = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            while (!process.WaitForExit(TimeSpan.FromMilliseconds(200)))
            {
                look?.Invoke(process);
            }
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(started)
            : throw new ExperimentException(
                FailureKind.Environment, $"The program ended with {process.ExitCode}:\n{told.Result}{error.Result}");
    }

    /// <summary>Removes what lies in the folder, so that all is to do again.</summary>
    public void Clear() => Directory.Delete(Results, recursive: true);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
