using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>What a learning rate schedule changes.</summary>
        public interface ILearningRateController
        {
            double LearningRate { get; set; }

            /// <summary>The learning rate that the optimizer was made with, which schedules start from.</summary>
            double InitialLearningRate { get; set; }
        }

        /// <summary>What has a momentum that a schedule can change.</summary>
        public interface IMomentum
        {
            double Momentum { get; set; }
        }

        /// <summary>What has decay rates of moments that a schedule can change.</summary>
        public interface IBetas
        {
            (double, double) Betas { get; set; }
        }

        /// <summary>Changes parameters by their gradients.</summary>
        public abstract class Optimizer : IDisposable
        {
            private protected Optimizer()
            {
            }

            public virtual IEnumerable<ILearningRateController> ParamGroups => Groups;

            private protected List<ParamGroup> Groups { get; } = [];

            /// <summary>Fills the gradients of all parameters with zeros.</summary>
            public abstract void zero_grad();

            public abstract void add_param_group(ParamGroup param_group);

            /// <summary>Changes every parameter that has a gradient.</summary>
            /// <param name="closure">Works out loss and gradients first, when given.</param>
            /// <returns>What the closure returned; null without one.</returns>
            public virtual Tensor? step(Func<Tensor>? closure = null)
            {
                Tensor? loss = null;
                if (closure is not null)
                {
                    using var _ = enable_grad();
                    loss = closure();
                }

                Groups.ForEach(Update);
                return loss;
            }

            public abstract IEnumerable<Parameter> parameters();

            /// <summary>Disposes the state; the parameters are not the optimizer's.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
            }

            /// <summary>Changes the parameters of one group.</summary>
            private protected abstract void Update(ParamGroup group);

            /// <summary>An optimizer's options and state, in the order of its parameter groups and
            /// parameters.</summary>
            public class StateDictionary
            {
                internal StateDictionary()
                {
                }

                public List<OptimizerOptions> Options { get; } = [];

                public List<OptimizerState> State { get; } = [];

                /// <summary>For each parameter group, which states are its parameters'.</summary>
                public List<List<int>> StateIndexRef { get; } = [];
            }
        }
    }
}
