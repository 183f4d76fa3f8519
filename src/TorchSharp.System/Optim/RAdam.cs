using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch.optim;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static RAdam RAdam(
                IEnumerable<Parameter> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999,
                double eps = 1e-8, double weight_decay = 0) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay);

            public static RAdam RAdam(
                IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.002, double beta1 = 0.9,
                double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0) =>
                new(parameters.Select(p => p.parameter), lr, beta1, beta2, eps, weight_decay);

            public static RAdam RAdam(
                IEnumerable<RAdam.ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999,
                double eps = 1e-8, double weight_decay = 0) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Adam that takes account of how little its first steps know of the variance.</summary>
    public partial class RAdam : OptimizerHelper, IBetas
    {
        public RAdam(
            IEnumerable<Parameter> parameters, double lr, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0)
            : this([new ParamGroup(parameters, new Options())], lr, beta1, beta2, eps, weight_decay)
        {
        }

        public RAdam(
            IEnumerable<ParamGroup> parameters, double lr = 0.002, double beta1 = 0.9, double beta2 = 0.999,
            double eps = 1e-8, double weight_decay = 0)
            : base(new Options(lr, beta1, beta2, eps, weight_decay), 2, parameters)
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
            optim_radam(
                new TensorList(parameters), new TensorList(Tensors(states, 2)), steps, steps.Length,
                o.LearningRate!.Value, o.beta1!.Value, o.beta2!.Value, o.eps!.Value, o.weight_decay!.Value);
        }

        [LibraryImport(Native.Library)]
        private static partial Status optim_radam(
            TensorList parameters, TensorList state, long[] steps, int n, double lr, double beta1, double beta2,
            double eps, double decay);

        public class Options : OptimizerOptions
        {
            public double? beta1;
            public double? beta2;
            public double? eps;
            public double? weight_decay;

            public Options()
            {
            }

            internal Options(
                double lr, double beta1, double beta2, double eps, double weight_decay)
            {
                LearningRate = lr;
                (this.beta1, this.beta2, this.eps) = (beta1, beta2, eps);
                this.weight_decay = weight_decay;
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
                double eps = 1e-8, double weight_decay = 0)
                : base(parameters, new Options(lr, beta1, beta2, eps, weight_decay))
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
