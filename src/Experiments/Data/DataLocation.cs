namespace Experiments.Data;

/// <summary>Where the files of a published dataset may be.</summary>
/// <param name="Directory">
/// The folder of --data, looked in first: it holds a folder of the dataset's name, or the files themselves. Null where
/// none is given; EXPERIMENTS_DATA and the cache are looked in either way.
/// </param>
/// <param name="Offline">Whether a missing file is an error rather than a download.</param>
public sealed record DataLocation(string? Directory = null, bool Offline = false);
