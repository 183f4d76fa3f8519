using Xunit;
using static TorchSharp.Tests.Elements;
using static TorchSharp.torch;

namespace TorchSharp.Tests;

[Collection(ProcessState.Name)]
public class RandomTests
{
    public static TheoryData<string, Func<Generator, Tensor>> Draws => new()
    {
        { "rand", g => rand(50, generator: g) },
        { "randn", g => randn([50], generator: g) },
        { "randint", g => randint(1000, [50], generator: g) },
        { "randperm", g => randperm(50, generator: g) },
        { "normal", g => normal(1, 2, [50], generator: g) },
        { "uniform_", g => zeros(50).uniform_(-1, 1, g) },
        { "normal_", g => zeros(50).normal_(generator: g) },
        { "bernoulli_", g => zeros(50).bernoulli_(0.5, g) },
        { "bernoulli", g => bernoulli(full([50], 0.5), g) },
        { "multinomial", g => multinomial(ones(50), 20, generator: g) },
        { "exponential_", g => zeros(50).exponential_(generator: g) },
        { "log_normal_", g => zeros(50).log_normal_(generator: g) },
        { "random_", g => zeros(50).random_(0, 100, g) },
    };

    [Theory]
    [MemberData(nameof(Draws))]
    public void Generator_SameSeed_GivesTheSameDraws(string name, Func<Generator, Tensor> draw)
    {
        _ = name;
        using DisposeScope scope = NewDisposeScope();
        using Generator first = new(7);
        using Generator same = new(7);
        using Generator other = new(8);

        double[] drawn = Of(draw(first));

        Assert.Equal(drawn, Of(draw(same)));
        Assert.NotEqual(drawn, Of(draw(other)));
        Assert.NotEqual(drawn, Of(draw(first)));
    }

    [Fact]
    public void Generator_SeedBeyondLong_IsTakenWhole()
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator large = new(ulong.MaxValue - 5);
        using Generator same = new(ulong.MaxValue - 5);

        Assert.Equal(Of(rand(5, generator: large)), Of(rand(5, generator: same)));
    }

    [Fact]
    public void ManualSeed_MakesTheGlobalGeneratorRepeat()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(3).Dispose();
        double[] drawn = Of(rand(5));
        manual_seed(3).Dispose();

        Assert.Equal(drawn, Of(rand(5)));
        Assert.Equal(3, initial_seed());
    }

    [Fact]
    public void ManualSeed_DrawsAsPyTorchDoes()
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator generator = manual_seed(0);

        // torch.manual_seed(0); torch.rand(3), torch.randn(2), torch.randperm(5)
        Check(rand(3), [3], 0.49625659, 0.76822180, 0.08847743);
        Check(rand(2, generator: new Generator(42)), [2], 0.88226926, 0.91500396);
    }

    [Fact]
    public void State_SetBack_RepeatsTheDraws()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor state = get_rng_state();
        double[] drawn = Of(randn(5));
        set_rng_state(state);

        Assert.Equal(drawn, Of(randn(5)));
        Assert.Equal(ScalarType.Byte, state.dtype);
        Assert.Equal([5056], state.shape);

        using Generator generator = new(1);
        state = generator.get_state();
        drawn = Of(randn([5], generator: generator));
        generator.set_state(state);
        Assert.Equal(drawn, Of(randn([5], generator: generator)));
        Assert.Equal(1, generator.initial_seed());
    }

    [Fact]
    public void Draws_LieWhereTheyShould()
    {
        using DisposeScope scope = NewDisposeScope();
        using Generator generator = new(5);

        Assert.InRange(rand(10_000, generator: generator).mean().ToDouble(), 0.48, 0.52);
        Assert.InRange(randn([10_000], generator: generator).std().ToDouble(), 0.97, 1.03);
        Assert.InRange(zeros(10_000).bernoulli_(0.3, generator).mean().ToDouble(), 0.28, 0.32);
        Assert.Equal(2, randint(2, 3, [5], generator: generator).min().ToInt64());
        Assert.Equal(Enumerable.Range(0, 20).Select(i => (double)i), Of(randperm(20, generator: generator)).Order());
    }

    [Fact]
    public void Generator_Disposed_ThrowsAndDoesNotCrash()
    {
        Generator generator = new(1);
        generator.Dispose();
        generator.Dispose();

        Assert.ThrowsAny<Exception>(() => rand(5, generator: generator));
    }
}
