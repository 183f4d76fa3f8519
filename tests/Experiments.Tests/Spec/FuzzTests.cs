using System.Diagnostics;
using System.Globalization;
using System.Text;
using Experiments.Data;
using Experiments.Models;
using Experiments.Randomness;
using Xunit;

namespace Experiments.Spec;

/// <summary>
/// Many random changes of valid files: no crash, no hang, and every refusal says where and in plain characters. Left
/// out of ordinary runs; FUZZ=100000 says how many, FUZZ_SEED=1 which. What fails is kept, its name in the message;
/// what kills the process is left in fuzz-N.yaml of the folder for temporary files.
/// </summary>
public sealed class FuzzTests
{
    private const int Workers = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly string[] Files =
    [
        .. Directory.EnumerateFiles(Some.ExperimentsFolder, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal),
    ];

    private static readonly string[] Texts = [.. Files.Select(File.ReadAllText)];

    [Fact]
    public void Read_OfRandomChanges_AnswersInTimeAndInPlaces()
    {
        var count = Number("FUZZ", 0);
        Assert.SkipWhen(count == 0, "Takes minutes: set FUZZ to the number of changes to try.");

        var seed = (ulong)Number("FUZZ_SEED", 1);
        var workers = Enumerable.Range(0, Workers).Select(number => new Worker(number, seed, count)).ToList();
        foreach (var worker in workers)
        {
            new Thread(worker.Run) { IsBackground = true }.Start();
        }
        while (workers.Exists(worker => !worker.IsDone))
        {
            Thread.Sleep(20);
            if (workers.Find(worker => worker.Elapsed >= Patience) is { } slow)
            {
                Assert.Fail($"{slow.Keep()}: no answer within {Patience.TotalSeconds} s.");
            }
        }
        Assert.All(workers, worker => Assert.Null(worker.Failure));
        var refused = workers.Sum(worker => worker.RefusedCount);
        var slowest = workers.Max(worker => worker.Slowest).TotalMilliseconds;
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{count} changes of {Files.Length} files: {refused} refused, {count - refused} read; "
            + $"the slowest took {slowest:0} ms.");
    }

    private static int Number(string variable, int orElse) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : orElse;

    // Takes every Workers-th change.
    private sealed class Worker(int number, ulong seed, int count)
    {
        // Half a character, which is one of the changes, becomes a question mark in the file.
        private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

        private readonly string _kept = Path.Combine(Path.GetTempPath(), $"fuzz-{number}.yaml");
        private long _started = Stopwatch.GetTimestamp();
        private string _text = "";

        public volatile string? Failure;

        public volatile bool IsDone;

        public int RefusedCount { get; private set; }

        public TimeSpan Slowest { get; private set; }

        public TimeSpan Elapsed => IsDone ? TimeSpan.Zero : Stopwatch.GetElapsedTime(Volatile.Read(ref _started));

        public void Run()
        {
            for (var index = number; index < count && Failure is null; index += Workers)
            {
                var stream = new RandomStream((seed << 32) + (ulong)index);
                var file = stream.NextIndex(Files.Length);
                _text = SpecMutation.Of(Texts[file], Texts, stream);

                // Before it is read: a stack that overflows leaves no other trace.
                File.WriteAllText(_kept, _text, Encoding);
                Volatile.Write(ref _started, Stopwatch.GetTimestamp());
                try
                {
                    Read(Files[file]);
                }
                catch (Exception problem)
                {
                    Failure = $"change {index} of {Files[file]}, kept in {Keep()}: {problem}";
                }
                var elapsed = Elapsed;
                Slowest = elapsed > Slowest ? elapsed : Slowest;
            }
            IsDone = true;
            if (Failure is null)
            {
                File.Delete(_kept);
            }
        }

        /// <summary>Saves the text at hand, and gives where.</summary>
        public string Keep()
        {
            var file = Path.Combine(Path.GetTempPath(), $"fuzz-{Path.GetRandomFileName()}.yaml");
            File.WriteAllText(file, _text, Encoding);
            return file;
        }

        private void Read(string file)
        {
            var result = SpecReader.Read(_text, file, []);
            Assert.Equal(result.Problems.Count == 0, result.Value is not null);
            foreach (var problem in result.Problems)
            {
                // Only what is wrong with a file as a whole, or with too much to list, stands in no line.
                Assert.True(
                    problem.Line > 0 || problem.Message.StartsWith("the file ", StringComparison.Ordinal)
                        || problem.Message.StartsWith("and ", StringComparison.Ordinal),
                    $"stands nowhere: {problem}");
                Assert.DoesNotContain(problem.ToString(), char.IsControl);
                Assert.InRange(problem.Message.Length, 1, 1000);
            }
            if (result.Value is null)
            {
                RefusedCount++;
                return;
            }
            foreach (var variant in result.Value.Variants)
            {
                ModelSummary.Of(variant.Spec.Model, DatasetCatalogue.Describe(variant.Spec.Data.Dataset).Shape);
                var written = SpecWriter.ToYaml(variant.Spec);
                Assert.Equal(written, SpecWriter.ToYaml(Some.Spec(written)));
            }
        }
    }
}
