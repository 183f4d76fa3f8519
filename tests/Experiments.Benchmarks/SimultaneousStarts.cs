using System.Diagnostics;

namespace Experiments.Benchmarks;

/// <summary>
/// Ten starts of the same run at once, over and over: one has to run, and nine have to be told so soon.
/// </summary>
internal static class SimultaneousStarts
{
    private const int Count = 10;
    private const int InUse = 11;

    /// <summary>
    /// Starts them and prints, for each round, how many ran and how long the slowest of the others took.
    /// </summary>
    public static void Run(int rounds, TextWriter output)
    {
        using var run = new OwnRun();
        var file = run.Write("""
            name: endless
            conventions: keras
            data: {dataset: digits, limit: {train: 200, test: 50}}
            model: [flatten, dense: 10]
            training: {epochs: 100000}
            trials: {count: 2}
            """);
        for (var round = 1; round <= rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            var starts = Enumerable.Range(0, Count)
                .Select(_ => run.Start("run", file, "--quiet", "--offline")).ToList();
            var refused = new List<TimeSpan>();
            var others = new List<int>();
            var waiting = starts.ToList();
            while (refused.Count + others.Count < Count - 1)
            {
                foreach (var ended in waiting.Where(start => start.WaitForExit(5)).ToList())
                {
                    waiting.Remove(ended);
                    if (ended.ExitCode == InUse)
                    {
                        refused.Add(Stopwatch.GetElapsedTime(started));
                    }
                    else
                    {
                        others.Add(ended.ExitCode);
                    }
                }
            }
            output.WriteLine(
                $"round {round}: {waiting.Count} runs, {refused.Count} refused, the last after "
                + $"{refused.Max().TotalSeconds:0.00} s"
                + (others.Count > 0 ? $"; EXIT CODES {string.Join(", ", others)}" : ""));
            waiting.ForEach(winner => winner.Kill(entireProcessTree: true));
            starts.ForEach(start => start.WaitForExit());
            starts.ForEach(start => start.Dispose());
        }
    }
}
