using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace Experiments.Conventions;

public sealed partial class CodeShapeTests
{
    private const int MaxLines = 250;

    [Theory]
    [InlineData("src/Experiments")]
    [InlineData("src/Experiments.Cli")]
    public void Files_OfTheProduct_AreShort(string folder) =>
        Assert.DoesNotContain(SourceTree.CodeFiles(folder), file => SourceTree.Lines(file).Length > MaxLines);

    [Theory]
    [InlineData("src/Experiments")]
    [InlineData("src/Experiments.Cli")]
    public void Types_OfTheProduct_AreNamedAfterWhatTheyDo(string folder) =>
        Assert.DoesNotContain(
            SourceTree.CodeFiles(folder), file => EmptyWord().IsMatch(Path.GetFileNameWithoutExtension(file)));

    [Fact]
    public void Library_HasNoCode_ThatDependsOnTheStack() =>
        Assert.DoesNotContain(
            SourceTree.CodeFiles("src/Experiments"),
            file => SourceTree.Lines(file).Any(line => line.StartsWith("#if", StringComparison.Ordinal)));

    [Fact]
    public void Classes_OfTheLibrary_AreSealedOrAbstract() =>
        Assert.Empty(
            Types().Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract).Select(type => type.FullName));

    [Fact]
    public void Library_HasNoStaticState_ThatChanges() =>
        Assert.Empty(Types()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => !field.IsInitOnly && !field.IsLiteral
                && !field.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Select(field => $"{field.DeclaringType}.{field.Name}"));

    private static IEnumerable<Type> Types() => typeof(ExperimentRunner).Assembly.GetTypes()
        .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute))
            && !type.FullName!.Contains('<', StringComparison.Ordinal))
        .Where(type => type.Namespace?.StartsWith(nameof(Experiments), StringComparison.Ordinal) == true);

    [GeneratedRegex("Util|Helper|Manager|Service|Handler|Common|Misc|Base$")]
    private static partial Regex EmptyWord();
}
