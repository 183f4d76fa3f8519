using System.Globalization;
using Experiments.Layers;
using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>
/// The value of an expression over variables: + - * / and parentheses. Whole numbers stay whole where the result is
/// whole, so 64 / 2 is an integer.
/// </summary>
internal sealed class Arithmetic
{
    private const int LongestExpression = 200;

    private readonly string _text;
    private readonly Func<string, Quantity> _valueOf;
    private int _position;

    private Arithmetic(string text, Func<string, Quantity> valueOf)
    {
        _text = text;
        _valueOf = valueOf;
    }

    /// <summary>The expression's value as a plain scalar writes it.</summary>
    /// <param name="text">What stands between $( and ).</param>
    /// <param name="valueOf">
    /// The text of a variable; throws <see cref="ArithmeticProblem"/> where it is no number.
    /// </param>
    /// <exception cref="ArithmeticProblem">The expression has no value; the message says why.</exception>
    public static string Evaluate(string text, Func<string, string> valueOf)
    {
        if (text.Length > LongestExpression)
        {
            throw new ArithmeticProblem(
                $"is longer than {LongestExpression} characters. Work it out, or use a variable.");
        }
        var arithmetic = new Arithmetic(text, name => Quantity.Parse(valueOf(name)));
        var value = arithmetic.Sum();
        arithmetic.SkipSpaces();
        if (arithmetic._position < text.Length)
        {
            throw new ArithmeticProblem(
                $"does not go on with '{text[arithmetic._position]}'. Between numbers stand + - * or /.");
        }
        return value.ToString();
    }

    private Quantity Sum()
    {
        var value = Product();
        while (true)
        {
            if (Take('+'))
            {
                value += Product();
            }
            else if (Take('-'))
            {
                value -= Product();
            }
            else
            {
                return value;
            }
        }
    }

    private Quantity Product()
    {
        var value = Factor();
        while (true)
        {
            if (Take('*'))
            {
                value *= Factor();
            }
            else if (Take('/'))
            {
                value /= Factor();
            }
            else
            {
                return value;
            }
        }
    }

    private Quantity Factor()
    {
        if (Take('-'))
        {
            return new Quantity(0) - Factor();
        }
        if (Take('('))
        {
            var value = Sum();
            return Take(')') ? value : throw new ArithmeticProblem("has a '(' without its ')'.");
        }
        SkipSpaces();
        var start = _position;
        while (_position < _text.Length
            && (char.IsAsciiLetterOrDigit(_text[_position]) || _text[_position] is '_' or '.' || IsExponentSign(start)))
        {
            _position++;
        }
        var word = _text[start.._position];
        if (word.Length == 0)
        {
            throw new ArithmeticProblem(
                _position == _text.Length ? "ends where a number or a variable belongs."
                : _text[_position] == '$' ? "has a $ inside. Inside $( ) variables stand by their names alone."
                : $"has '{_text[_position]}' where a number or a variable belongs.");
        }
        return char.IsAsciiDigit(word[0]) || word[0] == '.' ? Quantity.Parse(word) : _valueOf(word);
    }

    // The sign in 1e-3 belongs to the number.
    private bool IsExponentSign(int start) =>
        _text[_position] is '-' or '+' && _position > start && char.IsAsciiDigit(_text[start])
            && _text[_position - 1] is 'e' or 'E';

    private bool Take(char sign)
    {
        SkipSpaces();
        if (_position == _text.Length || _text[_position] != sign)
        {
            return false;
        }
        _position++;
        return true;
    }

    private void SkipSpaces()
    {
        while (_position < _text.Length && _text[_position] == ' ')
        {
            _position++;
        }
    }

    private readonly record struct Quantity(double Value)
    {
        // Beyond this, not every whole number is a double.
        private const double LargestWhole = 1L << 53;

        public static Quantity Parse(string text) => PlainScalar.IsNumber(text)
            ? new Quantity(PlainScalar.ToNumber(text)).Checked()
            : throw new ArithmeticProblem($"has {Quote.Of(text)}, which is no number.");

        public static Quantity operator +(Quantity left, Quantity right) =>
            new Quantity(left.Value + right.Value).Checked();

        public static Quantity operator -(Quantity left, Quantity right) =>
            new Quantity(left.Value - right.Value).Checked();

        public static Quantity operator *(Quantity left, Quantity right) =>
            new Quantity(left.Value * right.Value).Checked();

        public static Quantity operator /(Quantity left, Quantity right) => right.Value == 0
            ? throw new ArithmeticProblem("divides by zero.")
            : new Quantity(left.Value / right.Value).Checked();

        public override string ToString() => Value == Math.Floor(Value) && Math.Abs(Value) <= LargestWhole
            ? ((long)Value).ToString(CultureInfo.InvariantCulture)
            : Setting.Text(Value);

        private Quantity Checked() => double.IsFinite(Value) ? this : throw new ArithmeticProblem(
            "gives no finite number.");
    }
}

/// <summary>Why an expression has no value; never leaves the reading of variables.</summary>
internal sealed class ArithmeticProblem(string message) : Exception(message);
