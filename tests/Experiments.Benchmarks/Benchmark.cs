using System.ComponentModel;
using System.Diagnostics;

namespace Experiments.Benchmarks;

/// <summary>The whole measurement.</summary>
/// <param name="rounds">Rounds that count.</param>
/// <param name="steps">Training steps a round.</param>
/// <param name="python">The Python that has PyTorch.</param>
/// <param name="progress">Told what is measured.</param>
internal sealed class Benchmark(int rounds, int steps, string python, TextWriter progress)
{
    public IReadOnlyList<Measurement> Run(IReadOnlyList<string> experiments, IReadOnlyList<int> threads)
    {
        progress.WriteLine($"PyTorch {RequirePyTorch()} of {python}");
        var subjects = experiments.Select(name => Subject.Read(Repository.At("experiments", name + ".yaml"))).ToArray();
        var measurements = new List<Measurement>();
        foreach (var subject in subjects)
        {
            using var data = new ExchangedData(subject.LoadData());
            foreach (var count in threads)
            {
                progress.WriteLine($"{subject.Spec.Name} on {data.Dataset.Description.Name}, threads: {count} ...");
                var order = WorkOrder.Of(subject, data, count, rounds + 1, steps);
                measurements.AddRange(ThroughputBenchmark.Run(subject, order, python));
                if (subject == subjects[0] && count == threads[0])
                {
                    measurements.AddRange(StartBenchmark.Check(subject, order));
                    measurements.AddRange(StartBenchmark.FirstStep(subject, order, python));
                }
            }
        }
        return measurements;
    }

    private string RequirePyTorch()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(
                python, ["-c", "import torch; print(torch.__version__)"])
            {
                RedirectStandardOutput = true,
            })!;
            var version = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            if (process.ExitCode == 0)
            {
                return version;
            }
        }
        catch (Win32Exception)
        {
            // No such program.
        }
        throw new ExperimentException(
            FailureKind.Environment,
            $"{python} has no PyTorch to compare with. Install Debian's (apt-get install python3-torch), or name "
            + "another with --python.");
    }
}
