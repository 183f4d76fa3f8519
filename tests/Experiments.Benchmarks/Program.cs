using System.CommandLine;
using System.Globalization;
using Experiments;
using Experiments.Benchmarks;

if (args is [Side.OwnWord])
{
    return OwnSide.Run(Console.In, Console.Out);
}

var models = new Option<string[]>("--models")
{
    HelpName = "NAME",
    Description = "Experiments whose models are measured. Default: those of the five articles",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => ["baseline", "three-conv", "augmented", "fashion", "deep7conv"],
};
var threads = new Option<int[]>("--threads")
{
    HelpName = "N",
    Description = "Processor threads of each side. Default: one a core",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => [Environment.ProcessorCount],
};
var rounds = new Option<int>("--rounds")
{
    HelpName = "N",
    Description = "Rounds of each side. Default: 7",
    DefaultValueFactory = _ => 7,
};
var steps = new Option<int>("--steps")
{
    HelpName = "N",
    Description = "Training steps a round. Default: 20",
    DefaultValueFactory = _ => 20,
};
var python = new Option<string>("--python")
{
    HelpName = "FILE",
    Description = "The Python that has PyTorch. Default: /usr/bin/python3 (Debian's python3-torch)",
    DefaultValueFactory = _ => "/usr/bin/python3",
};
var csv = new Option<string?>("--csv")
{
    HelpName = "FILE",
    Description = "Where one row a round is written. Default: results/benchmarks/<time>.csv",
};
var augmentation = new Option<bool>("--augmentation")
{
    Description =
        "Measure instead what augmentation adds to a training step, in processor time on one thread, without PyTorch",
};
var sideBySide = new Option<bool>("--side-by-side")
{
    Description = "Measure instead what trials side by side gain, and whether their results are equal",
};
var manyTrials = new Option<int?>("--many-trials")
{
    HelpName = "N",
    Description = "Measure instead the memory of a run of N tiny trials; 2000 take some minutes",
};
var starts = new Option<int?>("--starts")
{
    HelpName = "N",
    Description = "Start instead the same run ten times at once, N rounds of it, and measure how soon nine are refused",
};
var manyEpochs = new Option<int?>("--many-epochs")
{
    HelpName = "N",
    Description = "Measure instead the memory of a worker that trains a tiny model for N epochs",
};
var kills = new Option<int?>("--kills")
{
    HelpName = "N",
    Description = "Kill instead N runs five times each at random moments, and compare what they give in the end",
};
var faults = new Option<int?>("--faults")
{
    HelpName = "N",
    Description = "Let instead each Nth call of the system that changes a tiny run's files kill it or fail; 1 for all. "
        + "Needs strace",
};
var plans = new Option<bool>("--plans")
{
    Description =
        "Measure instead how long a plan of 10,000 trials takes, and a finished run of 500 trials started again",
};
var statistics = new Option<bool>("--statistics")
{
    Description =
        "Simulate instead experiments whose truth is known, and print how often the verdicts on them are false",
};
var trialsAtOnce = new Option<bool>("--trials-at-once")
{
    Description =
        "Measure instead four trials with the default settings beside PyTorch that trains them one after the other",
};
var loop = new Option<bool>("--loop")
{
    Description = "Measure instead how many steps a second the loop does with a model of almost nothing",
};
var scale = new Option<bool>("--scale")
{
    Description = "Measure instead plan, status, another start and report of finished runs of 100 to 10,000 trials; "
        + "takes some minutes",
};
var all = new Option<bool>("--all")
{
    Description =
        "Measure speed beside PyTorch's with one thread and with all, then all else that is measured in minutes",
};
var from = new Option<string[]>("--from")
{
    HelpName = "FILE",
    Description = "Measure nothing; print what earlier measurements wrote, several as one",
    AllowMultipleArgumentsPerToken = true,
};
var readme = new Option<bool>("--readme")
{
    Description = "Write the table into the project's README.md, and its chart beside the reference results",
};
var command = new RootCommand(
    "Measures speed and memory beside PyTorch's: same model, data, batches, threads and optimizer, each side in its "
    + "own process, rounds in turn.");
foreach (var option in new Option[]
{
    models, threads, rounds, steps, python, csv, augmentation, sideBySide, manyTrials, manyEpochs, starts, kills,
    faults, plans, statistics, trialsAtOnce, loop, scale, all, from, readme,
})
{
    command.Add(option);
}
command.SetAction(arguments =>
{
    try
    {
        if (arguments.GetValue(sideBySide))
        {
            SideBySide.Run(Console.Out);
            return 0;
        }
        if (arguments.GetValue(statistics))
        {
            return StatisticsSimulation.Run(Console.Out) ? 0 : 1;
        }
        var everything = arguments.GetValue(all);
        if (arguments.GetValue(loop))
        {
            LoopBenchmark.Run(Console.Out);
            return 0;
        }
        if (arguments.GetValue(scale))
        {
            Scale.Run(Console.Out);
            return 0;
        }
        if (arguments.GetValue(trialsAtOnce))
        {
            TrialsAtOnce.Run(arguments.GetValue(models)![0], arguments.GetValue(python)!, Console.Out);
            return 0;
        }
        if (arguments.GetValue(plans))
        {
            LargePlans.Run(Console.Out);
            return 0;
        }
        if (arguments.GetValue(manyTrials) is { } trials)
        {
            ManyTrials.Run(trials, Console.Out);
            return 0;
        }
        if (arguments.GetValue(starts) is { } startRounds)
        {
            SimultaneousStarts.Run(startRounds, Console.Out);
            return 0;
        }
        if (arguments.GetValue(manyEpochs) is { } epochs)
        {
            ManyEpochs.Run(epochs, Console.Out);
            return 0;
        }
        if (arguments.GetValue(kills) is { } runs)
        {
            return Kills.Run(runs, Console.Out) == 0 ? 0 : 1;
        }
        if (arguments.GetValue(faults) is { } every)
        {
            return Faults.Run(every, Console.Out) == 0 ? 0 : 1;
        }
        if (arguments.GetValue(augmentation))
        {
            new AugmentationCost(arguments.GetValue(rounds), arguments.GetValue(steps))
                .Run(arguments.GetValue(models)![0], arguments.GetValue(python)!, Console.Out);
            return 0;
        }
        var stored = arguments.GetValue(from) ?? [];
        var measurements = stored.Length > 0
            ? [.. stored.SelectMany(MeasurementFile.Read)]
            : new Benchmark(
                arguments.GetValue(rounds), arguments.GetValue(steps), arguments.GetValue(python)!, Console.Error)
                .Run(
                    arguments.GetValue(models)!,
                    everything
                        ? [.. new[] { 1, Environment.ProcessorCount }.Distinct()]
                        : arguments.GetValue(threads)!);
        if (stored.Length == 0)
        {
            var path = Path.GetFullPath(arguments.GetValue(csv) ?? Repository.At(
                "results",
                "benchmarks",
                TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + ".csv"));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            MeasurementFile.Write(measurements, path);
            RatioChart.Write(measurements, Path.ChangeExtension(path, ".png"));
            Console.Error.WriteLine(path);
        }
        Report.Print(measurements, Console.Out);
        if (arguments.GetValue(readme))
        {
            ReadmeTable.Write(measurements, Repository.At("README.md"));
            RatioChart.Write(measurements, Repository.At("results", "reference", "benchmark.png"));
        }
        if (everything)
        {
            LoopBenchmark.Run(Console.Out);
            TrialsAtOnce.Run(arguments.GetValue(models)![0], arguments.GetValue(python)!, Console.Out);
            SideBySide.Run(Console.Out);
            new AugmentationCost(arguments.GetValue(rounds), arguments.GetValue(steps))
                .Run(arguments.GetValue(models)![0], arguments.GetValue(python)!, Console.Out);
            LargePlans.Run(Console.Out);
            Scale.Run(Console.Out);
        }
        return 0;
    }
    catch (ExperimentException failure)
    {
        Console.Error.WriteLine(failure.Message);
        return 6;
    }
});
return command.Parse(args).Invoke();
