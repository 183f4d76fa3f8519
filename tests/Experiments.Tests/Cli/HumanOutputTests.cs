using Experiments.Cli.Outputs;
using Experiments.Cli.Text;
using Xunit;

namespace Experiments.Cli;

public sealed class HumanOutputTests
{
    private static readonly RunEvent[] Told =
    [
        new Downloading("train.gz", 0, 9_900_000),
        new Downloading("train.gz", 5_000_000, 9_900_000),
        new Downloading("train.gz", 9_900_000, 9_900_000),
        new RunStarted(SomeRun.Folder, [SomeRun.Plan(1), SomeRun.Plan(2)], []),
        new TrialStarted(SomeRun.Plan(1), 2, 48_000),
        SomeRun.Step(1, 169),
        new Notice("Something to know."),
        SomeRun.Step(1, 375),
        SomeRun.Epoch(1),
        SomeRun.Step(2, 375),
        SomeRun.Epoch(2),
        new TrialEnded(SomeRun.Completed(1), SomeRun.Folder.Trial(SomeRun.Plan(1))),
        new TrialStarted(SomeRun.Plan(2), 2, 48_000),
        new TrialEnded(SomeRun.Diverged(2), SomeRun.Folder.Trial(SomeRun.Plan(2))),
    ];

    [Fact]
    public void OnAPipe_EachEpochIsALine_WithoutEscapeCodes()
    {
        var (output, error) = (new StringWriter(), new StringWriter());

        Tell(new(output, ScreenTraits.Plain), new(error, ScreenTraits.Plain), Told);

        Assert.Equal(
            """
            downloading train.gz, 9.9 MB
            2 trials, one after the other, 1 thread each
            base-s1  seed 1, 2 epochs of 48,000 images
            base-s1  epoch 1/2  loss 0.2345  accuracy 0.9301  validation loss 0.0685  validation accuracy 0.9801  46.1 s
            base-s1  epoch 2/2  loss 0.2345  accuracy 0.9301  validation loss 0.0685  validation accuracy 0.9801  46.1 s
            base-s1  test accuracy 0.9860  loss 0.0390  2 min 26 s
            base-s2  seed 2, 2 epochs of 48,000 images
            base-s2  diverged: The loss became infinite in epoch 2, step 17. Lower the learning rate.

            """,
            output.ToString());
        Assert.Equal("note: Something to know.\n", error.ToString());
    }

    [Theory]
    [InlineData(80)]
    [InlineData(50)]
    [InlineData(20)]
    public void OnATerminal_NoticesAndEpochsStay_AndNothingElseDoes(int width)
    {
        // Both streams end in the same window, as they do for users.
        var terminal = new VirtualTerminal(width);
        var traits = new ScreenTraits { CanRedraw = true, ShowsColor = true, Width = () => width };

        Tell(new(terminal, traits), new(terminal, traits), Told);

        var text = terminal.Text.Replace("\n", " ");
        Assert.Contains("note: Something to know.", text, StringComparison.Ordinal);
        Assert.Contains("base-s1  epoch 2/2", text, StringComparison.Ordinal);
        Assert.Contains("Lower the learning", text, StringComparison.Ordinal);
        Assert.DoesNotContain("left", text, StringComparison.Ordinal);
        Assert.DoesNotContain("step 375", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WhileATrialRuns_TheTerminalShowsIt()
    {
        var terminal = new VirtualTerminal(80);
        var traits = new ScreenTraits { CanRedraw = true, Width = () => 80 };

        Tell(new(terminal, traits), new(terminal, traits), Told[..6]);

        Assert.Equal(
            """
            downloading train.gz, 9.9 MB
            2 trials, one after the other, 1 thread each
            base-s1  seed 1, 2 epochs of 48,000 images
            #########...............................  base-s1   22 %  0:45 left
            epoch 1/2  step 169/375  loss 0.1234  accuracy 0.9634  1,032 images/s
            ####................................  all   11 %  0:00 left  0 of 2 trials done
            """,
            terminal.Text);
    }

    [Theory]
    [InlineData(
        100,
        """
        ##........   22 %  0:45 left  base-s1  epoch 1/2  accuracy 0.9634
        #####.....   50 %  0:45 left  base-s2  epoch 1/2  accuracy 0.9634
        #################.......................  all   43 %  0:00 left  1 of 4 trials done
        """)]
    [InlineData(
        44,
        """
        ##........   22 %  0:45 left  base-s1
        #####.....   50 %  0:45 left  base-s2
        #########...........  all   43 %  0:00 left
        """)]
    public void WhileTrialsRunSideBySide_EachHasABar_AndTheRunHasOne(int width, string shown)
    {
        var terminal = new VirtualTerminal(width);
        var traits = new ScreenTraits { CanRedraw = true, Width = () => width };
        var output = new HumanOutput(new(terminal, traits), new(terminal, traits), new StandingTime(), path => path);
        RunEvent[] told =
        [
            new RunStarted(SomeRun.Folder, [.. Enumerable.Range(1, 4).Select(seed => SomeRun.Plan((ulong)seed))], [])
            {
                Jobs = 2,
            },
            new TrialStarted(SomeRun.Plan(3), 2, 48_000),
            new TrialStarted(SomeRun.Plan(1), 2, 48_000),
            new TrialEnded(SomeRun.Completed(3), SomeRun.Folder.Trial(SomeRun.Plan(3))),
            new TrialStarted(SomeRun.Plan(2), 2, 48_000),
            SomeRun.Step(1, 169),
            SomeRun.Step(1, 375) with { Plan = SomeRun.Plan(2) },
        ];

        foreach (var happened in told)
        {
            output.Report(happened);
        }

        Assert.EndsWith("\n" + shown, terminal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void ATrialWhoseProcessDied_HasNoBarUntilItIsTriedAgain()
    {
        var terminal = new VirtualTerminal(100);
        var traits = new ScreenTraits { CanRedraw = true, Width = () => 100 };
        var output = new HumanOutput(new(terminal, traits), new(terminal, traits), new StandingTime(), path => path);
        RunEvent[] told =
        [
            new RunStarted(SomeRun.Folder, [SomeRun.Plan(1), SomeRun.Plan(2)], []) { Jobs = 2 },
            new TrialStarted(SomeRun.Plan(1), 2, 48_000),
            new TrialStarted(SomeRun.Plan(2), 2, 48_000),
            SomeRun.Step(1, 169),
            new TrialToRepeat(SomeRun.Plan(1), "its process was killed by signal 11 (SIGSEGV)"),
            SomeRun.Step(1, 375) with { Plan = SomeRun.Plan(2) },
        ];

        foreach (var happened in told)
        {
            output.Report(happened);
        }

        Assert.EndsWith(
            """

            note: base-s1: its process was killed by signal 11 (SIGSEGV). That may not come again, so the trial
            is tried once more, alone, when the others have ended.
            ####################....................  base-s2   50 %  0:45 left
            epoch 1/2  step 375/375  loss 0.1234  accuracy 0.9634  1,032 images/s
            ##########..............................  all   25 %  0:00 left  0 of 2 trials done
            """,
            terminal.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_TellsTheResultAndProblemsOnly()
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var quiet = new QuietOutput(new HumanOutput(
            new(output, ScreenTraits.Plain), new(error, ScreenTraits.Plain), TimeProvider.System, path => path));

        foreach (var told in SomeRun.AllKinds.Where(told => told is not (Explained or TrialsPlanned or Probed)))
        {
            quiet.Report(told);
        }

        Assert.StartsWith("tiny  Tiny\n\nTrial ", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("epoch 1/2", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            """
            tiny.yaml:3:5: model[0]: no such layer.
            1 problem; nothing was started.
            note: Something to know.
            note: base-s1: its process was killed by signal 11 (SIGSEGV). That may not come again, so the trial is tried once more, alone, when the others have ended.
            SIGINT: stopping after this training step. Once more leaves at once; finished trials are safe.
            Stopped. To continue:
              ./run.sh tiny.yaml
            tiny.yaml: The disk is full.

            """,
            error.ToString());
    }

    private static void Tell(Screen screen, Screen error, IEnumerable<RunEvent> events)
    {
        var output = new HumanOutput(screen, error, new StandingTime(), path => path);
        foreach (var told in events)
        {
            output.Report(told);
        }
    }

    private sealed class StandingTime : TimeProvider
    {
        public override long GetTimestamp() => 0;
    }
}
