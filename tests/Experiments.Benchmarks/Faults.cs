using System.Diagnostics;

namespace Experiments.Benchmarks;

/// <summary>
/// Runs a tiny experiment over and over, and each time lets one call of the system that changes its files be the last,
/// or fail: in turn every call, and every way of failing. Needs strace.
/// </summary>
internal static class Faults
{
    private static readonly string[] All = ["SIGKILL", "ENOSPC", "EIO", "EDQUOT", "EROFS", "EACCES"];

    /// <summary>Does so and prints what went wrong, and the sums.</summary>
    /// <param name="every">Takes only each so manieth call; 1 for all.</param>
    /// <param name="output">Told.</param>
    /// <returns>How many cases went wrong.</returns>
    public static int Run(int every, TextWriter output)
    {
        using var calm = new OwnRun();
        TinyData.Write(calm.At("data"), trainCount: 60, testCount: 20);
        var file = calm.Write($$"""
            name: tiny
            conventions: keras
            data: {dataset: {{calm.At("data")}}, validation: {last: 0.2} }
            model: [flatten, dense: 4]
            training: {epochs: 2, batch_size: 16}
            """);
        string[] arguments = ["run", file, "--quiet", "--offline", "--threads", "1"];
        var log = calm.At("strace.log");
        Wait(calm.StartUnder(Tracer(log), arguments));
        var expected = ResultFiles.Of(calm.Results);
        var calls = TracedCall.In(File.ReadLines(log), calm.Results);
        output.WriteLine(
            $"{calls.Count} calls change the {expected.Count} files of the run or bring them onto the device");
        foreach (var kind in calls.GroupBy(call => call.Name))
        {
            output.WriteLine($"  {kind.Key}: {kind.Count()}");
        }

        var cases = calls.SelectMany((call, place) => All.Select((fault, way) => (call, fault, place: place + way)))
            .Where(item => item.place % every == 0).ToList();
        var (done, wrong, missed, survived) = (0, 0, 0, 0);
        Parallel.ForEach(cases, new() { MaxDegreeOfParallelism = Environment.ProcessorCount }, item =>
        {
            var (finding, isMissed, isDone) = Try(item.call, item.fault, arguments, expected);
            lock (output)
            {
                done++;
                missed += isMissed ? 1 : 0;
                survived += isDone ? 1 : 0;
                if (finding is not null)
                {
                    wrong++;
                    output.WriteLine(
                        $"{item.fault} at {item.call.Name} {item.call.Number} ({item.call.Target}): {finding}");
                }
                if (done % 50 == 0)
                {
                    output.WriteLine($"{done} of {cases.Count}");
                }
            }
        });
        output.WriteLine(
            $"{cases.Count} cases: {wrong} WRONG; in {survived} the run was done all the same, in {missed} the fault "
            + "met another call");
        return wrong;
    }

    private static (string? Finding, bool IsMissed, bool IsDone) Try(
        TracedCall call, string fault, string[] arguments, SortedDictionary<string, string> expected)
    {
        using var run = new OwnRun();
        var log = run.At("strace.log");
        var effect = fault == "SIGKILL" ? "signal=SIGKILL" : $"error={fault}";
        var first = Wait(
            run.StartUnder([.. Tracer(log), "-e", $"inject={call.Name}:{effect}:when={call.Number}"], arguments));
        var isMissed = fault != "SIGKILL" && !File.ReadLines(log).Any(line =>
            line.Contains("(INJECTED)", StringComparison.Ordinal)
            && line.Contains(run.Results, StringComparison.Ordinal));
        if (first.Code == 0 && Differences(run, expected) is { } falsely)
        {
            return ($"it said that all was done, but {falsely}", isMissed, true);
        }
        if (first.Code is 70 or 134 or 139)
        {
            return ($"exit code {first.Code}: {first.Text}", isMissed, false);
        }
        var second = Wait(run.Start(arguments));
        return second.Code != 0
            ? ($"exit code {first.Code}, and the next start ended with {second.Code}: {second.Text}", isMissed, false)
            : (Differences(run, expected), isMissed, first.Code == 0);
    }

    private static string? Differences(OwnRun run, SortedDictionary<string, string> expected)
    {
        var found = ResultFiles.Of(run.Results);
        var different = expected.Keys.Union(found.Keys)
            .Where(name => expected.GetValueOrDefault(name) != found.GetValueOrDefault(name))
            .Concat(ResultFiles.Leftovers(run.Results).Select(name => $"{name} is left")).ToList();
        return different.Count == 0 ? null : $"different: {string.Join(", ", different)}";
    }

    private static string[] Tracer(string log) =>
    [
        "strace", "-f", "--seccomp-bpf", "-y", "-o", log,
        "-e", $"trace={string.Join(',', TracedCall.Names.Select(name => "?" + name))}",
    ];

    private static (int Code, string Text) Wait(Process process)
    {
        using (process)
        {
            var told = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            process.WaitForExit();
            return (process.ExitCode, told.Result + error.Result);
        }
    }
}
