namespace Experiments.Spec.Reading;

/// <summary>A field of the language: what its reader asks for, noted so that the reference can list it.</summary>
/// <param name="Name">The key.</param>
/// <param name="Rule">What belongs there.</param>
/// <param name="Default">What holds where it is left out, as one would write it; null where it must be there.</param>
/// <param name="Meaning">What it decides, with its unit.</param>
internal sealed record Field(string Name, IValueRule Rule, string? Default, string Meaning);
