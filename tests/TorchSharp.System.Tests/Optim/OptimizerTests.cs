using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Optim;

public class OptimizerTests
{
    private static readonly double[] Curvature = [1, 0.5, 2, 4];

    /// <summary>
    /// Reference values: PyTorch 1.13.1 in float64, ten steps of the same problem with the settings written here, each
    /// after zero_grad and backward of sum(0.5 c w^2 + 0.1 t w), t the step from 1, from w = 1, -2, 3, 0.5.
    /// </summary>
    private static readonly Dictionary<string, (Func<Parameter[], OptimizerHelper> Make, double[] After)> Optimizers =
        new()
        {
            ["SGD"] = (
                p => optim.SGD(p, 0.1),
                [-0.06513215599000007, -1.6726742475825978, 0.0006477107199999541, -0.20970343936000002]),
            ["SGD with momentum"] = (
                p => optim.SGD(p, 0.1, 0.9, 0.1, 0.01),
                [-1.54947417526, -0.7105026824033543, -0.9274770002299675, 0.040872826824624384]),
            ["SGD with Nesterov momentum"] = (
                p => optim.SGD(p, 0.1, momentum: 0.9, nesterov: true),
                [-1.349995676391752, -0.9248913572037559, -0.3902885733551981, -0.25617846567052144]),
            ["SGD upwards"] = (
                p => optim.SGD(p, 0.01, maximize: true),
                [1.1613055920643698, -2.0464469560417973, 3.7154190309709016, 0.8022809276560955]),
            ["Adam"] = (
                p => optim.Adam(p, 0.1),
                [8.828796513316028e-09, -1.2345991923257211, 2.0060239880010045, -0.35291907456578675]),
            ["Adam with amsgrad"] = (
                p => optim.Adam(p, 0.1, 0.8, 0.9, 1e-6, 0.05, amsgrad: true),
                [0.0014891718006317667, -1.2758618611629944, 2.0064870929336402, -0.296789472157161]),
            ["AdamW"] = (
                p => optim.AdamW(p, 0.1, weight_decay: 0.05),
                [-0.02569287565772388, -1.1721465504078241, 1.8833663654143964, -0.35183378808489574]),
            ["NAdam"] = (
                p => optim.NAdam(p, 0.1, weight_decay: 0.05),
                [0.17631760152192652, -1.5380231705791134, 2.2071626683959193, -0.14197829271128132]),
            ["RAdam"] = (
                p => optim.RAdam(p, 0.1, 0.9, 0.9, weight_decay: 0.05),
                [0.2445058797037365, -1.4382176492790515, 0.3002562559137708, -0.2841223706445677]),
            ["RMSProp"] = (
                p => optim.RMSProp(p, 0.1),
                [-0.988635514148287, -1.8038166392472204, -0.17262027171156202, -0.2573105200180122]),
            ["RMSProp centered"] = (
                p => optim.RMSProp(p, 0.1, momentum: 0.5, centered: true, weight_decay: 0.05),
                [-0.9858201095251549, -1.8093669811494306, -0.4217273186163659, -0.2860546350981133]),
            ["Adagrad"] = (
                p => optim.Adagrad(p, 0.1, lr_decay: 0.1, weight_decay: 0.05, initial_accumulator_value: 0.2),
                [0.6014324665962921, -1.7385573791724849, 2.6107306592456125, 0.14043976870440283]),
            ["Adadelta"] = (
                p => optim.Adadelta(p, weight_decay: 0.05),
                [0.9588455174763805, -1.9797885865707778, 2.9647407247366755, 0.46237694070546675]),
        };

    public static TheoryData<string> Names => [.. Optimizers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void TenSteps_AreThoseOfPyTorch(string name)
    {
        using var scope = NewDisposeScope();
        var (make, expected) = Optimizers[name];
        var w = Start();
        using var optimizer = make([w]);

        Train(optimizer, w, 1, 10);

        // NAdam keeps a product in single precision.
        var tolerance = name == "NAdam" ? 1e-7 : 1e-12;
        Assert.All(Elements.Of(w).Zip(expected), v => Assert.Equal(v.Second, v.First, tolerance));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_SavedAndLoadedHalfway_EndsTheSame(string name)
    {
        using var scope = NewDisposeScope();
        var (make, _) = Optimizers[name];
        var w = Start();
        using var optimizer = make([w]);
        Train(optimizer, w, 1, 5);
        var copy = new Parameter(w.detach().clone());
        var buffer = new MemoryStream();
        optimizer.save_state_dict(new BinaryWriter(buffer));
        buffer.Position = 0;
        using var resumed = make([copy]);
        resumed.load_state_dict(new BinaryReader(buffer));

        Train(optimizer, w, 6, 10);
        Train(resumed, copy, 6, 10);

        Assert.Equal(Elements.Of(w), Elements.Of(copy));
    }

    [Fact]
    public void Adam_OneStep_ByHand()
    {
        using var scope = NewDisposeScope();
        var w = Parameter(tensor(new[] { 1.0, 1.0 }));
        using var optimizer = optim.Adam([w], lr: 0.1, eps: 0);
        (w * tensor(new[] { 5.0, -0.01 })).sum().backward();

        optimizer.step();

        // The first step has the length of the learning rate whatever the gradient.
        Elements.Check(w, [2], 0.9, 1.1);
    }

    [Fact]
    public void ZeroGrad_LeavesZeros_AndStepSkipsWhatHasNone()
    {
        using var scope = NewDisposeScope();
        var used = Parameter(ones(2));
        var unused = Parameter(ones(2));
        using var optimizer = optim.SGD([used, unused], 1);
        used.sum().backward();

        optimizer.step();
        optimizer.zero_grad();

        Elements.Check(used, [2], 0, 0);
        Elements.Check(unused, [2], 1, 1);
        Elements.Check(used.grad!, [2], 0, 0);
        Assert.Null(unused.grad);
    }

    [Fact]
    public void Step_WithAClosure_ReturnsItsLoss()
    {
        using var scope = NewDisposeScope();
        var w = Parameter(tensor(2.0));
        using var optimizer = optim.SGD([w], 0.25);

        var loss = optimizer.step(() =>
        {
            optimizer.zero_grad();
            var value = w * w;
            value.backward();
            return value;
        });

        Assert.Equal(4, loss!.item<double>());
        Assert.Equal(1, w.item<double>());
    }

    [Fact]
    public void Groups_InheritWhatTheirOptionsLeaveOpen()
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [Parameter(ones(1)), Parameter(ones(1)), Parameter(ones(1))];
        using var optimizer = optim.Adam(
            [
                new Adam.ParamGroup([parameters[0]], new Adam.Options { weight_decay = 0.5 }),
                new Adam.ParamGroup([parameters[1]], new Adam.Options { LearningRate = 0.3, beta1 = 0.7 }),
                new Adam.ParamGroup([parameters[2]]),
            ],
            lr: 0.2, weight_decay: 0.1);

        var groups = optimizer.ParamGroups.Cast<Adam.ParamGroup>().ToList();

        Assert.Equal([0.2, 0.3, 0.001], groups.Select(g => g.LearningRate));
        Assert.Equal([0.2, 0.3, 0.001], groups.Select(g => g.InitialLearningRate));
        Assert.Equal([0.5, 0.1, 0.0], groups.Select(g => g.Options.weight_decay!.Value));
        Assert.Equal((0.7, 0.999), groups[1].Betas);
        Assert.Equal(parameters, optimizer.parameters());
    }

    [Fact]
    public void LearningRate_OfAGroup_HoldsFromTheNextStep()
    {
        using var scope = NewDisposeScope();
        var w = Parameter(ones(1));
        using var optimizer = optim.SGD([w], 0.5);
        optimizer.ParamGroups.Single().LearningRate = 0.25;
        w.sum().backward();
        optimizer.step();

        Elements.Check(w, [1], 0.75);
    }

    [Fact]
    public void NamedParameters_AreTakenToo()
    {
        using var layer = nn.Linear(2, 1);
        using var optimizer = optim.AdamW(layer.named_parameters(), lr: 0.1);

        Assert.Equal(layer.parameters(), optimizer.parameters());
    }

    private static Parameter Start() => nn.Parameter(tensor(new[] { 1, -2, 3, 0.5 }));

    private static Parameter Parameter(Tensor data) => nn.Parameter(data);

    private static void Train(optim.Optimizer optimizer, Parameter w, int first, int last)
    {
        for (var t = first; t <= last; t++)
        {
            using var step = NewDisposeScope();
            optimizer.zero_grad();
            ((tensor(Curvature) * 0.5 * w * w) + (w * (0.1 * t))).sum().backward();
            optimizer.step();
        }
    }
}
