namespace Experiments.Benchmarks;

/// <summary>
/// Kills a run of several trials at random moments, now the run itself, now one of its workers, starts it again, and
/// asks whether it gives in the end what an undisturbed one gives, byte for byte.
/// </summary>
internal static class Kills
{
    private const int KillCount = 5;
    private const int MostStarts = 30;

    /// <summary>Does so for some runs and prints how each went.</summary>
    /// <returns>How many did not give the same.</returns>
    public static int Run(int count, TextWriter output)
    {
        using var calm = new OwnRun();
        var (file, arguments) = Prepare(calm);
        var whole = calm.Run(arguments);
        var expected = ResultFiles.Of(calm.Results);
        output.WriteLine($"undisturbed: {expected.Count} files in {whole.TotalSeconds:0.0} s");
        var wrong = 0;
        for (var number = 1; number <= count; number++)
        {
            using var run = new OwnRun();
            var story = Disturb(run, arguments, whole, new Random(number));
            var found = ResultFiles.Of(run.Results);
            var different = expected.Keys.Union(found.Keys)
                .Where(name => expected.GetValueOrDefault(name) != found.GetValueOrDefault(name))
                .Concat(ResultFiles.Leftovers(run.Results).Select(name => $"left behind: {name}"))
                .ToList();
            wrong += different.Count > 0 ? 1 : 0;
            output.WriteLine(
                $"run {number}: {story}; "
                + $"{(different.Count == 0 ? "equal" : "DIFFERENT: " + string.Join(", ", different))}");
        }
        return wrong;
    }

    private static (string File, string[] Arguments) Prepare(OwnRun run)
    {
        var data = run.At("data");
        TinyData.Write(data, trainCount: 1200, testCount: 100);
        var file = run.Write($$"""
            name: killed
            conventions: keras
            data: {dataset: {{data}}, validation: {last: 0.2} }
            augmentation: {rotation: 10deg}
            model:
              - conv2d: {filters: 8, kernel_size: 3, activation: relu}
              - batch_norm
              - flatten
              - dropout: 0.3
              - dense: 4
            training:
              epochs: 40
              batch_size: 20
              schedule: {plateau: {patience: 3} }
              early_stopping: {patience: 30, restore_best: true}
              weight_average: {decay: 0.99}
            trials: {count: 3}
            """);
        return (file, ["run", file, "--quiet", "--offline", "--jobs", "2", "--threads", "1"]);
    }

    private static string Disturb(OwnRun run, string[] arguments, TimeSpan whole, Random random)
    {
        var (ofRuns, ofWorkers) = (0, 0);
        for (var start = 1; start <= MostStarts; start++)
        {
            using var process = run.Start(arguments);
            var told = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            while (ofRuns + ofWorkers < KillCount && !process.WaitForExit(whole * (0.3 * random.NextDouble())))
            {
                if (random.Next(2) == 0 && ProcessTree.Workers(process.Id) is { Length: > 0 } workers)
                {
                    ProcessTree.Kill(workers[random.Next(workers.Length)]);
                    ofWorkers++;
                }
                else
                {
                    ProcessTree.Kill(process.Id);
                    ofRuns++;
                    break;
                }
            }
            process.WaitForExit();
            if (process.ExitCode == 0)
            {
                return $"{ofRuns} kills of the run, {ofWorkers} of workers, {start} starts";
            }

            // 1: a trial's worker was killed once too often; the next start tries the trial again.
            if (process.ExitCode is not (1 or 137))
            {
                return $"EXIT CODE {process.ExitCode} at start {start}: {told.Result}{error.Result}";
            }
        }
        return $"NOT DONE after {MostStarts} starts";
    }
}
