using Xunit;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Modules;

/// <summary>The gradient of every layer, with respect to its input and its parameters, against central
/// differences.</summary>
public class GradientTests
{
    private const double Step = 1e-5;

    private static readonly Dictionary<string, (Func<Module<Tensor, Tensor>> Make, long[] Shape)> Layers = new()
    {
        ["Conv2d"] = (() => Conv2d(2, 3, 3, stride: 2, padding: 1), [2, 2, 5, 4]),
        ["Conv2d of groups, dilated"] = (
            () => Conv2d(4, 2, (2, 3), dilation: (2, 1), groups: 2, bias: false),
            [1, 4, 5, 4]),
        ["Conv2d same"] = (() => Conv2d(1, 2, 4, Padding.Same), [2, 1, 4, 5]),
        ["Conv2d reflecting"] = (() => Conv2d(1, 2, 3, padding: 1, padding_mode: PaddingModes.Reflect), [1, 1, 4, 4]),
        ["Linear"] = (() => Linear(4, 3), [5, 4]),
        ["BatchNorm1d"] = (() => BatchNorm1d(3), [4, 3]),
        ["BatchNorm2d"] = (() => BatchNorm2d(2), [3, 2, 2, 2]),
        ["BatchNorm2d evaluating"] = (() => Evaluating(BatchNorm2d(2)), [3, 2, 2, 2]),
        ["LayerNorm"] = (() => LayerNorm([2, 3]), [3, 2, 3]),
        ["GroupNorm"] = (() => GroupNorm(2, 4), [2, 4, 2, 2]),
        ["MaxPool2d"] = (() => MaxPool2d(2), [1, 2, 4, 4]),
        ["MaxPool2d overlapping"] = (() => MaxPool2d((3, 2), (2, 1), padding: (1, 1), ceil_mode: true), [1, 1, 5, 4]),
        ["AvgPool2d"] = (() => AvgPool2d(2), [1, 2, 4, 4]),
        ["AvgPool2d padded"] = (() => AvgPool2d(3, 2, 1, count_include_pad: false), [1, 1, 5, 4]),
        ["AdaptiveAvgPool2d"] = (() => AdaptiveAvgPool2d((2, 3)), [1, 2, 5, 4]),
        ["ZeroPad2d"] = (() => ZeroPad2d((1, 0, 2, 1)), [1, 1, 3, 2]),
        ["Flatten"] = (() => Flatten(), [2, 2, 3]),
        ["Identity"] = (() => Identity(), [2, 3]),
        ["ReLU"] = (() => ReLU(), [3, 4]),
        ["LeakyReLU"] = (() => LeakyReLU(0.2), [3, 4]),
        ["PReLU"] = (() => PReLU(3), [2, 3, 2]),
        ["ELU"] = (() => ELU(1.5), [3, 4]),
        ["SELU"] = (() => SELU(), [3, 4]),
        ["GELU"] = (() => GELU(), [3, 4]),
        ["SiLU"] = (() => SiLU(), [3, 4]),
        ["Mish"] = (() => Mish(), [3, 4]),
        ["Tanh"] = (() => Tanh(), [3, 4]),
        ["Sigmoid"] = (() => Sigmoid(), [3, 4]),
        ["Hardswish"] = (() => Hardswish(), [3, 4]),
        ["Softplus"] = (() => Softplus(2), [3, 4]),
        ["Softmax"] = (() => Softmax(1), [3, 4]),
        ["LogSoftmax"] = (() => LogSoftmax(0), [3, 4]),
        ["Sequential"] = (() => Sequential(Conv2d(1, 2, 2), Tanh(), Flatten(), Linear(8, 2)), [2, 1, 3, 3]),
    };

    public static TheoryData<string> Names => [.. Layers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradient_OfALayer_IsThatOfCentralDifferences(string name)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(7);
        var (make, shape) = Layers[name];
        var layer = make().to(ScalarType.Float64);
        foreach (var parameter in layer.parameters())
        {
            init.uniform_(parameter, -0.9, 0.9, generator);
        }

        var x = init.uniform_(zeros(shape, ScalarType.Float64), -2, 2, generator).requires_grad_();
        var weights = init.uniform_(zeros_like(layer.call(x)), -1, 1, generator);
        Tensor Loss() => (layer.call(x) * weights).sum();
        Loss().backward();

        var parameters = layer.named_parameters().Select(p => (p.name, (Tensor)p.parameter));
        foreach (var (variable, tensor) in parameters.Append(("input", x)))
        {
            var expected = Differences(tensor, () => Loss().item<double>());
            var actual = Elements.Of(tensor.grad!);
            for (var i = 0; i < expected.Length; i++)
            {
                Assert.True(
                    Math.Abs(expected[i] - actual[i]) < 1e-6,
                    $"{name}: the gradient of {variable} at {i} is {actual[i]}, by differences {expected[i]}");
            }
        }
    }

    [Fact]
    public void Dropout_Gradient_IsWhatTheForwardPassScaledBy()
    {
        using var scope = NewDisposeScope();
        foreach (var layer in new Module<Tensor, Tensor>[] { Dropout(0.4), Dropout2d(0.4) })
        {
            var x = ones([4, 6, 3, 3], requires_grad: true);
            var y = layer.call(x);
            y.sum().backward();
            Assert.Equal(Elements.Of(y), Elements.Of(x.grad!));
        }
    }

    private static TModule Evaluating<TModule>(TModule module)
        where TModule : Module
    {
        module.eval();
        return module;
    }

    private static double[] Differences(Tensor variable, Func<double> value)
    {
        using var _ = no_grad();
        var elements = Elements.Of(variable);
        var result = new double[elements.Length];
        for (var i = 0; i < elements.Length; i++)
        {
            var center = elements[i];
            result[i] = (At(center + Step) - At(center - Step)) / (2 * Step);
            At(center);

            double At(double element)
            {
                elements[i] = element;
                variable.copy_(tensor(elements).reshape(variable.shape));
                return value();
            }
        }

        return result;
    }
}
