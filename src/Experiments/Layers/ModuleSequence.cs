using static TorchSharp.torch;
using Modules = TorchSharp.Modules;

namespace Experiments.Layers;

/// <summary>
/// Modules one after the other. In training a ReLU waits until after the dropouts and the max pooling behind it: the
/// largest of rectified numbers is the rectified largest, so results and gradients are the same bits, and after a
/// pooling there is a fraction of the numbers to rectify. Otherwise modules run in their order, for those who look at
/// what comes out of each.
/// </summary>
internal sealed class ModuleSequence
{
    private readonly nn.Module<Tensor, Tensor>[] _modules;
    private readonly nn.Module<Tensor, Tensor>[] _inTraining;

    /// <param name="modules">The modules, in their order; they stay registered wherever they are.</param>
    public ModuleSequence(IEnumerable<nn.Module<Tensor, Tensor>> modules)
    {
        _modules = [.. modules];
        _inTraining = [.. _modules];
        for (var place = _inTraining.Length - 1; place >= 0; place--)
        {
            if (_inTraining[place] is Modules.ReLU relu && PoolingAfter(place) is { } pooling)
            {
                Array.Copy(_inTraining, place + 1, _inTraining, place, pooling - place);
                _inTraining[pooling] = relu;
            }
        }
    }

    /// <summary>
    /// What comes out of the last module; the input itself where there are none. Disposes what lies between two
    /// modules: it is as large as anything here. Autograd keeps what it needs of it; holding the rest until the step
    /// ends would double the memory of an evaluation.
    /// </summary>
    /// <param name="input">What comes in; it is left alone.</param>
    /// <param name="training">Whether the model is in training mode.</param>
    public Tensor Run(Tensor input, bool training)
    {
        var output = input;
        foreach (var module in training ? _inTraining : _modules)
        {
            var previous = output;
            output = module.call(previous);
            if (!ReferenceEquals(previous, input) && !ReferenceEquals(previous, output))
            {
                previous.Dispose();
            }
        }
        return output;
    }

    // The place of the max pooling behind a module, with nothing but dropouts in between; null for none.
    private int? PoolingAfter(int place)
    {
        var next = place + 1;
        while (next < _inTraining.Length && _inTraining[next] is Modules.Dropout or Modules.Dropout2d)
        {
            next++;
        }
        return next < _inTraining.Length && _inTraining[next] is Modules.MaxPool2d ? next : null;
    }
}
