using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace TorchSharp.Tests.Binding;

/// <summary>The public members of an assembly as text: a line each, sorted, in C#-like words.</summary>
internal static partial class PublicApi
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly
        | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    internal static string[] Of(Assembly assembly) =>
        [.. assembly.GetExportedTypes().SelectMany(Lines).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Lines(Type type)
    {
        string name = Name(type);
        yield return type.IsEnum
            ? $"{name}: enum {string.Join(", ", Enum.GetNames(type).Select(n => $"{n}={Number(type, n)}"))}"
            : $"{name}: {Kind(type)}{Bases(type)}";
        if (type.IsEnum || typeof(Delegate).IsAssignableFrom(type))
        {
            yield break;
        }

        foreach (MemberInfo member in type.GetMembers(Declared))
        {
            string? text = member switch
            {
                ConstructorInfo made when Seen(made) && !made.IsStatic => $"new({Parameters(made)})",
                FieldInfo field when field.IsPublic || field.IsFamily =>
                    $"{Static(field.IsStatic)}{Name(field.FieldType)} {field.Name}",
                PropertyInfo property when property.GetAccessors(true).Any(Seen) => Property(property),
                MethodInfo method when Seen(method) && (!method.IsSpecialName || IsOperator(method)) =>
                    Static(method.IsStatic)
                    + $"{Name(method.ReturnType)} {method.Name}{Generics(method)}({Parameters(method)})",
                _ => null,
            };
            if (text is not null)
            {
                yield return $"{name}: {text}";
            }
        }
    }

    private static bool Seen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsOperator(MethodInfo method) => method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Number(Type type, string name) =>
        Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Bases(Type type)
    {
        IEnumerable<Type> bases = type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Where(i =>
            i.IsVisible);
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
        {
            bases = bases.Prepend(parent);
        }

        string text = string.Join(", ", bases.Select(Name).Order(StringComparer.Ordinal));
        return text.Length > 0 ? " : " + text : "";
    }

    private static string Property(PropertyInfo property)
    {
        string name = property.GetIndexParameters() is { Length: > 0 } indices
            ? $"this[{string.Join(", ", indices.Select(Parameter))}]"
            : property.Name;
        string accessors = string.Concat(property.GetAccessors(true).Where(Seen).Select(a =>
            a.ReturnType == typeof(void) ? "set; " : "get; "));
        bool isStatic = property.GetAccessors(true)[0].IsStatic;
        return $"{Static(isStatic)}{Name(property.PropertyType)} {name} {{ {accessors}}}";
    }

    private static string Generics(MethodInfo method) =>
        method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string prefix = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params "
            : parameter.IsOut ? "out "
            : parameter.ParameterType.IsByRef ? "ref "
            : parameter.Position == 0 && parameter.Member.IsDefined(typeof(ExtensionAttribute)) ? "this "
            : "";
        string value = parameter.HasDefaultValue
            ? " = "
                + (Convert.ToString(parameter.RawDefaultValue, CultureInfo.InvariantCulture) is { Length: > 0 } known
                    ? known
                    : "default")
            : "";
        return $"{prefix}{Name(parameter.ParameterType)} {parameter.Name}{value}";
    }

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Name(value) + "?";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        string full = Arity().Replace((type.FullName ?? type.Name).Split('[')[0], "").Replace('+', '.');
        string name = full.StartsWith("TorchSharp.", StringComparison.Ordinal)
            ? full["TorchSharp.".Length..]
            : type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }

    [GeneratedRegex(@"`\d+")]
    private static partial Regex Arity();
}
