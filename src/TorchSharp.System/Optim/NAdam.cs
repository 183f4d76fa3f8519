using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch.optim;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static NAdam NAdam(
                IEnumerable<Parameter> named_parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999,
                double eps = 1e-8, double weight_decay = 0, double momentum_decay = 0.004) =>
                new(named_parameters, lr, beta1, beta2, eps, weight_decay, momentum_decay);

            public static NAdam NAdam(
                IEnumerable<(string name, Parameter parameter)> named_parameters, double lr = 0.002,
                double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0,
                double momentum_decay = 0.004) =>
                new(named_parameters.Select(p => p.parameter), lr, beta1, beta2, eps, weight_decay, momentum_decay);

            public static NAdam NAdam(
                IEnumerable<NAdam.ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999,
                double eps = 1e-8, double weight_decay = 0, double momentum_decay = 0.004) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, momentum_decay);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Adam with Nesterov momentum.</summary>
    public partial class NAdam : OptimizerHelper, IBetas
    {
        public NAdam(
            IEnumerable<Parameter> parameters, double lr, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, double momentum_decay = 0.004)
            : this([new ParamGroup(parameters, new Options())], lr, beta1, beta2, eps, weight_decay, momentum_decay)
        {
        }

        public NAdam(
            IEnumerable<ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999,
            double eps = 1e-8, double weight_decay = 0, double momentum_decay = 0.004)
            : base(new Options(lr, beta1, beta2, eps, weight_decay, momentum_decay), 2, parameters)
        {
        }

        /// <summary>Those of the first group; setting them sets all.</summary>
        public (double, double) Betas
        {
            get => GroupsWith<IBetas>().First().Betas;
            set => GroupsWith<IBetas>().ToList().ForEach(g => g.Betas = value);
        }

        private protected override void Update(
            OptimizerOptions settings, Parameter[] parameters, ParameterState[] states, long[] steps)
        {
            var o = (Options)settings;
            var products = Array.ConvertAll(states, s => s.Product);
            optim_nadam(
                new TensorList(parameters), new TensorList(Tensors(states, 2)), steps, products, steps.Length,
                o.LearningRate!.Value, o.beta1!.Value, o.beta2!.Value, o.eps!.Value, o.weight_decay!.Value,
                o.momentum_decay!.Value);
            for (var i = 0; i < states.Length; i++)
            {
                states[i].Product = products[i];
            }
        }

        [LibraryImport(Native.Library)]
        private static partial Status optim_nadam(
            TensorList parameters, TensorList state, long[] steps, double[] products, int n, double lr, double beta1,
            double beta2, double eps, double decay, double momentumDecay);

        public class Options : OptimizerOptions
        {
            public double? beta1;
            public double? beta2;
            public double? eps;
            public double? weight_decay;
            public double? momentum_decay;

            public Options()
            {
            }

            internal Options(
                double lr, double beta1, double beta2, double eps, double weight_decay, double momentum_decay)
            {
                LearningRate = lr;
                (this.beta1, this.beta2, this.eps) = (beta1, beta2, eps);
                (this.weight_decay, this.momentum_decay) = (weight_decay, momentum_decay);
            }
        }

        public class ParamGroup : ParamGroup<Options>, IBetas
        {
            public ParamGroup()
            {
            }

            public ParamGroup(IEnumerable<Parameter> parameters, Options options)
                : base(parameters, options)
            {
            }

            public ParamGroup(
                IEnumerable<Parameter> parameters, double lr = 1, double beta1 = 0.9, double beta2 = 0.999,
                double eps = 1e-8, double weight_decay = 0, double momentum_decay = 0.004)
                : base(parameters, new Options(lr, beta1, beta2, eps, weight_decay, momentum_decay))
            {
            }

            public (double, double) Betas
            {
                get => (Options.beta1!.Value, Options.beta2!.Value);
                set => (Options.beta1, Options.beta2) = value;
            }
        }
    }
}
