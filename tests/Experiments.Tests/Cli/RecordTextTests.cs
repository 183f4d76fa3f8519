using Experiments.Cli.Outputs;
using Experiments.Cli.Text;
using Xunit;

namespace Experiments.Cli;

public sealed class RecordTextTests
{
    [Theory]
    [InlineData(100, "verified.txt")]
    [InlineData(50, "verified-50.txt")]
    public void Verification_IsAsApproved(int width, string file) => Approved.Check(file, Text(
    [
        .. SomeRun.Verifications.SelectMany(trial => VerificationText.Of(trial, width)),
        .. VerificationText.Of(new RunVerified(SomeRun.Folder, SomeRun.Verifications), width, path => path),
    ]));

    [Theory]
    [InlineData(100, "compared.txt")]
    [InlineData(50, "compared-50.txt")]
    public void Comparison_IsAsApproved(int width, string file) =>
        Approved.Check(file, Text(DifferenceText.Of(SomeRun.Comparison, width, Glyphs.Ascii, path => path)));

    [Fact]
    public void Comparison_OfEqualRuns_SaysSo() => Approved.Check("compared-equal.txt", Text(DifferenceText.Of(
        SomeRun.Comparison with { Spec = [], Environment = [], Results = [], Trials = new(0, 0, 0, 0) },
        100,
        Glyphs.Ascii,
        path => path)));

    [Fact]
    public void ChangedSpec_IsAsApproved() => Approved.Check("spec-changed.txt", Text(DifferenceText.Of(
        new SpecChanged(SomeRun.Folder, SomeRun.Differences), 60, path => path)));

    [Theory]
    [InlineData(100, "to-remove.txt")]
    [InlineData(50, "to-remove-50.txt")]
    public void Litter_IsAsApproved(int width, string file) => Approved.Check(
        file,
        Text(
        [
            .. LitterText.Of(SomeRun.Found, width, Glyphs.Ascii),
            LitterText.Of(new LitterRemoved(SomeRun.Found.Litter)),
        ]));

    private static string Text(IEnumerable<Line> lines) => string.Concat(lines.Select(line => line + "\n"));
}
