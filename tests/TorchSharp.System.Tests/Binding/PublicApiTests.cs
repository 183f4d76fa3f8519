using System.Runtime.CompilerServices;
using Xunit;

namespace TorchSharp.Tests.Binding;

public class PublicApiTests
{
    [Fact]
    public void PublicMembers_AreTheApprovedOnes()
    {
        string file = Approved();
        string[] actual = PublicApi.Of(typeof(torch).Assembly);
        if (Environment.GetEnvironmentVariable("ACCEPT_PUBLIC_API") == "1")
        {
            File.WriteAllLines(file, actual);
        }

        string[] approved = File.ReadAllLines(file);
        IEnumerable<string> changes = approved.Except(actual).Select(line => "- " + line)
            .Concat(actual.Except(approved).Select(line => "+ " + line));
        string difference = string.Join('\n', changes);

        Assert.True(
            difference.Length == 0 && actual.Length == approved.Length,
            $"The public members are not those of {Path.GetFileName(file)}:\n{difference}\n"
            + "A member that TorchSharp 0.106 has too may come or go: run this test once with ACCEPT_PUBLIC_API=1.");
    }

    private static string Approved([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "PublicApi.approved.txt");
}
