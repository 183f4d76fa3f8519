using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers of one parameter.</summary>
public abstract class OptimizerState
{
    private protected OptimizerState()
    {
    }

    public abstract void SaveStateDict(BinaryWriter writer);

    public abstract void LoadStateDict(BinaryReader reader);

    public abstract void LoadStateDict(OptimizerState source);

    public abstract void to(Device device);
}

/// <summary>The state of every optimizer here: a step count, a number and a few tensors of the parameter's
/// shape.</summary>
internal sealed class ParameterState(Parameter parameter, int tensorCount) : OptimizerState, IDisposable
{
    private readonly Tensor?[] _tensors = new Tensor?[tensorCount];

    /// <summary>How many updates the parameter has had.</summary>
    internal long Step { get; set; }

    /// <summary>NAdam's product of momenta.</summary>
    internal double Product { get; set; } = 1;

    /// <summary>A tensor of the state, made on first use; dispose scopes leave it alone.</summary>
    internal Tensor this[int index, double initial]
    {
        get
        {
            using var _ = no_grad();
            return _tensors[index] ??= full_like(parameter, initial).DetachFromDisposeScope();
        }
    }

    public override void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(Step);
        writer.Write(Product);
        foreach (var tensor in _tensors)
        {
            writer.Write(tensor is not null);
            tensor?.Save(writer);
        }
    }

    public override void LoadStateDict(BinaryReader reader)
    {
        Step = reader.ReadInt64();
        Product = reader.ReadDouble();
        for (var i = 0; i < _tensors.Length; i++)
        {
            using var value = reader.ReadBoolean() ? Tensor.Load(reader) : null;
            Replace(i, value?.to(parameter.device, copy: true));
        }
    }

    public override void LoadStateDict(OptimizerState source)
    {
        if (source is not ParameterState other || other._tensors.Length != _tensors.Length)
        {
            throw new ArgumentException("The state is another optimizer's.", nameof(source));
        }

        (Step, Product) = (other.Step, other.Product);
        for (var i = 0; i < _tensors.Length; i++)
        {
            Replace(i, other._tensors[i]?.clone());
        }
    }

    public override void to(Device device)
    {
        for (var i = 0; i < _tensors.Length; i++)
        {
            Replace(i, _tensors[i]?.to(device, copy: true));
        }
    }

    public void Dispose()
    {
        foreach (var tensor in _tensors)
        {
            tensor?.Dispose();
        }
    }

    private void Replace(int index, Tensor? value)
    {
        if (value is not null && !value.shape.SequenceEqual(parameter.shape))
        {
            value.Dispose();
            throw new ArgumentException("The state is that of a parameter of another shape.");
        }

        _tensors[index]?.Dispose();
        _tensors[index] = value is null ? null : InOrderOf(parameter, value);
    }

    // Updates are fastest where all tensors have the same order in memory.
    private static Tensor InOrderOf(Parameter parameter, Tensor value)
    {
        using var _ = no_grad();
        using (value)
        {
            return empty_like(parameter, value.dtype, value.device).copy_(value).DetachFromDisposeScope();
        }
    }
}
