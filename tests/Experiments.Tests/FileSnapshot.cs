using System.Security.Cryptography;

namespace Experiments;

/// <summary>What lies in a folder: to see that nothing was touched, or that two folders hold the same.</summary>
internal static class FileSnapshot
{
    /// <summary>When each file was written last.</summary>
    public static SortedDictionary<string, DateTime> Times(string folder) => Of(folder, File.GetLastWriteTimeUtc);

    /// <summary>
    /// The hash of each file, without what tells the time: run.json, trial.json, logs, figures and reports; tables
    /// without seconds.
    /// </summary>
    public static SortedDictionary<string, string> Numbers(string folder)
    {
        var hashes = Of(folder, file => Convert.ToHexString(SHA256.HashData(Path.GetExtension(file) == ".csv"
            ? System.Text.Encoding.UTF8.GetBytes(WithoutSeconds(file))
            : File.ReadAllBytes(file))));
        foreach (var file in hashes.Keys
            .Where(file => Path.GetExtension(file) is ".json" or ".jsonl" or ".png" or ".html" or ".md").ToList())
        {
            hashes.Remove(file);
        }
        return hashes;
    }

    private static string WithoutSeconds(string file)
    {
        var rows = File.ReadAllLines(file).Select(line => line.Split(',')).ToList();
        var isTime = rows[0].Select(name => name.StartsWith("seconds", StringComparison.Ordinal)).ToList();
        return string.Join('\n', rows.Select(row => string.Join(',', row.Where((_, column) => !isTime[column]))));
    }

    private static SortedDictionary<string, T> Of<T>(string folder, Func<string, T> fact) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file), fact),
        StringComparer.Ordinal);
}
