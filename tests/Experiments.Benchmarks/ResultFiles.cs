using System.Security.Cryptography;
using System.Text;

namespace Experiments.Benchmarks;

/// <summary>
/// What a run has to give again whatever happened to it: the tables without columns of time, weights, predictions,
/// spec.
/// </summary>
internal static class ResultFiles
{
    /// <summary>
    /// The SHA-256 of each file that holds no times, by its path; figures and reports by their names alone.
    /// </summary>
    public static SortedDictionary<string, string> Of(string results) => new(
        Files(results)
            .Where(file => Path.GetExtension(file) is ".csv" or ".safetensors" or ".yaml" or ".png" or ".html" or ".md")
            .ToDictionary(file => Path.GetRelativePath(results, file), Sum),
        StringComparer.Ordinal);

    /// <summary>What dead writers left behind and a later start should have removed.</summary>
    public static IReadOnlyList<string> Leftovers(string results) =>
    [
        .. Files(results)
            .Where(file => file.EndsWith(".partial", StringComparison.Ordinal)
                || Path.GetFileName(file).StartsWith("checkpoint-", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(results, file)),
    ];

    private static string[] Files(string results) =>
        Directory.Exists(results) ? Directory.GetFiles(results, "*", SearchOption.AllDirectories) : [];

    private static string Sum(string file) => Path.GetExtension(file) switch
    {
        ".png" or ".html" or ".md" => "there",
        ".csv" => Hash(Encoding.UTF8.GetBytes(WithoutTimes(file))),
        _ => Hash(File.ReadAllBytes(file)),
    };

    private static string Hash(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes));

    private static string WithoutTimes(string file)
    {
        var rows = File.ReadAllLines(file).Select(line => line.Split(',')).ToList();
        var times = rows[0].Select((name, column) => (name, column))
            .Where(cell => cell.name.Contains("seconds", StringComparison.Ordinal))
            .Select(cell => cell.column).ToHashSet();
        return string.Join(
            '\n', rows.Select(row => string.Join(',', row.Where((_, column) => !times.Contains(column)))));
    }
}
