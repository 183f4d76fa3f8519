using System.Runtime.InteropServices;
using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static Adadelta Adadelta(
                IEnumerable<Parameter> parameters, double lr = 1, double rho = 0.9, double eps = 1e-6,
                double weight_decay = 0, bool maximize = false) =>
                new(parameters, lr, rho, eps, weight_decay, maximize);

            public static Adadelta Adadelta(
                IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1, double rho = 0.9,
                double eps = 1e-6, double weight_decay = 0, bool maximize = false) =>
                new(parameters.Select(p => p.parameter), lr, rho, eps, weight_decay, maximize);

            public static Adadelta Adadelta(
                IEnumerable<Adadelta.ParamGroup> parameters, double lr = 1, double rho = 0.9, double eps = 1e-6,
                double weight_decay = 0, bool maximize = false) =>
                new(parameters, lr, rho, eps, weight_decay, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Steps scaled by running means of the squared gradients and of the squared steps themselves.</summary>
    public partial class Adadelta : OptimizerHelper
    {
        public Adadelta(
            IEnumerable<Parameter> parameters, double lr, double rho = 0.9, double eps = 1e-6,
            double weight_decay = 0, bool maximize = false)
            : this([new ParamGroup(parameters, new Options())], lr, rho, eps, weight_decay, maximize)
        {
        }

        public Adadelta(
            IEnumerable<ParamGroup> parameters, double lr = 1, double rho = 0.9, double eps = 1e-6,
            double weight_decay = 0, bool maximize = false)
            : base(new Options(lr, rho, eps, weight_decay, maximize), 2, parameters)
        {
        }

        private protected override void Update(
            OptimizerOptions settings, Parameter[] parameters, ParameterState[] states, long[] steps)
        {
            var o = (Options)settings;
            optim_adadelta(
                new TensorList(parameters), new TensorList(Tensors(states, 2)), steps, steps.Length,
                o.LearningRate!.Value, o.rho!.Value, o.eps!.Value, o.weight_decay!.Value, o.maximize!.Value);
        }

        [LibraryImport(Native.Library)]
        private static partial Status optim_adadelta(
            TensorList parameters, TensorList state, long[] steps, int n, double lr, double rho, double eps,
            double decay, Flag maximize);

        public class Options : OptimizerOptions
        {
            public double? rho;
            public double? eps;
            public double? weight_decay;
            public bool? maximize;

            public Options()
            {
            }

            internal Options(
                double lr, double rho, double eps, double weight_decay, bool maximize)
            {
                LearningRate = lr;
                (this.rho, this.eps, this.weight_decay) = (rho, eps, weight_decay);
                this.maximize = maximize;
            }
        }

        public class ParamGroup : ParamGroup<Options>
        {
            public ParamGroup()
            {
            }

            public ParamGroup(IEnumerable<Parameter> parameters, Options options)
                : base(parameters, options)
            {
            }

            public ParamGroup(
                IEnumerable<Parameter> parameters, double lr = 1, double rho = 0.9, double eps = 1e-6,
                double weight_decay = 0, bool maximize = false)
                : base(parameters, new Options(lr, rho, eps, weight_decay, maximize))
            {
            }
        }
    }
}
