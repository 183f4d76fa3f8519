using Experiments.Optimization;
using static TorchSharp.torch;

namespace Experiments;

/// <summary>A loss in which something may go wrong at each step.</summary>
internal sealed record BrokenLoss(Action Happening) : LossSpec
{
    public override string Kind => "cross_entropy";

    public override Tensor Of(Tensor logits, Tensor labels)
    {
        Happening();
        return new CrossEntropy().Of(logits, labels);
    }
}
