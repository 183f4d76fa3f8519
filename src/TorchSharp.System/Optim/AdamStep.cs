using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// The step that Adam and AdamW share; decoupled, weight decay shrinks the parameters instead of adding to their
/// gradients.
/// </summary>
internal sealed partial record AdamStep(
    double? Rate, double? Beta1, double? Beta2, double? Epsilon, double? Decay, bool? Amsgrad, bool? Maximize,
    bool Decoupled)
{
    /// <summary>Means of the gradients and of their squares and, with amsgrad, the largest of those.</summary>
    public int StateCount => Amsgrad == true ? 3 : 2;

    /// <summary>Takes it; every setting is filled in by then.</summary>
    public void Take(Parameter[] parameters, Tensor[] state, long[] steps) => optim_adam(
        new TensorList(parameters), new TensorList(state), steps, steps.Length, Rate!.Value, Beta1!.Value, Beta2!.Value,
        Epsilon!.Value, Decay!.Value, Amsgrad!.Value, Maximize!.Value, Decoupled);

    [LibraryImport(Native.Library)]
    private static partial Status optim_adam(
        TensorList parameters, TensorList state, long[] steps, int n, double lr, double beta1, double beta2, double eps,
        double decay, Flag amsgrad, Flag maximize, Flag decoupled);
}
