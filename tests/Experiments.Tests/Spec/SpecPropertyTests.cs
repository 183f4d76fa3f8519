using Experiments.Layers;
using Experiments.Models;
using Experiments.Randomness;
using Experiments.Spec.Reading;
using Experiments.Spec.Yaml;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Experiments.Spec;

/// <summary>
/// What holds for every file: valid ones read back as written, damaged ones are refused without an exception.
/// </summary>
public class SpecPropertyTests
{
    // The same cases on every run; a failure names its seed.
    private static readonly Config Config =
        Config.QuickThrowOnFailure.WithReplay(20_240_601, 1).WithMaxTest(300).WithQuietOnSuccess(true);

    [Fact]
    public void ToYaml_OfAnyValidSpec_ReadsBackTheSame() => Check(seed =>
    {
        var text = RandomSpec.Text(new RandomStream(seed));
        var spec = Some.Spec(text);
        var canonical = SpecWriter.ToYaml(spec);
        var again = Some.Spec(canonical);

        Assert.Equal(canonical, SpecWriter.ToYaml(again));
        Assert.Equal(spec.Model, again.Model);
        Assert.Equal(spec.Augmentation, again.Augmentation);
        Assert.Equal(Some.Hash(spec), Some.Hash(again));
    });

    [Fact]
    public void ToText_OfAnyLayers_ReadsBackTheSame() => Prop.ForAll(RandomStacks.Arbitrary, layers =>
    {
        var stack = new LayerStack([.. layers, new Relu { Name = "last" }]);
        var problems = new ProblemList();
        var tree = YamlTree.Parse(stack.ToText(), "layers.yaml", problems)!;

        var read = LayersRule.Inner(LayerCatalogue.Layers).Read(tree, SpecPath.Root, new SpecReading(problems))!;

        Assert.Empty(problems.InOrder());
        Assert.Equal(stack, new LayerStack([.. read.Select(placed => placed.Layer!)]));
    }).Check(Config);

    [Fact]
    public void Read_OfAnyDamagedText_NeverThrows() => Check(seed =>
    {
        var stream = new RandomStream(seed);
        var written = RandomSpec.Text(stream);
        var text = RandomSpec.Damage(
            stream.NextIndex(2) == 0 ? written : SpecWriter.ToYaml(Some.Spec(written)), stream);

        var result = SpecReader.Read(text, "damaged.yaml", []);

        Assert.Equal(result.Problems.Count == 0, result.Value is not null);
        Assert.All(result.Problems, problem => Assert.NotEmpty(problem.Message));
    });

    [Fact]
    public void Read_OfAnyCutText_NeverThrows()
    {
        var text = Some.Text + "\nvars: {a: 1, b: [2, \"x\"]}\ntrials: {count: $(a * 2), seed: 'x'}";
        for (var length = 0; length < text.Length; length++)
        {
            var result = SpecReader.Read(text[..length], "cut.yaml", []);

            Assert.Equal(result.Problems.Count == 0, result.Value is not null);
        }
    }

    [Fact]
    public void Override_OfAnyText_NeverThrows() => Check(seed =>
    {
        var stream = new RandomStream(seed);
        var change = RandomSpec.Damage("model[1].max_pool2d.pool_size={a: [1, $b]}", stream);

        SpecReader.Read(Some.Text, "spec.yaml", [SpecOverride.Parse(change)]);
    });

    private static void Check(Action<ulong> property) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => property((ulong)seed)).Check(Config);
}
