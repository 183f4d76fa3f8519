using System.Diagnostics;

namespace Experiments.Benchmarks;

/// <summary>One of the two sides: a process that does what it is told line by line, and sleeps in between.</summary>
internal sealed class Side : IDisposable
{
    private readonly string _name;
    private readonly Process _process;

    private Side(string name, string program, params string[] arguments)
    {
        _name = name;
        _process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>The word that makes this program our side.</summary>
    public const string OwnWord = "own-side";

    public static Side Own() => new("our side", DotNet.Host, DotNet.Assembly("Experiments.Benchmarks"), OwnWord);

    public static Side PyTorch(string python) =>
        new("PyTorch's side", python, Path.Combine(AppContext.BaseDirectory, "pytorch_side.py"));

    /// <summary>Tells it what to do and waits for the answer.</summary>
    public T Ask<T>(string line)
    {
        _process.StandardInput.WriteLine(line);
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLine()
            ?? throw new ExperimentException(FailureKind.Environment, $"{_name} has ended unexpectedly; see above.");
        return Wire.Read<T>(answer);
    }

    public void Dispose()
    {
        _process.StandardInput.Dispose();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            _process.Kill();
        }
        _process.Dispose();
    }
}
