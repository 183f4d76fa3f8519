namespace Experiments.Benchmarks;

/// <summary>
/// What worker processes gain: a sweep of the baseline over 3 filters x 3 dropouts x 3 seeds on 2,000 images, its trials side by side
/// with one thread each, and one after the other with all threads; and whether the number of processes changes a bit.
/// </summary>
internal static class SideBySide
{
    private static readonly string[] Sweep =
    [
        "run", Repository.At("experiments", "filters-dropout.yaml"), "--quiet", "--offline", "--limit", "2000", "--set",
        "data.dataset=digits", "--set", "training.epochs=1", "--trials", "3", "--sweep", "dropout=0.2,0.35,0.5",
    ];

    /// <summary>Measures and prints.</summary>
    public static void Run(TextWriter output)
    {
        using var run = new OwnRun();
        var cores = $"{Environment.ProcessorCount}";
        var inTurn = run.Run([.. Sweep, "--jobs", "1", "--threads", cores]);
        var trials = Numbers(run).Count / 2;
        run.Clear();
        var atOnce = run.Run([.. Sweep, "--jobs", cores, "--threads", "1"]);
        var numbers = Numbers(run);
        run.Clear();
        run.Run([.. Sweep, "--jobs", "1", "--threads", "1"]);
        var same = Numbers(run);

        output.WriteLine($"{trials} trials, one after the other with {cores} threads: {inTurn.TotalSeconds:0.0} s");
        output.WriteLine($"{trials} trials, {cores} side by side with one thread each: {atOnce.TotalSeconds:0.0} s");
        output.WriteLine($"throughput: {inTurn / atOnce:0.00} times");
        var equal = numbers.Count == same.Count && numbers.All(file => same.TryGetValue(file.Key, out var sum) && sum == file.Value);
        output.WriteLine($"weights and predictions with one thread, {cores} at once and one at a time: {(equal ? "equal" : "DIFFERENT")}");
    }

    // The SHA-256 of what holds no times.
    private static Dictionary<string, string> Numbers(OwnRun run) =>
        Directory.GetFiles(run.Results, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is "weights.safetensors" or "predictions.csv")
            .ToDictionary(
                file => Path.GetRelativePath(run.Results, file),
                file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))));
}
