using System.Diagnostics;

namespace Experiments.Benchmarks;

/// <summary>
/// Whether a run of very many tiny trials keeps its memory: that of its own process and of its workers.
/// </summary>
internal static class ManyTrials
{
    private const int Parts = 5;

    /// <summary>Runs them and prints the largest memory in each fifth of the trials.</summary>
    public static void Run(int count, TextWriter output)
    {
        using var run = new OwnRun();
        var file = run.Write($$"""
            name: tiny
            conventions: keras
            data: {dataset: digits, limit: {train: 32, test: 16} }
            model: [flatten, dense: 10]
            training: {epochs: 1, batch_size: 32}
            trials: {count: {{count}} }
            """);
        var parent = new long[Parts];
        var worker = new long[Parts];
        var took = run.Run(["run", file, "--quiet", "--offline"], process =>
        {
            var done = Ended(run);
            var part = Math.Min(Parts - 1, done * Parts / count);
            parent[part] = Math.Max(parent[part], Memory(process.Id));
            worker[part] = ProcessTree.Children(process.Id).Select(Memory).Prepend(worker[part]).Max();
        });

        output.WriteLine($"{count} trials in {took.TotalSeconds:0} s");
        for (var part = 0; part < Parts; part++)
        {
            output.WriteLine(
                $"trials {(part * count / Parts) + 1} to {(part + 1) * count / Parts}: "
                + $"the run {parent[part] >> 20} MB, a worker {worker[part] >> 20} MB");
        }
    }

    private static int Ended(OwnRun run) => Directory.Exists(run.Results)
        ? Directory.EnumerateDirectories(run.Results, "base-s*", SearchOption.AllDirectories).Count()
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
