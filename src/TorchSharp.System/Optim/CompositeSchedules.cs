namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>One schedule after the other: each takes over, at its own first epoch, at a
            /// milestone.</summary>
            /// <exception cref="ArgumentException">There is not one milestone fewer than schedules.</exception>
            public static LRScheduler SequentialLR(
                Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones,
                int last_epoch = -1) =>
                new impl.SequentialLR(optimizer, [.. schedulers], [.. milestones], last_epoch).Start();

            /// <summary>Several schedules of the same optimizer at once.</summary>
            public static LRScheduler ChainedLR(IEnumerable<LRScheduler> schedulers) =>
                new impl.ChainedLR([.. schedulers]);

            /// <summary>Times a factor whenever a metric has not got better for more than patience epochs.</summary>
            /// <param name="optimizer">Whose learning rates to lower.</param>
            /// <param name="mode">"min" where less is better, "max" where more is.</param>
            /// <param name="factor">Below 1.</param>
            /// <param name="patience">How many epochs without gain are waited for.</param>
            /// <param name="threshold">The least gain that counts.</param>
            /// <param name="threshold_mode">"rel" to the best value so far, or "abs".</param>
            /// <param name="cooldown">How many epochs after a change count for nothing.</param>
            /// <param name="min_lr">The lowest rate, for all groups or for each; null is 0.</param>
            /// <param name="eps">A change by no more than this is not made.</param>
            /// <param name="verbose">Whether changes are printed.</param>
            public static LRScheduler ReduceLROnPlateau(
                Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10,
                double threshold = 1e-4, string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null,
                double eps = 1e-8, bool verbose = false) =>
                new impl.ReduceLROnPlateau(
                    optimizer, mode, factor, patience, threshold, threshold_mode, cooldown, min_lr, eps, verbose);

            public static partial class impl
            {
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedulers;
                    private readonly int[] _milestones;

                    internal SequentialLR(
                        Optimizer optimizer, LRScheduler[] schedulers, int[] milestones, int last_epoch)
                        : base(optimizer, last_epoch)
                    {
                        if (milestones.Length != schedulers.Length - 1)
                        {
                            throw new ArgumentException(
                                $"{schedulers.Length} schedules take turns at {schedulers.Length - 1} milestones, " +
                                $"not {milestones.Length}.",
                                nameof(milestones));
                        }

                        (_schedulers, _milestones) = (schedulers, milestones);
                    }

                    /// <summary>Undoes what making the schedules did to the rates, and starts the first one
                    /// anew.</summary>
                    internal override LRScheduler Start()
                    {
                        Set(Initial);
                        foreach (var scheduler in _schedulers)
                        {
                            scheduler.Rewind();
                        }

                        return base.Start();
                    }

                    private protected override double Next(int index)
                    {
                        if (index == 0)
                        {
                            var turn = _milestones.Count(m => m <= Epoch);
                            if (turn > 0 && _milestones[turn - 1] == Epoch)
                            {
                                _schedulers[turn].step((int?)0);
                            }
                            else
                            {
                                _schedulers[turn].step();
                            }
                        }

                        return Current(index);
                    }
                }

                public class ChainedLR : LRScheduler
                {
                    private readonly LRScheduler[] _schedulers;

                    internal ChainedLR(LRScheduler[] schedulers)
                        : base(schedulers[^1].Target) => _schedulers = schedulers;

                    private protected override double Next(int index)
                    {
                        foreach (var scheduler in index == 0 ? _schedulers : [])
                        {
                            scheduler.step();
                        }

                        return Current(index);
                    }
                }

                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool _less;
                    private readonly bool _relative;
                    private readonly double _factor;
                    private readonly int _patience;
                    private readonly double _threshold;
                    private readonly int _cooldown;
                    private readonly IList<double> _least;
                    private readonly double _eps;
                    private double _best;
                    private int _bad;
                    private int _cooling;

                    internal ReduceLROnPlateau(
                        Optimizer optimizer, string mode, double factor, int patience, double threshold,
                        string threshold_mode, int cooldown, IList<double>? least, double eps, bool verbose)
                        : base(optimizer, 0, verbose)
                    {
                        _less = Choose(mode, "min", "max", nameof(mode));
                        _relative = Choose(threshold_mode, "rel", "abs", nameof(threshold_mode));
                        if (factor >= 1)
                        {
                            throw new ArgumentException("factor must be below 1.", nameof(factor));
                        }

                        if (least is not null && least.Count != 1 && least.Count != Groups.Count)
                        {
                            throw new ArgumentException($"min_lr wants 1 or {Groups.Count} values.", nameof(least));
                        }

                        (_factor, _patience, _threshold, _cooldown) = (factor, patience, threshold, cooldown);
                        (_least, _eps) = (least ?? [0], eps);
                        _best = _less ? double.PositiveInfinity : double.NegativeInfinity;
                    }

                    public override void step() => throw Unmeasured();

                    public override void step(int? epoch) => throw Unmeasured();

                    /// <summary>Tells the schedule the metric of an epoch.</summary>
                    public override void step(double current, int? epoch = null)
                    {
                        var better = Better(current);
                        _best = better ? current : _best;
                        _bad = better ? 0 : _bad + 1;
                        if (_cooling > 0)
                        {
                            _cooling--;
                            _bad = 0;
                        }

                        var lower = _bad > _patience;
                        if (lower)
                        {
                            (_cooling, _bad) = (_cooldown, 0);
                        }

                        Set(index => lower ? Next(index) : Current(index));
                    }

                    private protected override double Next(int index)
                    {
                        var lowered = Math.Max(Current(index) * _factor, _least[_least.Count == 1 ? 0 : index]);
                        return Current(index) - lowered > _eps ? lowered : Current(index);
                    }

                    private bool Better(double value) => (_less, _relative) switch
                    {
                        (true, true) => value < _best * (1 - _threshold),
                        (true, false) => value < _best - _threshold,
                        (false, true) => value > _best * (1 + _threshold),
                        (false, false) => value > _best + _threshold,
                    };

                    private static bool Choose(string value, string yes, string no, string name) =>
                        value == yes || (value == no ? false
                            : throw new ArgumentException($"{name} is \"{yes}\" or \"{no}\", not \"{value}\".", name));

                    private static InvalidOperationException Unmeasured() =>
                        new("ReduceLROnPlateau goes by a metric: call step(double).");
                }
            }
        }
    }
}
