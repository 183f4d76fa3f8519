using Experiments.Layers;
using static TorchSharp.torch;

namespace Experiments.Models;

/// <summary>Small gray pictures of numbers: the activation maps of a layer, or the filters of a convolution.</summary>
/// <param name="Shape">[count, height, width].</param>
/// <param name="Values">Map after map, row after row.</param>
public sealed record ImageMaps(Shape Shape, IReadOnlyList<float> Values)
{
    /// <summary>The smallest number of all.</summary>
    public float Smallest => Values.Min();

    /// <summary>The largest number of all.</summary>
    public float Largest => Values.Max();

    /// <summary>One of the maps: [height, width].</summary>
    public float[,] this[int index]
    {
        get
        {
            var map = new float[Shape.Height, Shape.Width];
            var place = index * Shape.Height * Shape.Width;
            for (var row = 0; row < Shape.Height; row++)
            {
                for (var column = 0; column < Shape.Width; column++)
                {
                    map[row, column] = Values[place++];
                }
            }
            return map;
        }
    }

    /// <summary>The layers of a model that give maps, in the order of its summary.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="input">The shape of an image.</param>
    public static IReadOnlyList<LayerSummary> LayersWithMaps(IReadOnlyList<LayerSpec> layers, Shape input) =>
        [.. ModelSummary.Of(layers, input).Rows.Where(row => row.OutputShape.IsImage)];

    /// <summary>
    /// The first convolution of a model or, where an activation follows it at once, that; null without a convolution.
    /// </summary>
    public static string? FirstConvolution(IReadOnlyList<LayerSpec> layers)
    {
        var leaves = new LayerStack(layers).Leaves().ToList();
        var first = leaves.FindIndex(leaf => leaf.Layer is Convolution);
        return first < 0 ? null
            : leaves.ElementAtOrDefault(first + 1) is { Layer: Activation } next
                && PartOf(next.Path) == PartOf(leaves[first].Path)
                ? next.Path
                : leaves[first].Path;
    }

    /// <summary>What a layer makes of one image.</summary>
    /// <param name="model">The model, in evaluation mode.</param>
    /// <param name="layer">A layer of <see cref="LayersWithMaps"/>, by its name.</param>
    /// <param name="image">[1, channels, height, width], scaled as the model was trained.</param>
    /// <param name="logits">What the whole model says: [1, classes], a tensor of the current dispose scope.</param>
    public static ImageMaps Of(CompiledModel model, string layer, Tensor image, out Tensor logits)
    {
        ImageMaps? maps = null;
        var module = (nn.Module<Tensor, Tensor>)model.named_modules().First(entry => entry.name == layer).module;
        var hook = module.register_forward_hook((_, _, output) =>
        {
            // Copied at once: the next layer may work in place.
            maps = ToMaps(output);
            return output;
        });
        using var inference = inference_mode();
        logits = model.call(image);
        hook.remove();
        return maps!;
    }

    /// <summary>
    /// The filters of the first convolution, those of one channel beside each other: a map a filter and input channel.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="layers">Its layers.</param>
    /// <param name="layer">The convolution's name.</param>
    /// <returns>The filters; null where the model has no convolution.</returns>
    public static ImageMaps? FiltersOf(CompiledModel model, IReadOnlyList<LayerSpec> layers, out string layer)
    {
        var (path, first) = new LayerStack(layers).Leaves().FirstOrDefault(leaf => leaf.Layer is Convolution);
        layer = path;
        if (first is not Convolution convolution)
        {
            return null;
        }
        using var scope = NewDisposeScope();
        var weight = model.state_dict()[$"{path}.{convolution.WeightNames[0]}"];
        return ToMaps(weight.reshape(1, -1, weight.shape[2], weight.shape[3]));
    }

    private static ImageMaps ToMaps(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return new(
            new Shape((int)tensor.shape[1], (int)tensor.shape[2], (int)tensor.shape[3]),
            tensor.detach().to(ScalarType.Float32).cpu().contiguous().data<float>().ToArray());
    }

    // What stands before a layer's own name.
    private static string PartOf(string path) => path[..(path.LastIndexOf('.') + 1)];
}
