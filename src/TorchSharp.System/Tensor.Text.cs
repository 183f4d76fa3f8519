using System.Globalization;
using System.Text;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>How tensors are written where no style is asked for: by their metadata.</summary>
    public static TensorStringStyle TensorStringStyle { get; set; } = TensorStringStyle.Metadata;

    /// <summary>Tensors as text, for people who look for a mistake.</summary>
    public partial class Tensor
    {
        private const int Edge = 3;
        private const int WholeUpTo = 1000;

        public override string ToString() => ToString(TensorStringStyle.Default);

        public string ToString(
            bool disamb, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null,
            string? newLine = null) =>
            ToString(
                disamb ? TensorStringStyle.Julia : TensorStringStyle.Metadata, fltFormat, width, cultureInfo, newLine);

        public string ToString(
            TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null,
            string? newLine = null)
        {
            if (IsInvalid)
            {
                return "a disposed tensor";
            }

            TensorStringStyle chosen = style == TensorStringStyle.Default ? torch.TensorStringStyle : style;
            string facts = $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";
            if (chosen is TensorStringStyle.Metadata or TensorStringStyle.Default || device_type == DeviceType.META)
            {
                return facts;
            }

            string end = newLine ?? Environment.NewLine;
            CultureInfo culture = cultureInfo ?? CultureInfo.CurrentCulture;
            using DisposeScope scope = NewDisposeScope();
            using IDisposable noGradients = no_grad();
            StringBuilder text = new();
            if (chosen == TensorStringStyle.Julia)
            {
                text.Append(facts).Append(end);
            }

            (string open, string close, string between) = chosen == TensorStringStyle.CSharp
                ? ("{", "}", ", ")
                : ("[", "]", chosen == TensorStringStyle.Numpy ? ", " : " ");
            Write(text, cpu(), fltFormat ?? "g5", culture, open, close, between, end, 0);
            return text.ToString();
        }

        private void Write(
            StringBuilder text, Tensor part, string format, CultureInfo culture,
            string open, string close, string between, string end, int depth)
        {
            if (part.ndim == 0)
            {
                text.Append(Number(part, format, culture));
                return;
            }

            long count = part.size(0);
            bool innermost = part.ndim == 1;
            text.Append(open);
            for (long i = 0; i < count; i++)
            {
                if (i > 0)
                {
                    text.Append(innermost ? between : between.TrimEnd() + end + new string(' ', depth + 1));
                }

                if (i == Edge && count > 2 * Edge && NumberOfElements > WholeUpTo)
                {
                    text.Append("...");
                    i = count - Edge - 1;
                    continue;
                }

                Write(text, part.select(0, i), format, culture, open, close, between, end, depth + 1);
            }

            text.Append(close);
        }

        private static string Number(Tensor number, string format, CultureInfo culture) => number.dtype switch
        {
            ScalarType.Bool => number.ToBoolean() ? "True" : "False",
            ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64 => number.ToComplexFloat64().ToString(format,
            culture),
            ScalarType type when type.IsFloating() => number.ToDouble().ToString(format, culture),
            _ => number.ToInt64().ToString(culture),
        };
    }
}
