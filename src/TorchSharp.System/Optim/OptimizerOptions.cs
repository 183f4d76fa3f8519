using System.Reflection;

namespace TorchSharp.Modules;

/// <summary>The settings of a parameter group; where one is null, the optimizer's own holds.</summary>
public class OptimizerOptions
{
    public double? LearningRate { get; set; }

    public double InitialLearningRate { get; set; }

    /// <summary>Writes the settings, those of the optimizer in the order of their names.</summary>
    public virtual void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(InitialLearningRate);
        Write(writer, LearningRate);
        foreach (var field in Settings())
        {
            Write(writer, field.GetValue(this) is bool on ? (on ? 1 : 0) : (double?)field.GetValue(this));
        }
    }

    /// <summary>Reads what <see cref="SaveStateDict"/> wrote.</summary>
    public virtual void LoadStateDict(BinaryReader reader)
    {
        InitialLearningRate = reader.ReadDouble();
        LearningRate = Read(reader);
        foreach (var field in Settings())
        {
            var value = Read(reader);
            field.SetValue(this, field.FieldType == typeof(bool?) ? value is { } on ? on != 0 : null : value);
        }
    }

    /// <summary>Takes over the settings of another group of the same kind of optimizer.</summary>
    public virtual void LoadStateDict(OptimizerOptions source)
    {
        InitialLearningRate = source.InitialLearningRate;
        LearningRate = source.LearningRate;
        foreach (var field in Settings())
        {
            field.SetValue(this, field.GetValue(source));
        }
    }

    /// <summary>Fills in what is null.</summary>
    internal void Inherit(OptimizerOptions defaults)
    {
        LearningRate ??= defaults.LearningRate;
        InitialLearningRate = LearningRate!.Value;
        foreach (var field in Settings())
        {
            field.SetValue(this, field.GetValue(this) ?? field.GetValue(defaults));
        }
    }

    /// <summary>An optimizer's own settings are the public fields of its options: each a double or a bool, or
    /// null.</summary>
    private IEnumerable<FieldInfo> Settings() =>
        GetType().GetFields(BindingFlags.Instance | BindingFlags.Public).OrderBy(f => f.Name, StringComparer.Ordinal);

    private static void Write(BinaryWriter writer, double? value)
    {
        writer.Write(value.HasValue);
        writer.Write(value ?? 0);
    }

    private static double? Read(BinaryReader reader)
    {
        var given = reader.ReadBoolean();
        var value = reader.ReadDouble();
        return given ? value : null;
    }
}
