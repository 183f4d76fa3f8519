using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Modules;

public class ModuleTests
{
    [Fact]
    public void Fields_AreRegisteredUnderTheirNames_OwnBeforeChildren()
    {
        using var net = new Net();

        Assert.Equal(
            ["_scale", "_first.weight", "_first.bias", "_rest.0.weight", "_rest.1.weight", "_rest.1.bias"],
            net.named_parameters().Select(p => p.name));
        Assert.Equal(
            ["_offset", "_rest.1.running_mean", "_rest.1.running_var", "_rest.1.num_batches_tracked"],
            net.named_buffers().Select(b => b.name));
        Assert.Equal(
            net.named_parameters().Select(p => p.name).Concat(net.named_buffers().Select(b => b.name)),
            net.state_dict().Keys);
        Assert.Equal(["_first", "_rest"], net.named_children().Select(c => c.name));
        Assert.Equal("outer._scale", net.state_dict(prefix: "outer").Keys.First());
        Assert.Same(net.get_parameter("_rest.0.weight"), net.state_dict()["_rest.0.weight"]);
        Assert.True(net.has_buffer("_rest.1.running_mean"));
        Assert.False(net.has_parameter("_rest.2.weight"));
        Assert.Equal(["_scale"], net.named_parameters(recurse: false).Select(p => p.name));
    }

    [Fact]
    public void SharedParameter_IsListedOnce()
    {
        using var layer = Linear(2, 2);
        using var net = Sequential(("a", layer), ("b", layer));

        Assert.Equal(["a.weight", "a.bias"], net.named_parameters().Select(p => p.name));
    }

    [Fact]
    public void Sequential_NamesByPlace_AndSlices()
    {
        using var net = Sequential(Linear(2, 3), ReLU()).append("last", Linear(3, 1, hasBias: false));

        Assert.Equal(["0.weight", "0.bias", "last.weight"], net.state_dict().Keys);
        Assert.Equal(3, net.Count);
        Assert.IsType<ReLU>(net[1]);
        Assert.Equal(["last.weight"], net[1..].state_dict().Keys);
    }

    [Fact]
    public void ModuleDict_NamesByKey_InOrder()
    {
        using var dict = ModuleDict<Module<Tensor, Tensor>>(("b", Linear(1, 1)), ("a", Linear(1, 1, false)));
        dict.Add("c", PReLU(1));
        dict.Remove("b");

        Assert.Equal(["a.weight", "c.weight"], dict.named_parameters().Select(p => p.name));
    }

    [Fact]
    public void TrainAndEval_ReachAllModules()
    {
        using var net = new Net();
        net.eval();
        Assert.All(net.modules().Append(net), m => Assert.False(m.training));
        net.train();
        Assert.All(net.modules().Append(net), m => Assert.True(m.training));
    }

    [Fact]
    public void LoadStateDict_ReportsNames_AndIsStrict()
    {
        using var from = Linear(2, 3);
        using var to = Linear(2, 3);
        var state = from.state_dict();
        to.load_state_dict(state);
        Assert.Equal(Elements.Of(from.weight), Elements.Of(to.weight));

        using var extra = zeros(1);
        state["extra"] = extra;
        state.Remove("bias");
        Assert.Throws<InvalidOperationException>(() => to.load_state_dict(state));
        var (missing, unexpected) = to.load_state_dict(state, strict: false);
        Assert.Equal(["bias"], missing);
        Assert.Equal(["extra"], unexpected);
    }

    [Fact]
    public void SaveAndLoad_GiveTheSameValues()
    {
        using var scope = NewDisposeScope();
        var from = new Net();
        from.call(rand(4, 1, 3, 3));
        var buffer = new MemoryStream();
        var writer = new BinaryWriter(buffer);
        from.save(writer);
        buffer.Position = 0;
        var to = new Net();
        Dictionary<string, bool> loaded = [];
        to.load(new BinaryReader(buffer), loadedParameters: loaded);

        var expected = from.state_dict();
        Assert.All(to.state_dict(), item => Assert.Equal(Elements.Of(expected[item.Key]), Elements.Of(item.Value)));
        Assert.Equal(expected.Keys.Order(), loaded.Where(l => l.Value).Select(l => l.Key).Order());
    }

    [Fact]
    public void Conversion_ChangesFloatingPointOnly()
    {
        using var scope = NewDisposeScope();
        var net = new Net().to(ScalarType.Float64);

        Assert.All(net.parameters(), p => Assert.Equal(ScalarType.Float64, p.dtype));
        Assert.Equal(ScalarType.Float64, net.get_buffer("_rest.1.running_var")!.dtype);
        Assert.Equal(ScalarType.Int64, net.get_buffer("_rest.1.num_batches_tracked")!.dtype);
        Assert.Equal(ScalarType.Float64, net.call(rand([2, 1, 3, 3], ScalarType.Float64)).dtype);
        Assert.All(net.parameters(), p => Assert.True(p.requires_grad));
    }

    [Fact]
    public void ZeroGrad_DropsGradients()
    {
        using var scope = NewDisposeScope();
        var layer = Linear(2, 1);
        layer.call(ones(1, 2)).sum().backward();
        Assert.NotNull(layer.weight.grad);

        layer.zero_grad(set_to_none: false);
        Elements.Check(layer.weight.grad!, [1, 2], 0, 0);
        layer.zero_grad();
        Assert.Null(layer.weight.grad);
    }

    [Fact]
    public void Hooks_SeeAndReplace_UntilRemoved()
    {
        using var scope = NewDisposeScope();
        var layer = Identity();
        var before = layer.register_forward_pre_hook((_, input) => input + 1);
        var after = layer.register_forward_hook((_, _, output) => output * 10);
        Elements.Check(layer.call(ones(1)), [1], 20);

        after.remove();
        Elements.Check(layer.call(ones(1)), [1], 2);
        before.remove();
        Elements.Check(layer.call(ones(1)), [1], 1);
    }

    [Fact]
    public void Apply_VisitsChildrenFirst()
    {
        using var net = Sequential(("a", Linear(1, 1)), ("b", ReLU()));
        List<string> names = [];
        net.apply(m => names.Add(m.GetName()));
        Assert.Equal(["Linear", "ReLU", "Sequential"], names);
    }

    [Fact]
    public void Names_MustBeFreeAndWithoutDots()
    {
        using var net = Sequential(("a", Identity()));
        Assert.Throws<ArgumentException>(() => net.register_module("b.c", Identity()));
        Assert.Throws<InvalidOperationException>(() => net.register_module("a", Identity()));
    }

    [Fact]
    public void Modules_OutliveTheScopeTheyWereMadeIn()
    {
        Linear layer;
        using (NewDisposeScope())
        {
            layer = Linear(2, 2);
        }

        Assert.Equal(4, layer.weight.numel());
        layer.Dispose();
    }

    private sealed class Net : Module<Tensor, Tensor>
    {
        private readonly Linear _first = Linear(9, 4);
        private readonly Parameter _scale = Parameter(ones(1));
        private readonly Tensor _offset = zeros(2);
        private readonly ModuleList<Module<Tensor, Tensor>> _rest = ModuleList<Module<Tensor, Tensor>>(
            Linear(4, 2, hasBias: false), BatchNorm1d(2));

        public Net()
            : base(nameof(Net)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            var x = _first.call(input.flatten(1)) * _scale;
            foreach (var layer in _rest)
            {
                x = layer.call(x);
            }

            return x + _offset;
        }
    }
}
