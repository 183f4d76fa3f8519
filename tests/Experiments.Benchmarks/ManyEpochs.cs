using System.Diagnostics;

namespace Experiments.Benchmarks;

/// <summary>
/// Whether a worker keeps its memory over very many epochs of a tiny model, each with its checkpoint.
/// </summary>
internal static class ManyEpochs
{
    private const int Parts = 5;

    /// <summary>
    /// Runs two trials in one worker and prints its largest memory in each fifth of the second one's epochs.
    /// </summary>
    public static void Run(int count, TextWriter output)
    {
        using var run = new OwnRun();
        TinyData.Write(run.At("data"), trainCount: 600, testCount: 20);
        var file = run.Write($$"""
            name: tiny
            conventions: keras
            data: {dataset: {{run.At("data")}}, validation: {last: 0.2} }
            model: [{conv2d: {filters: 4, kernel_size: 3} }, batch_norm, relu, flatten, {dropout: 0.2}, {dense: 4}]
            training: {epochs: {{count}}, batch_size: 16, weight_average: {decay: 0.99} }
            trials: {count: 2}
            """);
        var memory = new long[Parts];
        var took = run.Run(["run", file, "--quiet", "--offline", "--jobs", "1", "--threads", "1"], process =>
        {
            var part = Math.Clamp(EpochsOfSecond(run) * Parts / count, 0, Parts - 1);
            memory[part] = ProcessTree.Children(process.Id).Select(Memory).Prepend(memory[part]).Max();
        });

        output.WriteLine($"two trials of {count} epochs in {took.TotalSeconds:0} s");
        for (var part = 0; part < Parts; part++)
        {
            output.WriteLine(
                $"epochs {(part * count / Parts) + 1} to {(part + 1) * count / Parts}: "
                + $"a worker {memory[part] / 1e6:0.0} MB");
        }
    }

    private static int EpochsOfSecond(OwnRun run) => Directory.Exists(run.Results)
        ? Directory.EnumerateFiles(run.Results, "epochs.csv", SearchOption.AllDirectories)
            .Where(file => file.Contains("base-s2", StringComparison.Ordinal))
            .Select(file => File.ReadLines(file).Count() - 1)
            .FirstOrDefault()
        : 0;

    private static long Memory(int process)
    {
        try
        {
            using var looked = Process.GetProcessById(process);
            return looked.WorkingSet64;
        }
        catch (ArgumentException)
        {
            // It has ended.
            return 0;
        }
    }
}
