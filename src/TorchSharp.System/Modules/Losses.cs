using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp
{
    /// <summary>A module that compares an input with a target.</summary>
    public abstract class Loss<T1, T2, TResult> : nn.Module<T1, T2, TResult>
    {
        private protected Loss(string name, nn.Reduction reduction)
            : base(name) => this.reduction = reduction;

        public nn.Reduction reduction { get; }
    }

    /// <summary>A loss with a weight for each class.</summary>
    public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
    {
        private protected WeightedLoss(string name, Tensor? weight, nn.Reduction reduction)
            : base(name, reduction) => this.weight = weight;

        public Tensor? weight { get; }
    }

    public static partial class torch
    {
        public static partial class nn
        {
            public static CrossEntropyLoss CrossEntropyLoss(
                Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean) =>
                new(weight, ignore_index, reduction);

            public static NLLLoss NLLLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                new(weight, reduction);

            public static MSELoss MSELoss(Reduction reduction = Reduction.Mean) => new(reduction);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Softmax and negative log-likelihood in one: takes logits.</summary>
    public sealed class CrossEntropyLoss(
        Tensor? weight = null, long? ignore_index = null, nn.Reduction reduction = nn.Reduction.Mean,
        double label_smoothing = 0)
        : WeightedLoss<Tensor, Tensor, Tensor>(nameof(CrossEntropyLoss), weight, reduction)
    {
        public long? ignore_index { get; } = ignore_index;

        public double label_smoothing { get; } = label_smoothing;

        public override Tensor forward(Tensor input, Tensor target) =>
            cross_entropy(input, target, weight, ignore_index ?? -100, reduction, label_smoothing);
    }

    /// <summary>Negative log-likelihood: takes logarithms of probabilities.</summary>
    public sealed class NLLLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
        : WeightedLoss<Tensor, Tensor, Tensor>(nameof(NLLLoss), weight, reduction)
    {
        public override Tensor forward(Tensor input, Tensor target) => nll_loss(input, target, weight, reduction);
    }

    /// <summary>The squared difference.</summary>
    public sealed class MSELoss(nn.Reduction reduction = nn.Reduction.Mean)
        : Loss<Tensor, Tensor, Tensor>(nameof(MSELoss), reduction)
    {
        public override Tensor forward(Tensor input, Tensor target) => mse_loss(input, target, reduction);
    }
}
