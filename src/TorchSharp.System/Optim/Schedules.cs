namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Schedules of the learning rate: made here, they set that of the first epoch at once.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>Times gamma every so many epochs.</summary>
            public static LRScheduler StepLR(
                Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.StepLR(optimizer, step_size, gamma, last_epoch, verbose).Start();

            /// <summary>Times gamma at each milestone.</summary>
            public static LRScheduler MultiStepLR(
                Optimizer optimizer, IList<int> milestones, double gamma = 0.1, int last_epoch = -1,
                bool verbose = false) =>
                new impl.MultiStepLR(optimizer, milestones, gamma, last_epoch, verbose).Start();

            /// <summary>Times gamma every epoch.</summary>
            public static LRScheduler ExponentialLR(
                Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false) =>
                new impl.ExponentialLR(optimizer, gamma, last_epoch, verbose).Start();

            /// <summary>Times a factor for some epochs, then without it.</summary>
            public static LRScheduler ConstantLR(
                Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5, int last_epoch = -1,
                bool verbose = false) =>
                new impl.ConstantLR(optimizer, factor, total_iters, last_epoch, verbose).Start();

            /// <summary>Times a factor that changes linearly over some epochs.</summary>
            public static LRScheduler LinearLR(
                Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5,
                int last_epoch = -1, bool verbose = false) =>
                new impl.LinearLR(optimizer, start_factor, end_factor, total_iters, last_epoch, verbose).Start();

            /// <summary>Down to 0 over some epochs along a power of what is left.</summary>
            public static LRScheduler PolynomialLR(
                Optimizer optimizer, int total_iters = 5, double power = 1, int last_epoch = -1,
                bool verbose = false) =>
                new impl.PolynomialLR(optimizer, total_iters, power, last_epoch, verbose).Start();

            /// <summary>Down to eta_min over T_max epochs along half a cosine, and up again.</summary>
            public static LRScheduler CosineAnnealingLR(
                Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) =>
                new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch, verbose).Start();

            /// <summary>The initial rate times a function of the epoch.</summary>
            public static LRScheduler LambdaLR(
                Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) =>
                new impl.LambdaLR(optimizer, lr_lambda, last_epoch, verbose).Start();

            /// <summary>Times a function of the epoch, every epoch from 1 on.</summary>
            public static LRScheduler MultiplicativeLR(
                Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) =>
                new impl.MultiplicativeLR(optimizer, lr_lambda, last_epoch, verbose).Start();

            public static partial class impl
            {
                public class StepLR : LRScheduler
                {
                    private readonly int _size;
                    private readonly double _gamma;

                    internal StepLR(Optimizer optimizer, int size, double gamma, int last_epoch, bool verbose)
                        : base(optimizer, last_epoch, verbose) => (_size, _gamma) = (size, gamma);

                    private protected override double Next(int index) =>
                        Epoch == 0 || Epoch % _size != 0 ? Current(index) : Current(index) * _gamma;

                    private protected override double? At(double initial) => initial * Math.Pow(_gamma, Epoch / _size);
                }

                public class MultiStepLR : LRScheduler
                {
                    private readonly IList<int> _milestones;
                    private readonly double _gamma;

                    internal MultiStepLR(
                        Optimizer optimizer, IList<int> milestones, double gamma, int last_epoch, bool verbose)
                        : base(optimizer, last_epoch, verbose) => (_milestones, _gamma) = (milestones, gamma);

                    private protected override double Next(int index) =>
                        Current(index) * Math.Pow(_gamma, _milestones.Count(m => m == Epoch));

                    private protected override double? At(double initial) =>
                        initial * Math.Pow(_gamma, _milestones.Count(m => m <= Epoch));
                }

                public class ExponentialLR : LRScheduler
                {
                    private readonly double _gamma;

                    internal ExponentialLR(Optimizer optimizer, double gamma, int last_epoch, bool verbose)
                        : base(optimizer, last_epoch, verbose) => _gamma = gamma;

                    private protected override double Next(int index) =>
                        Epoch == 0 ? Current(index) : Current(index) * _gamma;

                    private protected override double? At(double initial) => initial * Math.Pow(_gamma, Epoch);
                }

                public class ConstantLR : LRScheduler
                {
                    private readonly double _factor;
                    private readonly int _total;

                    internal ConstantLR(Optimizer optimizer, double factor, int total, int last_epoch, bool verbose)
                        : base(optimizer, last_epoch, verbose) => (_factor, _total) = (factor, total);

                    private protected override double Next(int index) =>
                        Epoch == 0 ? Current(index) * _factor
                        : Epoch == _total ? Current(index) * (1 / _factor) : Current(index);

                    private protected override double? At(double initial) =>
                        Epoch >= _total ? initial : initial * _factor;
                }

                public class LinearLR : LRScheduler
                {
                    private readonly double _start;
                    private readonly double _change;
                    private readonly int _total;

                    internal LinearLR(
                        Optimizer optimizer, double start, double end, int total, int last_epoch, bool verbose)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (start is <= 0 or > 1 || end is < 0 or > 1)
                        {
                            throw new ArgumentException(
                                "start_factor must lie in 0 (excluded) to 1, end_factor in 0 to 1.");
                        }

                        (_start, _change, _total) = (start, end - start, total);
                    }

                    private protected override double Next(int index) =>
                        Epoch == 0 ? Current(index) * _start
                        : Epoch > _total ? Current(index)
                        : Current(index) * (1 + (_change / ((_total * _start) + ((Epoch - 1) * _change))));

                    private protected override double? At(double initial) =>
                        initial * (_start + (_change * Math.Min(_total, Epoch) / _total));
                }

                public class PolynomialLR : LRScheduler
                {
                    private readonly double _total;
                    private readonly double _power;

                    internal PolynomialLR(Optimizer optimizer, int total, double power, int last_epoch, bool verbose)
                        : base(optimizer, last_epoch, verbose) => (_total, _power) = (total, power);

                    private protected override double Next(int index) =>
                        Epoch == 0 || Epoch > _total ? Current(index)
                        : Current(index) * Math.Pow((1 - (Epoch / _total)) / (1 - ((Epoch - 1) / _total)), _power);

                    private protected override double? At(double initial) =>
                        initial * Math.Pow(1 - (Math.Min(_total, Epoch) / _total), _power);
                }

                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _half;
                    private readonly double _least;

                    internal CosineAnnealingLR(
                        Optimizer optimizer, double half, double least, int last_epoch, bool verbose)
                        : base(optimizer, last_epoch, verbose) => (_half, _least) = (half, least);

                    private protected override double Next(int index)
                    {
                        if (Epoch == 0)
                        {
                            return Current(index);
                        }

                        // From the lowest point the rate before says nothing of the rate after.
                        return (Epoch - 1 - _half) % (2 * _half) == 0
                            ? Current(index) + ((Initial(index) - _least) * (1 - Math.Cos(Math.PI / _half)) / 2)
                            : ((1 + Math.Cos(Math.PI * Epoch / _half)) / (1 + Math.Cos(Math.PI * (Epoch - 1) / _half))
                                * (Current(index) - _least)) + _least;
                    }

                    private protected override double? At(double initial) =>
                        _least + ((initial - _least) * (1 + Math.Cos(Math.PI * Epoch / _half)) / 2);
                }

                public class LambdaLR : LRScheduler
                {
                    private readonly Func<int, double> _factor;

                    internal LambdaLR(Optimizer optimizer, Func<int, double> factor, int last_epoch, bool verbose)
                        : base(optimizer, last_epoch, verbose) => _factor = factor;

                    private protected override double Next(int index) => Initial(index) * _factor(Epoch);
                }

                public class MultiplicativeLR : LRScheduler
                {
                    private readonly Func<int, double> _factor;

                    internal MultiplicativeLR(
                        Optimizer optimizer, Func<int, double> factor, int last_epoch, bool verbose)
                        : base(optimizer, last_epoch, verbose) => _factor = factor;

                    private protected override double Next(int index) =>
                        Epoch > 0 ? Current(index) * _factor(Epoch) : Current(index);
                }
            }
        }
    }
}
