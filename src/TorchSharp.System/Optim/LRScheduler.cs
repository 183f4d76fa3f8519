using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Changes the learning rates of an optimizer's parameter groups from step to step.</summary>
            public abstract class LRScheduler
            {
                private readonly bool _verbose;
                private List<double> _last;

                private protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    (Target, Epoch, _verbose) = (optimizer, last_epoch, verbose);
                    Groups = [.. optimizer.ParamGroups];
                    _last = [.. Groups.Select(g => g.LearningRate)];
                }

                /// <summary>How many steps were taken; the first epoch is 0.</summary>
                private protected int Epoch { get; private set; }

                private protected IReadOnlyList<ILearningRateController> Groups { get; }

                internal Optimizer Target { get; }

                /// <summary>The learning rates that the last step set, one for each parameter group.</summary>
                public IEnumerable<double> get_last_lr() => _last;

                /// <summary>Goes to the next epoch (or batch, whichever the schedule counts).</summary>
                public virtual void step()
                {
                    Epoch++;
                    Set(Next);
                }

                /// <summary>Goes to an epoch, or to the next one.</summary>
                public virtual void step(int? epoch)
                {
                    if (epoch is not { } given)
                    {
                        step();
                        return;
                    }

                    Epoch = given;
                    Set(index => At(Groups[index].InitialLearningRate) ?? Next(index));
                }

                /// <summary>Goes to the next epoch; only a schedule by a metric looks at the metric.</summary>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>Sets the learning rates of the first epoch. For who made the schedule.</summary>
                internal virtual LRScheduler Start()
                {
                    step();
                    return this;
                }

                /// <summary>Takes back the count of a step. For who has schedules take turns.</summary>
                internal void Rewind() => Epoch--;

                /// <summary>A group's learning rate in this epoch, worked out of that in the epoch before.</summary>
                private protected abstract double Next(int index);

                /// <summary>The learning rate in this epoch, worked out of the initial one; null where it cannot
                /// be.</summary>
                private protected virtual double? At(double initial) => null;

                private protected void Set(Func<int, double> rate)
                {
                    // All before any, as a rate may be worked out of the group's present one.
                    var rates = Enumerable.Range(0, Groups.Count).Select(rate).ToList();
                    for (var i = 0; i < rates.Count; i++)
                    {
                        if (_verbose && Groups[i].LearningRate != rates[i])
                        {
                            Console.WriteLine(string.Create(
                                CultureInfo.InvariantCulture,
                                $"Adjusting learning rate of group {i} to {rates[i]:g4}."));
                        }

                        Groups[i].LearningRate = rates[i];
                    }

                    _last = rates;
                }

                private protected double Current(int index) => Groups[index].LearningRate;

                private protected double Initial(int index) => Groups[index].InitialLearningRate;
            }
        }
    }
}
