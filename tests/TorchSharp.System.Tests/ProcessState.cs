using Xunit;

namespace TorchSharp.Tests;

/// <summary>Tests of what the whole process shares (seeds, defaults, counts of live tensors) run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessState
{
    public const string Name = "Process state";
}
