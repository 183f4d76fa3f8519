using Experiments.Spec.Reading;
using Experiments.Spec.Yaml;

namespace Experiments.Spec;

/// <summary>
/// A commented experiment to start from; it trains within seconds, on images that are drawn on the spot.
/// </summary>
public static class StarterFile
{
    /// <summary>What is wrong with an experiment's name, ready to be shown; null where nothing is.</summary>
    public static string? Complaint(string name)
    {
        var node = new ScalarNode(default, name, Quoted: false);
        if (node.IsNull || PlainScalar.IsFlag(name) || PlainScalar.Pitfall(name) is not null)
        {
            return $"{Quote.Of(name)} is no name: YAML reads it as something else. Choose another one.";
        }
        var problems = new ProblemList();
        new NameRule('-').Read(node, SpecPath.Root, new SpecReading(problems));
        return problems.Count == 0 ? null : problems.InOrder()[0].Message;
    }

    /// <summary>The file's text.</summary>
    /// <param name="name">The experiment's name, of which <see cref="Complaint"/> says nothing.</param>
    public static string Text(string name) => $$$"""
        # yaml-language-server: $schema=experiment.schema.json
        # An experiment to start from. Every key with its meaning, range and default: experiments/README.md
        name: {{{name}}}
        title: "{{{Sentence.Capital(name.Replace('-', ' '))}}}"
        conventions: keras                  # whose defaults hold where frameworks differ: keras or pytorch

        # What to train on: a dataset by its name, or a folder of your own. Some examples are held out to validate on.
        data:
          dataset: digits                   # 12,000 images drawn on the spot; also mnist, fashion-mnist or ./folder
          validation: {last: 0.2}
          limit: {train: 2000, test: 500}  # the first images only, to try things out; remove it for all

        # Values by name, to be used below as $name, and changed from the command line: --set filters=32
        vars: {filters: 16}

        # The layers, in order. Shapes are inferred; the last dense layer has one unit a class.
        model:
          - conv2d: {filters: $filters, kernel_size: 3, activation: relu}
          - max_pool2d: 2
          - conv2d: {filters: $(filters * 2), kernel_size: 3, activation: relu}
          - max_pool2d: 2
          - flatten
          - dropout: 0.25
          - dense: {units: 64, activation: relu}
          - dense: 10
          - softmax

        # How to train.
        training:
          epochs: 3
          batch_size: 32
          optimizer: adam                   # or with settings: {adam: {learning_rate: 0.002}}

        # How often, each trial from a seed of its own: 1 and 2. Results come with mean and spread.
        trials: {count: 2, seed: 1}

        """;
}
