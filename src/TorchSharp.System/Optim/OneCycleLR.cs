namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>
            /// From a low rate up to max_lr and down to a very low one, over all batches of a training; the momentum
            /// goes the other way. Steps beyond the total set the rate to 0.
            /// </summary>
            /// <exception cref="ArgumentException">
            /// No total is given; a list has not one value for each group; or the momentum is to cycle and the
            /// optimizer has none.
            /// </exception>
            public static LRScheduler OneCycleLR(
                Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1,
                double pct_start = 0.3,
                impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos,
                bool cycle_momentum = true, double base_momentum = 0.85, double max_momentum = 0.95,
                double div_factor = 25, double final_div_factor = 10000, bool three_phase = false, int last_epoch = -1,
                bool verbose = false) =>
                OneCycleLR(
                    optimizer, [max_lr], total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy,
                    cycle_momentum,
                    [base_momentum], [max_momentum], div_factor, final_div_factor, three_phase, last_epoch, verbose);

            /// <summary>As the other one, with values for each parameter group.</summary>
            public static LRScheduler OneCycleLR(
                Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1,
                int steps_per_epoch = -1, double pct_start = 0.3,
                impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos,
                bool cycle_momentum = true, IEnumerable<double>? base_momentum = null,
                IEnumerable<double>? max_momentum = null, double div_factor = 25, double final_div_factor = 10000,
                bool three_phase = false, int last_epoch = -1, bool verbose = false)
            {
                var total = total_steps > 0 ? total_steps : epochs > 0 && steps_per_epoch > 0 ? epochs * steps_per_epoch
                    : throw new ArgumentException("Give total_steps, or both epochs and steps_per_epoch.");
                return new impl.OneCycleLR(
                    optimizer, [.. max_lr], total, pct_start, anneal_strategy, cycle_momentum,
                    [.. base_momentum ?? [0.85]],
                    [.. max_momentum ?? [0.95]], div_factor, final_div_factor, three_phase, last_epoch,
                    verbose).Start();
            }

            public static partial class impl
            {
                public class OneCycleLR : LRScheduler
                {
                    private readonly List<Phase> _phases;
                    private readonly AnnealStrategy _anneal;
                    private readonly Range[] _rates;
                    private readonly Range[]? _momenta;
                    private readonly double _divisor;

                    internal OneCycleLR(
                        Optimizer optimizer, double[] max_lr, int total, double pct_start, AnnealStrategy anneal,
                        bool cycle_momentum, double[] base_momentum, double[] max_momentum, double divisor,
                        double final_divisor, bool three_phase, int last_epoch, bool verbose)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (pct_start is < 0 or > 1)
                        {
                            throw new ArgumentException("pct_start must lie in 0 to 1.", nameof(pct_start));
                        }

                        if (cycle_momentum && optimizer is not (IMomentum or IBetas))
                        {
                            throw new ArgumentException(
                                "The optimizer has no momentum: give cycle_momentum: false.", nameof(optimizer));
                        }

                        (_anneal, _divisor) = (anneal, final_divisor);
                        _phases = three_phase
                            ? [new(Place.Low, Place.High, (pct_start * total) - 1),
                                new(Place.High, Place.Low, (2 * pct_start * total) - 2),
                                new(Place.Low, Place.End, total - 1)]
                            : [new(Place.Low, Place.High, (pct_start * total) - 1),
                                new(Place.High, Place.End, total - 1)];
                        _rates = [.. Spread(max_lr).Select(rate => new Range(rate / divisor, rate))];
                        if (cycle_momentum)
                        {
                            _momenta = [.. Spread(max_momentum)
                                .Zip(Spread(base_momentum), (outer, middle) => new Range(outer, middle))];
                        }

                        for (var i = 0; last_epoch == -1 && i < Groups.Count; i++)
                        {
                            Groups[i].InitialLearningRate = _rates[i].Low;
                        }
                    }

                    public enum AnnealStrategy
                    {
                        Cos = 0,
                        Linear = 1,
                    }

                    private enum Place
                    {
                        Low,
                        High,
                        End,
                    }

                    private protected override double Next(int index)
                    {
                        var begin = 0.0;
                        foreach (var phase in _phases)
                        {
                            if (Epoch <= phase.EndStep)
                            {
                                var share = phase.EndStep > begin ? (Epoch - begin) / (phase.EndStep - begin) : 1;
                                SetMomentum(index, phase, share);
                                return Between(Rate(index, phase.From), Rate(index, phase.To), share);
                            }

                            begin = phase.EndStep;
                        }

                        return 0;
                    }

                    private double Rate(int index, Place place) => place switch
                    {
                        Place.Low => _rates[index].Low,
                        Place.High => _rates[index].High,
                        _ => _rates[index].Low / _divisor,
                    };

                    private void SetMomentum(int index, Phase phase, double share)
                    {
                        if (_momenta is null)
                        {
                            return;
                        }

                        var (low, high) = _momenta[index];
                        var momentum = Between(
                            phase.From == Place.High ? high : low, phase.To == Place.High ? high : low, share);
                        switch (Groups[index])
                        {
                            case IBetas group: group.Betas = (momentum, group.Betas.Item2); break;
                            case IMomentum group: group.Momentum = momentum; break;
                            default: break;
                        }
                    }

                    private double Between(double from, double to, double share) => _anneal == AnnealStrategy.Linear
                        ? ((to - from) * share) + from
                        : to + ((from - to) / 2 * (Math.Cos(Math.PI * share) + 1));

                    private double[] Spread(double[] values) =>
                        values.Length == Groups.Count ? values
                        : values.Length == 1 ? [.. Enumerable.Repeat(values[0], Groups.Count)]
                        : throw new ArgumentException(
                            $"There are {Groups.Count} parameter groups, but {values.Length} values.");

                    /// <summary>What a rate or momentum is at the ends of the cycle (low) and in its middle
                    /// (high).</summary>
                    private readonly record struct Range(double Low, double High);

                    private sealed record Phase(Place From, Place To, double EndStep);
                }
            }
        }
    }
}
