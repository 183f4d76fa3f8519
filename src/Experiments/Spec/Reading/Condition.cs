using Experiments.Spec.Yaml;

namespace Experiments.Spec.Reading;

/// <summary>
/// A condition on the values of a point: comparisons (== != &lt; &lt;= &gt; &gt;=) of numbers, sums and products of
/// them and quoted words, with and, or, not and parentheses. It is read once and asked for every point.
/// </summary>
internal sealed class Condition
{
    // Numbers that arithmetic brings to the same value may differ in their last bits.
    private const double Tolerance = 1e-12;

    private static readonly string[] Comparisons = ["==", "!=", "<=", ">=", "<", ">"];

    private readonly List<string> _tokens;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Func<Func<string, string>, object> _value;
    private int _position;

    private Condition(ScalarNode node)
    {
        Text = node.Text;
        Mark = node.Mark;
        _tokens = ConditionTokens.Of(node.Text);
        _value = Or();
        if (_position < _tokens.Count)
        {
            throw new ArithmeticProblem($"does not go on with {Quote.Of(_tokens[_position])}.");
        }
    }

    /// <summary>As it is written.</summary>
    public string Text { get; }

    /// <summary>Where it stands.</summary>
    public Mark Mark { get; }

    /// <summary>What it asks for.</summary>
    public IReadOnlySet<string> Names => _names;

    /// <summary>Reads a condition.</summary>
    /// <exception cref="ArithmeticProblem">It is none; the message says why.</exception>
    public static Condition Read(ScalarNode node) => new(node);

    /// <summary>Whether it holds.</summary>
    /// <param name="valueOf">The text of a value by its name.</param>
    /// <exception cref="ArithmeticProblem">It cannot be told; the message says why.</exception>
    public bool Holds(Func<string, string> valueOf) =>
        _value(valueOf) is bool holds
            ? holds : throw new ArithmeticProblem("compares nothing: write filters == 64, say.");

    private Func<Func<string, string>, object> Or()
    {
        var left = And();
        while (Take("or"))
        {
            var (first, second) = (left, And());
            left = valueOf => Flag(first(valueOf)) | Flag(second(valueOf));
        }
        return left;
    }

    private Func<Func<string, string>, object> And()
    {
        var left = Not();
        while (Take("and"))
        {
            var (first, second) = (left, Not());
            left = valueOf => Flag(first(valueOf)) & Flag(second(valueOf));
        }
        return left;
    }

    private Func<Func<string, string>, object> Not()
    {
        if (!Take("not"))
        {
            return Comparison();
        }
        var negated = Not();
        return valueOf => !Flag(negated(valueOf));
    }

    private Func<Func<string, string>, object> Comparison()
    {
        var left = Sum();
        var sign = Comparisons.FirstOrDefault(Take);
        if (sign is null)
        {
            return left;
        }
        var right = Sum();
        return sign switch
        {
            "==" => valueOf => AreEqual(left(valueOf), right(valueOf)),
            "!=" => valueOf => !AreEqual(left(valueOf), right(valueOf)),
            "<" => valueOf => Number(left(valueOf)) < Number(right(valueOf)),
            "<=" => valueOf => Number(left(valueOf)) <= Number(right(valueOf)),
            ">" => valueOf => Number(left(valueOf)) > Number(right(valueOf)),
            _ => valueOf => Number(left(valueOf)) >= Number(right(valueOf)),
        };
    }

    private Func<Func<string, string>, object> Sum()
    {
        var left = Product();
        while (true)
        {
            var first = left;
            if (Take("+"))
            {
                var second = Product();
                left = valueOf => Number(first(valueOf)) + Number(second(valueOf));
            }
            else if (Take("-"))
            {
                var second = Product();
                left = valueOf => Number(first(valueOf)) - Number(second(valueOf));
            }
            else
            {
                return left;
            }
        }
    }

    private Func<Func<string, string>, object> Product()
    {
        var left = Factor();
        while (true)
        {
            var first = left;
            if (Take("*"))
            {
                var second = Factor();
                left = valueOf => Number(first(valueOf)) * Number(second(valueOf));
            }
            else if (Take("/"))
            {
                var second = Factor();
                left = valueOf => Number(first(valueOf)) / Number(second(valueOf));
            }
            else
            {
                return left;
            }
        }
    }

    private Func<Func<string, string>, object> Factor()
    {
        if (Take("-"))
        {
            var negated = Factor();
            return valueOf => -Number(negated(valueOf));
        }
        if (Take("("))
        {
            var inner = Or();
            return Take(")") ? inner : throw new ArithmeticProblem("has a '(' without its ')'.");
        }
        if (_position == _tokens.Count || !ConditionTokens.IsOperand(_tokens[_position]))
        {
            throw new ArithmeticProblem(
                _position == _tokens.Count
                    ? "ends where a value belongs."
                    : $"has {Quote.Of(_tokens[_position])} where a value belongs.");
        }
        var token = _tokens[_position++];
        if (token[0] is '\'' or '"')
        {
            return _ => token[1..^1];
        }
        if (PlainScalar.IsNumber(token))
        {
            var number = PlainScalar.ToNumber(token);
            return _ => number;
        }
        if (token is "true" or "false")
        {
            return _ => token;
        }
        _names.Add(token);
        return valueOf => valueOf(token) is var text && PlainScalar.IsNumber(text) ? PlainScalar.ToNumber(text) : text;
    }

    private bool Take(string token)
    {
        if (_position == _tokens.Count || _tokens[_position] != token)
        {
            return false;
        }
        _position++;
        return true;
    }

    private static bool AreEqual(object left, object right) => (left, right) switch
    {
        (double first, double second) =>
            Math.Abs(first - second) <= Tolerance * Math.Max(Math.Abs(first), Math.Abs(second)),
        (string first, string second) => first == second,
        _ => throw new ArithmeticProblem($"compares {Found(left)} with {Found(right)}."),
    };

    private static bool Flag(object value) =>
        value is bool flag ? flag : throw new ArithmeticProblem($"has {Found(value)} where a comparison belongs.");

    private static double Number(object value) =>
        value is double number ? number : throw new ArithmeticProblem($"has {Found(value)} where a number belongs.");

    private static string Found(object value) => value switch
    {
        bool => "a comparison",
        string text => Quote.Of(text),
        _ => $"the number {Layers.Setting.Text((double)value)}",
    };
}
