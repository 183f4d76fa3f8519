using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Experiments.Reports.Drawing;

/// <summary>The renderer of this build's stack.</summary>
public static class FigureRenderer
{
    /// <summary>A renderer that draws with gnuplot, found on the PATH when it first draws.</summary>
    public static IFigureRenderer Create() => new GnuplotRenderer("gnuplot", TimeSpan.FromMinutes(1));
}

/// <summary>Draws with gnuplot: the script goes to its standard input, the PNG comes from its output.</summary>
/// <param name="program">gnuplot's name or path.</param>
/// <param name="timeout">How long one figure may take.</param>
internal sealed partial class GnuplotRenderer(string program, TimeSpan timeout) : IFigureRenderer
{
    private const string Safe = "The results of the trials are not affected.";
    private const string Install = "Install it (Debian: apt-get install gnuplot-nox) and run the same command again.";

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] EndChunk =
        [0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82];

    /// <inheritdoc/>
    public byte[] ToPng(Figure figure)
    {
        var script = GnuplotScript.Of(figure);
        using var process = Start();
        var (png, messages) = Communicate(process, script);
        var complaint = Complaints().Match(messages);
        if (process.ExitCode != 0 || complaint.Success)
        {
            throw Failure($"gnuplot could not draw a figure (exit code {process.ExitCode}): {FirstLine(messages)}");
        }

        return png.AsSpan().StartsWith(Signature) && png.AsSpan().EndsWith(EndChunk)
            ? PngText.Add(png, figure.Provenance)
            : throw Failure($"gnuplot gave an incomplete PNG of {png.Length} bytes. {FirstLine(messages)}".TrimEnd());
    }

    private Process Start()
    {
        // -d: no start-up files of the user or the machine, so that the same figure gives the same bytes.
        var start = new ProcessStartInfo(program, ["-d", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardErrorEncoding = Encoding.UTF8,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new ExperimentException(
                FailureKind.Environment,
                $"{program}, which draws the figures, does not start: "
                + $"{new Win32Exception(error.NativeErrorCode).Message}. {Safe} {Install}",
                error);
        }
    }

    private (byte[] Png, string Messages) Communicate(Process process, string script)
    {
        // All three streams at once: whichever pipe filled up while we wait for another would block gnuplot for ever.
        var png = new MemoryStream();
        var output = process.StandardOutput.BaseStream.CopyToAsync(png);
        var messages = process.StandardError.ReadToEndAsync();
        var input = SendAsync(process, script);
        if (!Task.WhenAll(input, output, messages, process.WaitForExitAsync()).Wait(timeout))
        {
            process.Kill(entireProcessTree: true);
            throw Failure($"gnuplot did not finish a figure within {timeout.TotalSeconds:0.###} s and was stopped.");
        }

        return (png.ToArray(), messages.Result);
    }

    private static async Task SendAsync(Process process, string script)
    {
        try
        {
            await process.StandardInput.WriteAsync(script);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // gnuplot ended before it read everything; its exit code and its messages say why.
        }
    }

    private static ExperimentException Failure(string what) => new(FailureKind.Environment, $"{what} {Safe}");

    private static string FirstLine(string messages)
    {
        var lines = messages.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.FirstOrDefault(line => Complaints().IsMatch(line)) ?? lines.FirstOrDefault() ?? "";
    }

    // gnuplot's own words name the line of the script; fontconfig and pango warn on the same stream of harmless things.
    [GeneratedRegex(@"\bline \d+: ", RegexOptions.CultureInvariant)]
    private static partial Regex Complaints();
}
