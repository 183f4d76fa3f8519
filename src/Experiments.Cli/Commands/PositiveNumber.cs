using System.CommandLine;
using System.Globalization;

namespace Experiments.Cli.Commands;

/// <summary>Options that take a whole number, 1 or more.</summary>
internal static class PositiveNumber
{
    /// <summary>An option; its value is null where it is not given.</summary>
    public static Option<int?> Option(string name, string description, int most = int.MaxValue) => new(name)
    {
        HelpName = "N",
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && 1 <= number && number <= most)
            {
                return number;
            }
            var range = most == int.MaxValue ? "1 or more" : $"from 1 to {most}";
            result.AddError($"{name} takes a whole number, {range}; '{text}' is none.");
            return null;
        },
    };
}
