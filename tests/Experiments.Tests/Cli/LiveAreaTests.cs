using Experiments.Cli.Text;
using Xunit;

namespace Experiments.Cli;

public sealed class LiveAreaTests
{
    [Fact]
    public void Show_Again_TakesThePlaceOfWhatWasShown()
    {
        var (terminal, live) = Make(20);

        live.Show([new("first, long"), new("second, long")]);
        live.Show([new("first"), new("second")]);

        Assert.Equal("first\nsecond", terminal.Text);
    }

    [Fact]
    public void Show_FewerLines_LeavesNothingBelow()
    {
        var (terminal, live) = Make(20);

        live.Show([new("first"), new("second")]);
        live.Show([new("only")]);

        Assert.Equal("only", terminal.Text);
    }

    [Fact]
    public void Show_LinesWiderThanTheWindow_CutsThem()
    {
        var (terminal, live) = Make(20);

        live.Show([new(new string('a', 50)), new(new string('b', 50))]);
        live.Show([new(new string('c', 50)), new(new string('d', 50))]);

        Assert.Equal($"{new string('c', 19)}\n{new string('d', 19)}", terminal.Text);
    }

    [Theory]
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(45)]
    public void WriteAbove_KeepsWholeLines_AndTheAreaBelow(int length)
    {
        var (terminal, live) = Make(20);
        var lasting = new string('x', length);

        live.Show([new("bar ---------------"), new("step --------------")]);
        live.WriteAbove([new(lasting)]);

        Assert.Equal(lasting, terminal.Text.Split("bar")[0].Replace("\n", ""));
        Assert.EndsWith("\nbar ---------------\nstep --------------", terminal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Clear_LeavesLastingLinesOnly()
    {
        var (terminal, live) = Make(20);

        live.WriteAbove([new("lasting")]);
        live.Show([new("bar"), new("step")]);
        live.Clear();

        Assert.Equal("lasting", terminal.Text);
    }

    [Fact]
    public void Forget_AfterASuspension_DrawsBelowWhatTheShellWrote()
    {
        var (terminal, live) = Make(20);

        live.Show([new("bar"), new("step")]);
        terminal.Write("\n[1]+ Stopped\n");
        live.Forget();
        live.Show([new("bar"), new("step")]);
        live.Show([new("bar"), new("step")]);

        Assert.Equal("bar\nstep\n[1]+ Stopped\nbar\nstep", terminal.Text);
    }

    [Fact]
    public void Redrawing_IsOneWrite_SoThatNothingFlickers()
    {
        var (terminal, live) = Make(20);

        live.Show([new("bar"), new("step")]);
        live.WriteAbove([new("lasting"), new("lasting")]);
        live.Show([new("bar"), new("step")]);

        Assert.Equal(3, terminal.WriteCount);
    }

    private static (VirtualTerminal Terminal, LiveArea Live) Make(int width)
    {
        var terminal = new VirtualTerminal(width);
        return (terminal, new(new(terminal, new() { CanRedraw = true, ShowsColor = true, Width = () => width })));
    }
}
