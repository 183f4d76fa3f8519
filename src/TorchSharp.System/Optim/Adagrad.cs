using System.Runtime.InteropServices;
using TorchSharp.Modules;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static Adagrad Adagrad(
                IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0,
                double initial_accumulator_value = 0, double eps = 1e-10) =>
                new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);

            public static Adagrad Adagrad(
                IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, double lr_decay = 0,
                double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10) =>
                new(parameters.Select(p => p.parameter), lr, lr_decay, weight_decay, initial_accumulator_value, eps);

            public static Adagrad Adagrad(
                IEnumerable<Adagrad.ParamGroup> parameters, double lr = 0.01, double lr_decay = 0,
                double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10) =>
                new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Steps scaled by the sum of the squared gradients.</summary>
    public partial class Adagrad : OptimizerHelper
    {
        public Adagrad(
            IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0,
            double initial_accumulator_value = 0, double eps = 1e-10)
            : this(
                [new ParamGroup(parameters, new Options())], lr, lr_decay, weight_decay, initial_accumulator_value, eps)
        {
        }

        public Adagrad(
            IEnumerable<ParamGroup> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0,
            double initial_accumulator_value = 0, double eps = 1e-10)
            : base(new Options(lr, lr_decay, weight_decay, initial_accumulator_value, eps), 1, parameters)
        {
        }

        private protected override void Update(
            OptimizerOptions settings, Parameter[] parameters, ParameterState[] states, long[] steps)
        {
            var o = (Options)settings;
            optim_adagrad(
                new TensorList(parameters), new TensorList(Tensors(states, 1, o.initial_accumulator_value!.Value)),
                steps, steps.Length, o.LearningRate!.Value, o.lr_decay!.Value, o.eps!.Value, o.weight_decay!.Value);
        }

        [LibraryImport(Native.Library)]
        private static partial Status optim_adagrad(
            TensorList parameters, TensorList state, long[] steps, int n, double lr, double lrDecay, double eps,
            double decay);

        public class Options : OptimizerOptions
        {
            public double? lr_decay;
            public double? initial_accumulator_value;
            public double? eps;
            public double? weight_decay;

            public Options()
            {
            }

            internal Options(
                double lr, double lr_decay, double weight_decay, double initial_accumulator_value, double eps)
            {
                LearningRate = lr;
                (this.lr_decay, this.weight_decay, this.eps) = (lr_decay, weight_decay, eps);
                this.initial_accumulator_value = initial_accumulator_value;
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
                IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0,
                double initial_accumulator_value = 0, double eps = 1e-10)
                : base(parameters, new Options(lr, lr_decay, weight_decay, initial_accumulator_value, eps))
            {
            }
        }
    }
}
