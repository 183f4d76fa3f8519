namespace Experiments.Randomness;

/// <summary>
/// Normal deviates with mean 0 and deviation 1 in a few nanoseconds: the ziggurat method (Doornik, "An improved
/// ziggurat method to generate normal random samples", 2005) with 128 layers of equal area under the bell curve.
/// </summary>
internal static class Ziggurat
{
    private const int LayerCount = 128;

    // Where the tail begins, and the area of each layer, for 128 layers.
    private const double TailStart = 3.442619855899;
    private const double LayerArea = 9.91256303526217e-3;

    // The right edge of each layer, the lowest first; the lowest is as wide as if it had the tail's area too.
    private static readonly double[] Edges = FindEdges();

    /// <summary>The next deviate.</summary>
    public static double Next(RandomStream stream)
    {
        while (true)
        {
            // The layer and the place in it come from different bits.
            var bits = stream.NextBits();
            var layer = (int)(bits % LayerCount);
            var place = ((bits >> 11) * (2.0 / (1L << 53))) - 1;
            var deviate = place * Edges[layer];
            if (Math.Abs(deviate) < Edges[layer + 1])
            {
                return deviate;
            }
            if (layer == 0)
            {
                return Tail(stream, place < 0);
            }
            var low = Math.Exp(-0.5 * ((Edges[layer] * Edges[layer]) - (deviate * deviate)));
            var high = Math.Exp(-0.5 * ((Edges[layer + 1] * Edges[layer + 1]) - (deviate * deviate)));
            if (high + (stream.NextDouble() * (low - high)) < 1)
            {
                return deviate;
            }
        }
    }

    // Marsaglia, "Generating a variable from the tail of the normal distribution" (1964).
    private static double Tail(RandomStream stream, bool isNegative)
    {
        double beyond, height;
        do
        {
            beyond = Math.Log(1 - stream.NextDouble()) / TailStart;
            height = Math.Log(1 - stream.NextDouble());
        }
        while (-2 * height < beyond * beyond);
        return isNegative ? beyond - TailStart : TailStart - beyond;
    }

    private static double[] FindEdges()
    {
        var edges = new double[LayerCount + 1];
        var height = Math.Exp(-0.5 * TailStart * TailStart);
        edges[0] = LayerArea / height;
        edges[1] = TailStart;
        for (var layer = 2; layer < LayerCount; layer++)
        {
            height += LayerArea / edges[layer - 1];
            edges[layer] = Math.Sqrt(-2 * Math.Log(height));
        }
        return edges;
    }
}
