using System.Reflection;

namespace CivicCoding.Api.Tests.Architecture;

/// <summary>Types in the words of C#, without namespaces but for the type that is being told.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> s_words = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(char)] = "char",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    /// <summary>The name with its namespace and the types around it.</summary>
    public static string Full(Type type) => type.IsNested ? Full(type.DeclaringType!) + "." + Bare(type, null) : type.Namespace + "." + Bare(type, null);

    public static string Short(Type type) => Of(type, null);

    public static NullabilityInfo Nullability(ParameterInfo parameter) => new NullabilityInfoContext().Create(parameter);

    public static NullabilityInfo Nullability(PropertyInfo property) => new NullabilityInfoContext().Create(property);

    /// <summary>A type as it is written where it is used, with the question marks of <paramref name="nullability"/>.</summary>
    public static string Of(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, nullability?.ElementType ?? nullability);
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Of(value, null) + "?";
        }

        string name = type.IsArray
            ? Of(type.GetElementType()!, nullability?.ElementType) + "[" + new string(',', type.GetArrayRank() - 1) + "]"
            : type.IsPointer ? Of(type.GetElementType()!, null) + "*" : Bare(type, nullability);
        bool isNull = !type.IsValueType && !type.IsGenericParameter && (nullability?.ReadState == NullabilityState.Nullable || nullability?.WriteState == NullabilityState.Nullable);
        return isNull ? name + "?" : name;
    }

    private static string Bare(Type type, NullabilityInfo? nullability)
    {
        if (s_words.TryGetValue(type, out string? word))
        {
            return word;
        }

        int tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        if (tick < 0)
        {
            return type.Name;
        }

        Type[] arguments = type.GetGenericArguments();
        NullabilityInfo[] states = nullability?.GenericTypeArguments ?? [];
        return type.Name[..tick] + "<" + string.Join(", ", arguments.Select((a, i) => Of(a, i < states.Length ? states[i] : null))) + ">";
    }
}
