namespace Experiments.Benchmarks;

/// <summary>
/// What worker processes gain: a sweep of a small CNN over 3 filters x 3 dropouts x 3 seeds on 2,000 images, its trials
/// side by side with one thread each, and one after the other with all threads; and whether the number of processes
/// changes a bit.
/// </summary>
internal static class SideBySide
{
    private const string Sweep = """
        name: small
        conventions: keras
        data:
          dataset: digits
          limit:
            train: 2000
          validation:
            last: 0.1
        vars:
          filters: 16
          dropout: 0.25
        model:
          - conv2d: {filters: $filters, kernel_size: 3, activation: relu}
          - max_pool2d: 2
          - conv2d: {filters: $(filters * 2), kernel_size: 3, activation: relu}
          - max_pool2d: 2
          - flatten
          - dropout: $dropout
          - dense: {units: 64, activation: relu}
          - dense: 10
          - softmax
        training: {epochs: 5, batch_size: 64}
        trials: {count: 3}
        sweep:
          method: grid
          values:
            filters: [8, 16, 32]
            dropout: [0.1, 0.25, 0.5]
        """;

    /// <summary>Measures and prints.</summary>
    public static void Run(TextWriter output)
    {
        using var run = new OwnRun();
        string[] start = ["run", run.Write(Sweep), "--quiet", "--offline"];
        var cores = $"{Environment.ProcessorCount}";
        var inTurn = run.Run([.. start, "--jobs", "1", "--threads", cores]);
        var trials = Numbers(run).Count / 2;
        run.Clear();
        var atOnce = run.Run([.. start, "--jobs", cores, "--threads", "1"]);
        var numbers = Numbers(run);
        run.Clear();
        run.Run([.. start, "--jobs", "1", "--threads", "1"]);
        var same = Numbers(run);

        output.WriteLine($"{trials} trials, one after the other with {cores} threads: {inTurn.TotalSeconds:0.0} s");
        output.WriteLine($"{trials} trials, {cores} side by side with one thread each: {atOnce.TotalSeconds:0.0} s");
        output.WriteLine($"throughput: {inTurn / atOnce:0.00} times");
        var equal = numbers.Count == same.Count
            && numbers.All(file => same.TryGetValue(file.Key, out var sum) && sum == file.Value);
        output.WriteLine(
            $"weights and predictions with one thread, {cores} at once and one at a time: "
            + $"{(equal ? "equal" : "DIFFERENT")}");
    }

    // The SHA-256 of what holds no times.
    private static Dictionary<string, string> Numbers(OwnRun run) =>
        Directory.GetFiles(run.Results, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is "weights.safetensors" or "predictions.csv")
            .ToDictionary(
                file => Path.GetRelativePath(run.Results, file),
                file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))));
}
