using Xunit;

namespace Experiments.Spec;

/// <summary>What the training section means, and what is refused in it.</summary>
public class TrainingSpecTests
{
    // Keras 3.x and PyTorch 2.x, from their documentation.
    [Fact]
    public void Read_Optimizers_HaveTheConventionsDefaults()
    {
        Check(
            "sgd",
            "learning_rate: 0.01, momentum: 0, nesterov: false, weight_decay: 0",
            "learning_rate: 0.001, momentum: 0, nesterov: false, weight_decay: 0");
        Check(
            "adam",
            "learning_rate: 0.001, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-07, weight_decay: 0",
            "learning_rate: 0.001, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-08, weight_decay: 0");
        Check(
            "adamw",
            "learning_rate: 0.001, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-07, weight_decay: 0.004",
            "learning_rate: 0.001, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-08, weight_decay: 0.01");
        Check(
            "nadam",
            "learning_rate: 0.001, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-07, weight_decay: 0",
            "learning_rate: 0.002, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-08, weight_decay: 0");
        Check(
            "radam",
            "learning_rate: 0.001, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-07, weight_decay: 0",
            "learning_rate: 0.001, beta_1: 0.9, beta_2: 0.999, epsilon: 1e-08, weight_decay: 0");
        Check(
            "rmsprop",
            "learning_rate: 0.001, rho: 0.9, momentum: 0, epsilon: 1e-07, centered: false, weight_decay: 0",
            "learning_rate: 0.01, rho: 0.99, momentum: 0, epsilon: 1e-08, centered: false, weight_decay: 0");
        Check(
            "adagrad",
            "learning_rate: 0.001, initial_accumulator_value: 0.1, epsilon: 1e-07, weight_decay: 0",
            "learning_rate: 0.01, initial_accumulator_value: 0, epsilon: 1e-10, weight_decay: 0");
        Check(
            "adadelta",
            "learning_rate: 0.001, rho: 0.95, epsilon: 1e-07, weight_decay: 0",
            "learning_rate: 1, rho: 0.9, epsilon: 1e-06, weight_decay: 0");
        Assert.Equal(8, OptimizerCatalogue.Optimizers.Names.Count);

        static void Check(string kind, string keras, string pytorch)
        {
            Assert.Equal(keras, SettingsUnder("keras"));
            Assert.Equal(pytorch, SettingsUnder("pytorch"));

            string SettingsUnder(string conventions) => string.Join(
                ", ",
                Some.Spec(Some.Text.Replace("keras", conventions) + $"\n  optimizer: {kind}")
                    .Training.Optimizer.Settings
                    .Select(setting => $"{setting.Name}: {setting.Value}"));
        }
    }

    [Fact]
    public void Read_NoOptimizer_IsAdamOfTheConventions()
    {
        foreach (var conventions in new[] { "keras", "pytorch" })
        {
            var text = Some.Text.Replace("keras", conventions);

            Assert.Equal(
                Some.Spec(text + "\n  optimizer: adam").Training.Optimizer, Some.Spec(text).Training.Optimizer);
        }
    }

    [Theory]
    [InlineData("optimizer: {adamw: {learning_rate: 2e-3, beta_1: 0.8, weight_decay: 0.05}}")]
    [InlineData("optimizer: {nadam: {beta_2: 0.99}}")]
    [InlineData("optimizer: {radam: {epsilon: 1e-6, weight_decay: 1e-4}}")]
    [InlineData("optimizer: {rmsprop: {rho: 0.95, momentum: 0.9, centered: true}}")]
    [InlineData("optimizer: {adagrad: {initial_accumulator_value: 0.2}}")]
    [InlineData("optimizer: {adadelta: {rho: 0.8, learning_rate: 1}}")]
    [InlineData("loss: {cross_entropy: {label_smoothing: 0.1}}")]
    [InlineData("loss: {cross_entropy: {class_weights: balanced}}")]
    [InlineData("loss: {cross_entropy: {class_weights: [1, 2, 0.5, 1, 1, 1, 1, 1, 1, 0]}}")]
    [InlineData("loss: mean_squared_error")]
    [InlineData("epochs: 5\n  schedule: {step: {step_size: 2, gamma: 0.5}}")]
    [InlineData("epochs: 5\n  schedule: {multi_step: {milestones: [1, 3]}}")]
    [InlineData("epochs: 5\n  schedule: {exponential: {gamma: 0.9, warmup_epochs: 1}}")]
    [InlineData("epochs: 5\n  schedule: cosine")]
    [InlineData("epochs: 5\n  schedule: {linear: {final_factor: 0.1}}")]
    [InlineData("epochs: 5\n  schedule: {one_cycle: {pct_start: 0.2, div_factor: 10, final_div_factor: 100}}")]
    [InlineData("epochs: 5\n  schedule: {plateau: {monitor: training_accuracy, patience: 2, min_learning_rate: 1e-5}}")]
    [InlineData("epochs: 5\n  early_stopping: {patience: 2, monitor: validation_accuracy, min_delta: 0.01}")]
    [InlineData("epochs: 5\n  early_stopping: {patience: 20, restore_best: true}")]
    [InlineData("clip_norm: 1")]
    [InlineData("weight_average: {decay: 0.99}")]
    [InlineData("precision: bfloat16")]
    [InlineData("pseudo_labels: {from: held_out, held_out: 0.5, epochs: 3, share: 0.1, labels: hard}")]
    [InlineData("pseudo_labels: {from: test}")]
    [InlineData("epochs: 1\n  pseudo_labels: {from: test}\n  schedule: {cosine: {warmup_epochs: 2}}")]
    public void Read_Settings_AreWrittenAndReadBack(string line)
    {
        var spec = Some.Spec(WithSoftmax(line));

        var text = SpecWriter.ToYaml(spec);

        Assert.Equal(text, SpecWriter.ToYaml(Some.Spec(text)));
        Assert.NotEqual(SpecWriter.ToYaml(Some.Spec(WithSoftmax("batch_size: 32"))), text);
    }

    [Theory]
    [InlineData(
        "loss: mean_squared_error",
        "training.loss: compares probabilities with labels, but the model does not end in softmax. Add softmax as the "
        + "last layer.")]
    [InlineData(
        "loss: {cross_entropy: {class_weights: [1, 2]}}",
        "training.loss: class_weights has 2 numbers, but the dataset has 10 classes. "
        + "Give one a class, or write balanced.")]
    [InlineData(
        "loss: {cross_entropy: {class_weights: [0, 0]}}",
        "training.loss.cross_entropy.class_weights: gives no class any weight. Give one of them a number above 0.")]
    [InlineData(
        "loss: {cross_entropy: {class_weights: balance}}",
        "training.loss.cross_entropy.class_weights: found 'balance', but balanced, or a list in [ ] of one number a "
        + "class, each a number of 0 or more belongs here. Did you mean 'balanced'?")]
    [InlineData(
        "epochs: 3\n  schedule: {step: {step_size: 3}}",
        "training.schedule: the rate never falls: step_size is 3, and there are 3 epochs. Choose a smaller one.")]
    [InlineData(
        "epochs: 3\n  schedule: {multi_step: {milestones: [1, 2], warmup_epochs: 1}}",
        "training.schedule: the rate never falls after epoch 2: there are 2 epochs after the warm-up. "
        + "Remove that milestone.")]
    [InlineData(
        "epochs: 9\n  schedule: {multi_step: {milestones: [4, 2]}}",
        "training.schedule: milestones: 2 stands after 4. Write them in ascending order.")]
    [InlineData(
        "epochs: 2\n  schedule: {exponential: {gamma: 0.9, warmup_epochs: 1}}",
        "training.schedule: the rate never falls: there is 1 epoch after the warm-up. "
        + "Leave the schedule out, or add epochs.")]
    [InlineData(
        "epochs: 2\n  schedule: {cosine: {warmup_epochs: 2}}",
        "training.schedule: warmup_epochs: 2 leaves none of 2 epochs to the schedule. "
        + "Choose a smaller number, or more epochs.")]
    [InlineData(
        "schedule: plateau",
        "training.schedule: the rate cannot fall before epoch 12, and there are 2 epochs. Choose a smaller patience.")]
    [InlineData(
        "epochs: 4\n  early_stopping: {patience: 3}",
        "training.early_stopping: cannot stop before epoch 4, and training ends after 4. Choose a smaller patience, or "
        + "restore_best: true.")]
    [InlineData(
        "epochs: 1\n  early_stopping: {patience: 1, restore_best: true}",
        "training.early_stopping: has no effect on a training of one epoch. Leave it out.")]
    [InlineData("early_stopping: {restore_best: true}", "'patience' is missing")]
    [InlineData("schedule: CosineAnnealingLR", "It is called 'cosine' here.")]
    [InlineData("schedule: ReduceLROnPlateau", "It is called 'plateau' here.")]
    [InlineData("schedule: {cosine: {T_max: 10}}", "Leave it out: the schedule goes to the last epoch.")]
    [InlineData(
        "schedule: {cosine: {eta_min: 1e-5}}", "Write final_factor, the last rate as a share of learning_rate.")]
    [InlineData("precision: float16", "Write bfloat16, whose numbers need no loss scaling.")]
    [InlineData("clipnorm: 1", "It is written 'clip_norm' here.")]
    [InlineData("lr_scheduler: cosine", "It is called 'schedule' here.")]
    [InlineData("weight_average: {decay: 1}", "a number above 0 and below 1 belongs here")]
    [InlineData("loss: {mean_squared_error: {label_smoothing: 0.1}}", "no such field")]
    [InlineData("optimizer: {sgd: {nesterov: true}}", "has no effect without momentum")]
    [InlineData("optimizer: RMSprop", "It is written 'rmsprop' here.")]
    [InlineData("optimizer: {torch.optim.AdamW: {lr: 0.1}}", "It is written 'adamw' here.")]
    [InlineData("optimizer: {adamw: {lr: 0.1}}", "It is called 'learning_rate' here.")]
    [InlineData("optimizer: {rmsprop: {alpha: 0.9}}", "It is called 'rho' here.")]
    [InlineData("optimizer: {adam: {amsgrad: true}}", "Leave it out: no optimizer here has it.")]
    [InlineData("optimizer: adamax", "Write adam.")]
    [InlineData("pseudo_labels: {epochs: 5}", "'from' is missing")]
    [InlineData(
        "pseudo_labels: {from: tests}", "found 'tests', but held_out or test belongs here. Did you mean 'test'?")]
    [InlineData(
        "pseudo_labels: {from: test, held_out: 0.1}",
        "has no effect where test images are labelled. Leave it out, or write from: held_out.")]
    [InlineData(
        "pseudo_labels: {from: test, share: 0.01}",
        "training.pseudo_labels: share gives batches of 32 training examples and 0 pseudo-labelled images; both are "
        + "needed. Choose another share, or a larger batch_size.")]
    [InlineData(
        "pseudo_labels: {from: held_out, held_out: 0.000001}",
        "training.pseudo_labels: held_out hides 0 of 48000 labels; some must be hidden and some stay. Choose another "
        + "share, or a higher data.limit.train.")]
    [InlineData(
        "epochs: 9\n  early_stopping: {patience: 2}\n  pseudo_labels: {from: held_out}",
        "training.early_stopping: stands beside pseudo_labels, and would leave open after which epoch the model labels "
        + "images. Keep one of the two.")]
    [InlineData("loss: CategoricalCrossentropy", "It is called 'cross_entropy' here.")]
    [InlineData("loss: mse", "It is called 'mean_squared_error' here.")]
    public void Read_WhatIsWrong_IsSaidWithWhatToDo(string line, string message)
    {
        var result = SpecReader.Read(WithLine(Some.Text, line), "spec.yaml", []);

        Assert.Contains(message, Assert.Single(result.Problems).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("early_stopping: {patience: 1}")]
    [InlineData("schedule: {plateau: {patience: 1}}")]
    public void Read_NothingToValidateOn_IsRefusedWhereValidationSteers(string line)
    {
        var text = WithLine(Some.Text.Replace("{last: 0.2}", "none"), "epochs: 5\n  " + line);

        var problem = Assert.Single(SpecReader.Read(text, "spec.yaml", []).Problems);

        Assert.EndsWith(
            "looks at validation_loss, but nothing is held out to validate on. Set data.validation, as {last: 0.2}, or "
            + "write monitor: training_loss.",
            problem.Message, StringComparison.Ordinal);
        Some.Spec(text.Replace("patience: 1", "patience: 1, monitor: training_loss"));
    }

    private static string WithSoftmax(string line) =>
        WithLine(Some.Text.Replace("  - dense: 10", "  - dense: 10\n  - softmax"), line);

    // A line of the training section; one of epochs takes the place of the text's own.
    private static string WithLine(string text, string line) =>
        (line.StartsWith("epochs", StringComparison.Ordinal) ? text.Replace("\n  epochs: 2", "") : text)
        + "\n  " + line;
}
