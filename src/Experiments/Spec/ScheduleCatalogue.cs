using Experiments.Optimization;
using Experiments.Spec.Reading;

namespace Experiments.Spec;

/// <summary>The schedules of the learning rate that an experiment file can name.</summary>
internal static class ScheduleCatalogue
{
    private const int MostEpochs = 1_000_000;

    private static readonly Interval AboveOne = new(1, double.PositiveInfinity, false, false);

    /// <summary>All schedules.</summary>
    public static Catalogue<ScheduleSpec> Schedules { get; } = new("schedule")
    {
        ["step"] = new(
            "The rate times gamma every step_size epochs.",
            map => new StepSchedule
            {
                StepSize = map.Required(
                    "step_size", new IntegerRule(1, MostEpochs), "epochs from one fall of the rate to the next"),
                Gamma = map.Number("gamma", Interval.InsideShare, 0.1, "what the rate is multiplied by"),
                WarmupEpochs = Warmup(map),
            }),
        ["multi_step"] = new(
            "The rate times gamma after each of some epochs.",
            map => new MultiStepSchedule
            {
                Milestones = map.Required(
                    "milestones", new ListRule<int>(new IntegerRule(1, MostEpochs), 1000),
                    "the epochs after which the rate falls, ascending; counted from the end of a warm-up"),
                Gamma = map.Number("gamma", Interval.InsideShare, 0.1, "what the rate is multiplied by"),
                WarmupEpochs = Warmup(map),
            }),
        ["exponential"] = new(
            "The rate times gamma after every epoch.",
            map => new ExponentialSchedule
            {
                Gamma = map.Required("gamma", new NumberRule(Interval.InsideShare), "what the rate is multiplied by"),
                WarmupEpochs = Warmup(map),
            }),
        ["cosine"] = new(
            "The rate falls along half a cosine, step by step, until training ends (Loshchilov and Hutter 2017).",
            map => new CosineSchedule { FinalFactor = FinalFactor(map), WarmupEpochs = Warmup(map) }),
        ["linear"] = new(
            "The rate falls in a straight line, step by step, until training ends.",
            map => new LinearSchedule { FinalFactor = FinalFactor(map), WarmupEpochs = Warmup(map) }),
        ["one_cycle"] = new(
            "The rate rises to learning_rate and then falls far below where it began, step by step, along half a "
                + "cosine each (Smith and Topin 2018). The momentum stays as it is.",
            map => new OneCycleSchedule
            {
                PctStart = map.Number(
                    "pct_start", Interval.InsideShare, 0.3, "the share of the steps in which the rate rises"),
                DivFactor = map.Number("div_factor", AboveOne, 25, "the first rate is learning_rate divided by this"),
                FinalDivFactor = map.Number(
                    "final_div_factor", AboveOne, 1e4, "the last rate is the first one divided by this"),
                WarmupEpochs = Warmup(map),
            }),
        ["plateau"] = new(
            "The rate times a factor where a value has stopped getting better, as Keras's ReduceLROnPlateau does it.",
            map => new PlateauSchedule
            {
                Monitor = TrainingSection.Watched(map),
                Factor = map.Number("factor", Interval.InsideShare, 0.1, "what the rate is multiplied by"),
                Patience = map.Optional(
                    "patience", new IntegerRule(1, MostEpochs), 10, "10",
                    "epochs in a row without a better value after which the rate falls"),
                MinDelta = map.Number(
                    "min_delta", Interval.NotNegative, 1e-4, "by how much a value must beat the best one to be better"),
                MinLearningRate = map.Number(
                    "min_learning_rate", Interval.NotNegative, 0, "the rate that it does not fall below"),
                WarmupEpochs = Warmup(map),
            }),
    };

    private static double FinalFactor(FieldReader map) => map.Number(
        "final_factor", Interval.BelowOne, 0, "where the rate ends, as a share of learning_rate");

    private static int Warmup(FieldReader map) => map.Optional(
        "warmup_epochs", new IntegerRule(0, MostEpochs), 0, "0",
        "epochs before the schedule begins, in which the rate rises from 0 to its first one, step by step");
}
