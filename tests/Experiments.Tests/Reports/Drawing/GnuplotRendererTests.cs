using System.Diagnostics;
using System.Runtime.Versioning;
using Experiments.Files;
using Experiments.Reports.Figures;
using Xunit;

namespace Experiments.Reports.Drawing;

[UnsupportedOSPlatform("windows")]
public sealed class GnuplotRendererTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void ToPng_AbsentGnuplot_SaysHowToInstallIt()
    {
        var message = Check("/nowhere/gnuplot", Minute);

        Assert.Contains(
            "/nowhere/gnuplot, which draws the figures, does not start: No such file or directory.", message);
        Assert.Contains("The results of the trials are not affected.", message);
        Assert.Contains("apt-get install gnuplot-nox", message);
    }

    [Fact]
    public void ToPng_GnuplotThatHangs_IsStopped()
    {
        var clock = Stopwatch.StartNew();

        var message = WithProgram("echo $$ > \"$0.pid\"; exec sleep 60", program =>
        {
            var message = Check(program, TimeSpan.FromSeconds(1));
            AssertGone(int.Parse(File.ReadAllText(program + ".pid")));
            return message;
        });

        Assert.Contains("did not finish a figure within 1 s and was stopped", message);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("echo 'line 3: unknown or ambiguous terminal name' >&2; exit 1", "exit code 1): line 3: unknown")]
    [InlineData("cat > /dev/null; echo 'warning' >&2; exit 3", "exit code 3): warning")]
    [InlineData("cat > /dev/null; echo '\"-\" line 9: warning: Skipping' >&2", "exit code 0): \"-\" line 9: warning")]
    [InlineData("cat > /dev/null", "an incomplete PNG of 0 bytes")]
    [InlineData("cat > /dev/null; printf '\\211PNG\\r\\n\\032\\n half'", "an incomplete PNG of 13 bytes")]
    public void ToPng_GnuplotThatFails_IsReported(string script, string expected) =>
        Assert.Contains(expected, WithProgram(script, program => Check(program, Minute)));

    [Fact]
    public void ToPng_HarmlessWarnings_ArePassedOver()
    {
        var png = WithProgram(
            "echo 'Fontconfig warning: no writable cache directories' >&2; exec gnuplot \"$@\"",
            program => new GnuplotRenderer(program, Minute).ToPng(Some()));

        Assert.True(Png.Read(png).RowVariety > 50);
    }

    [Fact]
    public void Script_NumbersThatAreNotFinite_AreRefused()
    {
        var axis = Axis.OfEpochs(2);
        var curve = new Curve([new Point(1, double.NaN)], Ink.Black);

        var figure = new Figure("", [new AxesPanel(axis, axis, [curve])], 100, 100);

        Assert.Throws<ArgumentOutOfRangeException>(() => GnuplotScript.Of(figure));
    }

    private static string Check(string program, TimeSpan timeout)
    {
        var error = Assert.Throws<ExperimentException>(() => new GnuplotRenderer(program, timeout).ToPng(Some()));

        Assert.Equal(FailureKind.Environment, error.Kind);
        return error.Message;
    }

    private static Figure Some() =>
        LearningCurves.Of("Baseline", null, [SomeTrials.Trial(1, SomeTrials.Epoch(1, 0.5, 0.8))], "nats")!;

    // A program that stands in for gnuplot.
    private static T WithProgram<T>(string script, Func<string, T> use)
    {
        using var folder = new TemporaryFolder();
        var program = folder.At("gnuplot");
        File.WriteAllText(program, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return use(program);
    }

    private static void AssertGone(int process)
    {
        for (var attempt = 0; attempt < 100 && Directory.Exists($"/proc/{process}"); attempt++)
        {
            Thread.Sleep(20);
        }

        Assert.False(Directory.Exists($"/proc/{process}"));
    }
}
