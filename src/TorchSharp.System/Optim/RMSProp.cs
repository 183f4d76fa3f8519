using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch.optim;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static RMSProp RMSProp(
                IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8,
                double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

            public static RMSProp RMSProp(
                IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, double alpha = 0.99,
                double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false,
                bool maximize = false) =>
                new(parameters.Select(p => p.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

            public static RMSProp RMSProp(
                IEnumerable<RMSProp.ParamGroup> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8,
                double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Steps scaled by a running mean of the squared gradients.</summary>
    public partial class RMSProp : OptimizerHelper, IMomentum
    {
        public RMSProp(
            IEnumerable<Parameter> parameters, double lr = 0.001, double alpha = 0.99, double eps = 1e-8,
            double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
            : this(
                [new ParamGroup(parameters, new Options())], lr, alpha, eps, weight_decay, momentum, centered, maximize)
        {
        }

        public RMSProp(
            IEnumerable<ParamGroup> parameters, double lr = 0.001, double alpha = 0.99, double eps = 1e-8,
            double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
            : base(new Options(lr, alpha, eps, weight_decay, momentum, centered, maximize), 3, parameters)
        {
        }

        /// <summary>That of the first group; setting it sets all.</summary>
        public double Momentum
        {
            get => GroupsWith<IMomentum>().First().Momentum;
            set => GroupsWith<IMomentum>().ToList().ForEach(g => g.Momentum = value);
        }

        private protected override void Update(
            OptimizerOptions settings, Parameter[] parameters, ParameterState[] states, long[] steps)
        {
            var o = (Options)settings;
            optim_rmsprop(
                new TensorList(parameters),
                new TensorList(Tensors(states, o.centered == true ? 3 : o.momentum > 0 ? 2 : 1)), steps, steps.Length,
                o.LearningRate!.Value, o.alpha!.Value, o.eps!.Value, o.weight_decay!.Value, o.momentum!.Value,
                o.centered!.Value, o.maximize!.Value);
        }

        [LibraryImport(Native.Library)]
        private static partial Status optim_rmsprop(
            TensorList parameters, TensorList state, long[] steps, int n, double lr, double alpha, double eps,
            double decay, double momentum, Flag centered, Flag maximize);

        public class Options : OptimizerOptions
        {
            public bool? maximize;
            public double? momentum;
            public double? alpha;
            public double? eps;
            public double? weight_decay;
            public bool? centered;

            public Options()
            {
            }

            internal Options(
                double lr, double alpha, double eps, double weight_decay, double momentum, bool centered,
                bool maximize)
            {
                LearningRate = lr;
                (this.alpha, this.eps, this.weight_decay) = (alpha, eps, weight_decay);
                (this.momentum, this.centered, this.maximize) = (momentum, centered, maximize);
            }
        }

        public class ParamGroup : ParamGroup<Options>, IMomentum
        {
            public ParamGroup()
            {
            }

            public ParamGroup(IEnumerable<Parameter> parameters, Options options)
                : base(parameters, options)
            {
            }

            public ParamGroup(
                IEnumerable<Parameter> parameters, double lr = 0.001, double eps = 1e-8, double alpha = 0.99,
                double weight_decay = 0, double momentum = 0, bool centered = false)
                : base(parameters, new Options(lr, alpha, eps, weight_decay, momentum, centered, false))
            {
            }

            public double Momentum
            {
                get => Options.momentum!.Value;
                set => Options.momentum = value;
            }
        }
    }
}
