using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch.optim;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static SGD SGD(
                IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0,
                double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            public static SGD SGD(
                IEnumerable<(string name, Parameter parameter)> parameters, double learningRate, double momentum = 0,
                double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                new(
                    parameters.Select(p => p.parameter), learningRate, momentum, dampening, weight_decay, nesterov,
                    maximize);

            public static SGD SGD(
                IEnumerable<SGD.ParamGroup> parameters, double learningRate, double momentum = 0, double dampening = 0,
                double weight_decay = 0, bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    /// <summary>Stochastic gradient descent, with momentum when asked for.</summary>
    public partial class SGD : OptimizerHelper, IMomentum
    {
        public SGD(
            IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0,
            double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : this(
                [new ParamGroup(parameters, new Options())], lr, momentum, dampening, weight_decay, nesterov, maximize)
        {
        }

        public SGD(
            IEnumerable<ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0,
            double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : base(new Options(lr, momentum, dampening, weight_decay, nesterov, maximize), 1, parameters)
        {
            if (nesterov && (momentum <= 0 || dampening != 0))
            {
                throw new ArgumentException("Nesterov momentum wants a momentum and no dampening.", nameof(nesterov));
            }
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
            optim_sgd(
                new TensorList(parameters), new TensorList(Tensors(states, o.momentum == 0 ? 0 : 1)), steps,
                steps.Length, o.LearningRate!.Value, o.momentum!.Value, o.dampening!.Value, o.weight_decay!.Value,
                o.nesterov!.Value, o.maximize!.Value);
        }

        [LibraryImport(Native.Library)]
        private static partial Status optim_sgd(
            TensorList parameters, TensorList state, long[] steps, int n, double lr, double momentum, double dampening,
            double decay, Flag nesterov, Flag maximize);

        public class Options : OptimizerOptions
        {
            public double? momentum;
            public double? dampening;
            public double? weight_decay;
            public bool? nesterov;
            public bool? maximize;

            public Options()
            {
            }

            internal Options(
                double lr, double momentum, double dampening, double weight_decay, bool nesterov, bool maximize)
            {
                LearningRate = lr;
                (this.momentum, this.dampening, this.weight_decay) = (momentum, dampening, weight_decay);
                (this.nesterov, this.maximize) = (nesterov, maximize);
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
                IEnumerable<Parameter> parameters, double lr = 0.001, double momentum = 0, double dampening = 0,
                double weight_decay = 0, bool nesterov = false, bool maximize = false)
                : base(parameters, new Options(lr, momentum, dampening, weight_decay, nesterov, maximize))
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
