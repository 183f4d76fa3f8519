using Experiments.Files;
using Xunit;

namespace Experiments.Cli;

/// <summary>explain as it is typed.</summary>
public sealed class ExplainCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TypedCommands _typed;

    public ExplainCommandTests() => _typed = new(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("training.epochs", "training.epochs  1      FOLDER/good.yaml:6:20\n")]
    [InlineData("training.epochs --set training.epochs=7", "training.epochs  7      command line, --set\n")]
    [InlineData(
        "model[1].dense.units",
        "model.dense_1.units  10     FOLDER/good.yaml:5:25, from $units (units = 10 at FOLDER/good.yaml:4:15)\n")]
    [InlineData(
        "model.dense_1.units",
        "model.dense_1.units  10     FOLDER/good.yaml:5:25, from $units (units = 10 at FOLDER/good.yaml:4:15)\n")]
    [InlineData("units", "vars.units  10     FOLDER/good.yaml:4:15\n")]
    [InlineData(
        "training.optimizer.adam.epsilon",
        "training.optimizer.adam.epsilon  1e-07  default of conventions: keras (pytorch: 1e-08)\n")]
    [InlineData("data.limit.train --limit 300", "data.limit.train  300    command line, --limit\n")]
    [InlineData("augmentation", "augmentation  none   default\n")]
    public void Explain_OfAKey_SaysWhereItComesFrom(string arguments, string line)
    {
        var text = CommandLineTests.Good.Replace("model:", "vars: {units: 10}\nmodel:", StringComparison.Ordinal)
            .Replace("dense: 10", "dense: $units", StringComparison.Ordinal);

        Assert.Equal(0, Explain(text, arguments));

        Assert.EndsWith(line.Replace("FOLDER", _folder.Path), _typed.Output.ToString(), StringComparison.Ordinal);
        Assert.Equal(3, _typed.Output.ToString().Split('\n').Length - 1);
    }

    [Theory]
    [InlineData(
        "training.epoch", 2, "good.yaml: nothing in it is called training.epoch. Did you mean 'training.epochs'?")]
    [InlineData("training --variant units-9", 2, "good.yaml: it has no variant units-9. Did you mean 'units-8'?")]
    [InlineData(
        "training --set training.epochs=0",
        3,
        "--set: training.epochs: found 0, but an integer from 1 to 1000000 belongs here.")]
    public void Explain_OfWhatIsNotThere_IsRefused(string arguments, int code, string message)
    {
        var text = CommandLineTests.Good.Replace("dense: 10", "dense: $units, dense: 10", StringComparison.Ordinal)
            + "\nvars: {units: 4}\nsweep: {values: {units: [8, 16]}}\n";

        Assert.Equal(code, Explain(text, arguments));

        Assert.EndsWith(message, _typed.Error.ToString().Split('\n')[0], StringComparison.Ordinal);
    }

    private int Explain(string text, string arguments)
    {
        File.WriteAllText(_folder.At("good.yaml"), text);
        return _typed.Type(["explain", _folder.At("good.yaml"), .. arguments.Split(' ')]);
    }
}
