using Experiments.Conventions;
using Xunit;

namespace Experiments.Cli;

/// <summary>Text outputs that someone has looked at and found good.</summary>
internal static class Approved
{
    /// <summary>Compares with a file of the folder Approved; where APPROVE is set, writes it first.</summary>
    public static void Check(string name, string text)
    {
        var file = Path.Combine(SourceTree.Root, "tests/Experiments.Tests/Cli/Approved", name);
        if (Environment.GetEnvironmentVariable("APPROVE") is { Length: > 0 })
        {
            File.WriteAllText(file, text);
        }
        Assert.Equal(File.ReadAllText(file), text);
    }
}
