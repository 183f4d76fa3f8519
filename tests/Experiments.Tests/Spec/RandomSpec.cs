using Experiments.Randomness;

namespace Experiments.Spec;

/// <summary>Texts of valid experiments.</summary>
internal static class RandomSpec
{
    public static string Text(RandomStream stream)
    {
        var lines = new List<string>
        {
            $"name: {Pick("a", "three-conv", "x1-2")}",
            $"conventions: {Pick("keras", "pytorch")}",
            "data:",
            $"  dataset: {Pick("mnist", "fashion-mnist", "digits")}",
            $"  scale: {Pick("unit", "standard")}",
            "  validation: " + Pick(
                "none", "{last: 0.2}", "{fraction: 0.125}", "{fraction: 0.3, stratified: true}",
                "{folds: 7}"),
            $"  limit: {{train: {Number(100, 5000)}{Pick("", ", test: 200")}}}",
            "augmentation: " + Pick(
                "{flip: both, noise: 1.5%}",
                $"{{noise: 2%, test_views: {Number(1, 99)}}}",
                $"{{rotation: {Number(1, 180)}deg, zoom: 0.{Number(1, 99)}%, fill: zero}}",
                $"{{shift: {{x: {Number(1, 99)}.{Number(0, 9)}%}}, "
                + "interpolation: nearest, erase: {probability: 1}}"),
            $"vars: {{rate: 0.{Number(0, 99):00}, n: {Number(1, 64)}}}",
            "model:",
            "  - conv2d: {filters: $(n * 2), kernel_size: [1, 2]}",
        };
        for (var layers = Number(0, 4); layers > 0; layers--)
        {
            lines.Add("  - " + Pick(
                $"conv2d: {{filters: {Number(1, 99)}, kernel_size: {Number(1, 5)}, padding: same, strides: "
                    + $"{Pick("1", "[1, 2]")}}}",
                $"conv2d: {{filters: {Number(1, 9)}, kernel_size: 3, padding: [{Number(1, 3)}, 2], "
                    + $"activation: {Pick("{leaky_relu: 0.1}", "leaky_relu", "relu")}}}",
                "max_pool2d: {pool_size: [2, 1], strides: 1}",
                "dropout: $rate",
                "avg_pool2d: {pool_size: 1, strides: 2}"));
        }
        lines.AddRange(["  - dropout: $rate", "  - flatten", $"  - dense: {{units: {Number(1, 300)}, name: "
            + $"hidden}}", "  - dense: 10"]);
        var optimizer = Pick(
            "adam", "sgd", "{sgd: {momentum: 0.9, nesterov: true}}", "{adam: {learning_rate: 3.3e-5}}");
        var pseudo = Pick(
            "", ", pseudo_labels: {from: test}", ", pseudo_labels: {from: held_out, epochs: 2, labels: hard}");
        lines.Add($"training: {{epochs: {Number(1, 99)}, optimizer: {optimizer}{pseudo}}}");
        lines.Add($"title: {Pick("A title", "'it''s'", "\"\\u00e9 \\\\ \\\"\"", "a # b")}");
        if (stream.NextIndex(2) == 0)
        {
            lines.Add("published: {test_accuracy: 0.99, notes: [one, \"two, three\"]}");
        }
        return string.Join('\n', lines);

        string Pick(params string[] choices) => choices[stream.NextIndex(choices.Length)];

        int Number(int low, int high) => low + stream.NextIndex(high - low + 1);
    }

    /// <summary>The text with up to four small damages.</summary>
    public static string Damage(string text, RandomStream stream)
    {
        const string Marks = "[]{}:,-#&*!|>'\"%@`$()=?~.\n \t\\0é\u0000\u200B\uD83D1e";
        var characters = text.ToList();
        for (var damages = 1 + stream.NextIndex(4); damages > 0 && characters.Count > 0; damages--)
        {
            var place = stream.NextIndex(characters.Count);
            var length = Math.Min(1 + stream.NextIndex(8), characters.Count - place);
            switch (stream.NextIndex(4))
            {
                case 0:
                    characters[place] = Marks[stream.NextIndex(Marks.Length)];
                    break;
                case 1:
                    characters.Insert(place, Marks[stream.NextIndex(Marks.Length)]);
                    break;
                case 2:
                    characters.RemoveRange(place, length);
                    break;
                default:
                    characters.InsertRange(stream.NextIndex(characters.Count), characters.GetRange(place, length));
                    break;
            }
        }
        return string.Concat(characters);
    }
}
