using System.CommandLine;
using System.Globalization;

namespace Experiments.Cli.Commands;

/// <summary>Options that take a whole number, 1 or more.</summary>
internal static class PositiveNumber
{
    /// <summary>An option; its value is null where it is not given.</summary>
    public static Option<int?> Option(string name, string description) => new(name)
    {
        HelpName = "N",
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1)
            {
                return number;
            }
            result.AddError($"{name} takes a whole number, 1 or more; '{text}' is none.");
            return null;
        },
    };
}
