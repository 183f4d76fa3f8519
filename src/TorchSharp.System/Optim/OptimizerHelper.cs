using System.Runtime.InteropServices;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>
/// What the optimizers have in common: parameter groups, a state for each parameter, and saving both. The update
/// itself is one native call for each group.
/// </summary>
public abstract partial class OptimizerHelper : Optimizer
{
    private readonly Dictionary<Parameter, ParameterState> _states = new(ReferenceEqualityComparer.Instance);
    private readonly OptimizerOptions _defaults;
    private readonly int _stateTensorCount;

    private protected OptimizerHelper(OptimizerOptions defaults, int stateTensorCount, IEnumerable<ParamGroup> groups)
    {
        _defaults = defaults;
        _stateTensorCount = stateTensorCount;
        foreach (var group in groups)
        {
            Add(group);
        }
    }

    /// <summary>Adds parameters; settings that are null are filled in with the optimizer's.</summary>
    /// <exception cref="ArgumentException">A parameter is there already.</exception>
    public override void add_param_group(ParamGroup param_group) => Add(param_group);

    public override IEnumerable<Parameter> parameters() => Groups.SelectMany(g => g.Parameters);

    public override void zero_grad()
    {
        foreach (var group in Groups)
        {
            var parameters = (Parameter[])group.Parameters;
            optim_zero_grad(new TensorList(parameters), parameters.Length);
        }
    }

    private protected override void Update(ParamGroup group)
    {
        // What does not require a gradient can have none, and needs no state.
        var parameters = group.Parameters.Where(p => p.requires_grad).ToArray();
        var states = Array.ConvertAll(parameters, p => _states[p]);
        var steps = Array.ConvertAll(states, s => s.Step);
        Update(group.Options, parameters, states, steps);
        for (var i = 0; i < states.Length; i++)
        {
            states[i].Step = steps[i];
        }
    }

    /// <summary>Moves the state to another device; the parameters move with their module.</summary>
    public void to(Device device)
    {
        foreach (var state in _states.Values)
        {
            state.to(device);
        }
    }

    public virtual StateDictionary state_dict()
    {
        var result = new StateDictionary();
        foreach (var group in Groups)
        {
            result.Options.Add(group.Options);
            result.StateIndexRef.Add([.. Enumerable.Range(result.State.Count, group.Parameters.Count())]);
            result.State.AddRange(group.Parameters.Select(p => _states[p]));
        }

        return result;
    }

    /// <summary>Takes over settings and state of an optimizer of the same kind over parameters of the same
    /// shapes.</summary>
    /// <exception cref="ArgumentException">Groups, parameters or shapes differ.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        CheckCounts(own, state_dict.Options.Count, state_dict.State.Count);
        foreach (var (mine, theirs) in own.Options.Zip(state_dict.Options))
        {
            mine.LoadStateDict(theirs);
        }

        foreach (var (mine, theirs) in own.State.Zip(state_dict.State))
        {
            mine.LoadStateDict(theirs);
        }
    }

    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    /// <summary>Writes settings and state; the writer stays open.</summary>
    public void save_state_dict(BinaryWriter writer)
    {
        var own = state_dict();
        writer.Write(GetType().Name);
        writer.Write(own.Options.Count);
        writer.Write(own.State.Count);
        own.Options.ForEach(o => o.SaveStateDict(writer));
        own.State.ForEach(s => s.SaveStateDict(writer));
    }

    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    /// <summary>Reads what <see cref="save_state_dict(BinaryWriter)"/> wrote; the reader stays open.</summary>
    /// <exception cref="ArgumentException">It was another kind of optimizer, or groups, parameters or shapes
    /// differ.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        var kind = reader.ReadString();
        if (kind != GetType().Name)
        {
            throw new ArgumentException($"The state is that of {kind}, not of {GetType().Name}.", nameof(reader));
        }

        var own = state_dict();
        CheckCounts(own, reader.ReadInt32(), reader.ReadInt32());
        own.Options.ForEach(o => o.LoadStateDict(reader));
        own.State.ForEach(s => s.LoadStateDict(reader));
    }

    /// <summary>The groups, for a property that shows the first one's setting and sets all.</summary>
    private protected IEnumerable<T> GroupsWith<T>() => Groups.Cast<T>();

    /// <summary>Updates parameters and states, and counts the step of each parameter that has a gradient.</summary>
    private protected abstract void Update(
        OptimizerOptions settings, Parameter[] parameters, ParameterState[] states, long[] steps);

    /// <summary>The states' tensors of these indices, as native code wants them: all of the first index, then the
    /// next.</summary>
    private protected static Tensor[] Tensors(ParameterState[] states, int count, double initial = 0) =>
        [.. Enumerable.Range(0, count).SelectMany(index => states.Select(s => s[index, initial]))];

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var state in _states.Values)
            {
                state.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private void Add(ParamGroup group)
    {
        group.Options.Inherit(_defaults);
        group.Parameters = group.Parameters.ToArray();
        foreach (var parameter in group.Parameters)
        {
            if (!_states.TryAdd(parameter, new ParameterState(parameter, _stateTensorCount)))
            {
                throw new ArgumentException("A parameter stands in the groups of an optimizer twice.", nameof(group));
            }
        }

        Groups.Add(group);
    }

    private static void CheckCounts(StateDictionary own, int groups, int states)
    {
        if (own.Options.Count != groups || own.State.Count != states)
        {
            throw new ArgumentException(
                $"The state has {groups} groups of {states} parameters, " +
                $"the optimizer {own.Options.Count} of {own.State.Count}.");
        }
    }

    [LibraryImport(Native.Library)]
    private static partial Status optim_zero_grad(TensorList parameters, int n);
}
