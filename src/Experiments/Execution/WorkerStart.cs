namespace Experiments.Execution;

/// <summary>How a worker process is started: what it serves follows as arguments.</summary>
/// <param name="File">The program.</param>
/// <param name="Arguments">Its first arguments, up to the name of the command.</param>
public sealed record WorkerStart(string File, IReadOnlyList<string> Arguments);
