using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Experiments.Optimization;

/// <summary>Rates from the peak 0.1 against torch.optim.lr_scheduler of PyTorch 1.13.1 in Python.</summary>
public class ScheduleTests
{
    [Fact]
    public void EpochSchedules_StepAsPyTorchs()
    {
        Check(new StepSchedule { StepSize = 2, Gamma = 0.5 }, 6, 1, "0.1, 0.1, 0.05, 0.05, 0.025, 0.025");
        Check(new MultiStepSchedule { Milestones = [1, 4] }, 6, 1, "0.1, 0.01, 0.01, 0.01, 0.001, 0.001");
        Check(new ExponentialSchedule { Gamma = 0.8 }, 6, 1, "0.1, 0.08, 0.064, 0.0512, 0.04096, 0.032768");

        // Constant within an epoch.
        Check(new StepSchedule { StepSize = 1 }, 2, 3, "0.1, 0.1, 0.1, 0.01, 0.01, 0.01");
    }

    [Fact]
    public void StepSchedules_StepAsPyTorchs()
    {
        Check(
            new CosineSchedule(), 3, 4,
            "0.1, 0.09829629131, 0.09330127019, 0.08535533906, 0.075, 0.06294095226, 0.05, 0.03705904774, 0.025, "
            + "0.01464466094, 0.006698729811, 0.001703708686");
        Check(
            new CosineSchedule { FinalFactor = 0.1 }, 4, 3,
            "0.1, 0.09846666218, 0.09397114317, 0.08681980515, 0.0775, 0.06664685703, 0.055, 0.04335314297, 0.0325, "
            + "0.02318019485, 0.01602885683, 0.01153333782");
        Check(
            new LinearSchedule { FinalFactor = 0.2 }, 3, 4,
            "0.1, 0.09333333333, 0.08666666667, 0.08, 0.07333333333, 0.06666666667, 0.06, 0.05333333333, "
            + "0.04666666667, 0.04, 0.03333333333, 0.02666666667");
        Check(
            new OneCycleSchedule(), 3, 4,
            "0.004, 0.03497896542, 0.08792851591, 0.09944154355, 0.09330129698, 0.08117456539, 0.06473789977, "
            + "0.04626371027, 0.02830609982, 0.01334775302, 0.003456698743, 4e-07");
        Check(
            new OneCycleSchedule { PctStart = 0.5, DivFactor = 10, FinalDivFactor = 100 }, 2, 6,
            "0.01, 0.01859423525, 0.04109423525, 0.06890576475, 0.09140576475, 0.1, 0.09330796892, 0.075025, 0.05005, "
            + "0.025075, 0.006792031081, 0.0001");
    }

    // SequentialLR(LinearLR(0.25, 1, 3 steps), CosineAnnealingLR(8 steps)) after 4 steps.
    [Fact]
    public void Warmup_RisesToTheScheduleThatFollows()
    {
        Check(
            new CosineSchedule { WarmupEpochs = 1 }, 3, 4,
            "0.025, 0.05, 0.075, 0.1, 0.1, 0.09619397663, 0.08535533906, 0.06913417162, 0.05, 0.03086582838, "
            + "0.01464466094, 0.003806023374");
        Check(new StepSchedule { StepSize = 1, WarmupEpochs = 2 }, 4, 1, "0.05, 0.1, 0.1, 0.01");
    }

    // Keras's ReduceLROnPlateau: the second epoch in a row that is not better by more than min_delta makes the rate
    // fall.
    [Fact]
    public void Plateau_FallsAfterPatienceEpochsWithoutABetterValue()
    {
        var plateau = new PlateauSchedule { Patience = 2, MinDelta = 0.1, Factor = 0.5 };
        double[] losses = [1, 0.95, 0.8, 0.75, 0.71, 0.72, 0.9, 0.5];

        Assert.Equal([0.1, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.025, 0.025], RatesAfter(plateau, losses));
        Assert.Equal(
            [0.1, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.04, 0.04],
            RatesAfter(plateau with { MinLearningRate = 0.04 }, losses));
        Assert.Equal(
            [0.1, 0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.025, 0.025],
            RatesAfter(plateau with { Monitor = EpochMetric.TrainingAccuracy }, [.. losses.Select(loss => 1 - loss)]));

        static IEnumerable<double> RatesAfter(PlateauSchedule schedule, double[] values) => Enumerable
            .Range(0, values.Length + 1)
            .Select(count => schedule.Rate(0.1, new(count + 1, 0, 5, 100), values[..count]));
    }

    [Fact]
    public void Rate_OfAnySchedule_LiesBetweenZeroAndThePeak()
    {
        var sizes = Gen.Choose(1, 7);
        var cases =
            from epochs in sizes
            from steps in sizes
            from warmup in Gen.Choose(0, epochs - 1)
            from share in Gen.Choose(1, 99)
            from peak in Gen.Elements(1e-5, 0.1, 3)
            select (Epochs: epochs, Steps: steps, Warmup: warmup, Share: share / 100.0, Peak: peak);
        Prop.ForAll(cases.ToArbitrary(), a =>
        {
            ScheduleSpec[] schedules =
            [
                new StepSchedule { StepSize = 2, Gamma = a.Share, WarmupEpochs = a.Warmup },
                new MultiStepSchedule { Milestones = [1, 3], Gamma = a.Share, WarmupEpochs = a.Warmup },
                new ExponentialSchedule { Gamma = a.Share, WarmupEpochs = a.Warmup },
                new CosineSchedule { FinalFactor = a.Share, WarmupEpochs = a.Warmup },
                new LinearSchedule { FinalFactor = a.Share, WarmupEpochs = a.Warmup },
                new OneCycleSchedule { PctStart = a.Share, WarmupEpochs = a.Warmup },
                new PlateauSchedule { Patience = 1, Factor = a.Share, WarmupEpochs = a.Warmup },
            ];
            Assert.All(schedules, schedule => Assert.All(
                Rates(schedule, a.Epochs, a.Steps, a.Peak), rate => Assert.InRange(rate, 0, a.Peak * (1 + 1e-12))));
        }).Check(Config.QuickThrowOnFailure.WithReplay(20_240_601, 1).WithQuietOnSuccess(true));
    }

    private static void Check(ScheduleSpec schedule, int epochs, int steps, string expected)
    {
        var wanted = expected.Split(", ").Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToList();
        var rates = Rates(schedule, epochs, steps, 0.1).ToList();
        Assert.Equal(wanted.Count, rates.Count);
        Assert.All(wanted.Zip(rates), pair => Assert.Equal(pair.First, pair.Second, 1e-10));
    }

    private static IEnumerable<double> Rates(ScheduleSpec schedule, int epochs, int steps, double peak) =>
        from epoch in Enumerable.Range(1, epochs)
        from step in Enumerable.Range(0, steps)
        select schedule.Rate(peak, new(epoch, step, steps, epochs), [.. Enumerable.Repeat(1.0, epoch - 1)]);
}
