using Xunit;

namespace Experiments;

/// <summary>
/// For tests that train or count tensors: torch's generator, thread count and tensors are the process's, so no other
/// test may run beside them.
/// </summary>
[CollectionDefinition(nameof(TorchAlone), DisableParallelization = true)]
public sealed class TorchAlone;
