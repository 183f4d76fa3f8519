using System.Text;

namespace Experiments.Randomness;

/// <summary>
/// The seed of a trial, from which every use of randomness derives a seed of its own by name, epoch and step. So one
/// use never shifts another: adding augmentation leaves the initial weights as they were, and training resumes at any
/// step without saved generator state.
/// </summary>
public readonly record struct TrialSeed(ulong Value)
{
    /// <summary>The seed of one use, such as ("order", epoch) or ("dropout", epoch, step).</summary>
    /// <param name="name">What the randomness is for; a fixed lower-case word, or a word and a weight's name.</param>
    /// <param name="epoch">The epoch, from 1; 0 where it does not matter.</param>
    /// <param name="step">The step in the epoch, from 0.</param>
    public ulong For(string name, int epoch = 0, long step = 0)
    {
        // FNV-1a over the name, then SplitMix64's finalizer after each part, so that neighbours share nothing.
        var hash = 0xCBF29CE484222325;
        foreach (var octet in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ octet) * 0x100000001B3;
        }
        hash = RandomStream.Mix(hash ^ RandomStream.Mix(Value + 0x9E3779B97F4A7C15));
        hash = RandomStream.Mix(hash ^ (uint)epoch);
        return RandomStream.Mix(hash ^ (ulong)step);
    }

    /// <summary>The stream of one use; see <see cref="For"/>.</summary>
    public RandomStream Stream(string name, int epoch = 0, long step = 0) => new(For(name, epoch, step));
}
