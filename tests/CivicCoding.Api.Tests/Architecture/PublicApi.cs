using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CivicCoding.Api.Tests.Architecture;

/// <summary>The public types and members of an assembly as sorted lines of text: a type at the left edge, its members below it.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Lines(Assembly assembly)
    {
        yield return "# " + assembly.GetName().Name;
        foreach (Type type in assembly.GetTypes().Where(IsSeen).OrderBy(TypeNames.Full, StringComparer.Ordinal))
        {
            yield return Header(type);
            foreach (string member in Members(type).Order(StringComparer.Ordinal))
            {
                yield return "  " + member;
            }
        }
    }

    private static bool IsSeen(Type type) => !IsMadeByCompiler(type)
        && (type.IsNested ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsSeen(type.DeclaringType!) : type.IsPublic);

    private static bool IsMadeByCompiler(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) || member.Name.Contains('<');

    private static string Header(Type type)
    {
        string name = TypeNames.Full(type);
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return $"delegate {name}: {Method(type.GetMethod("Invoke")!)}";
        }

        if (type.IsEnum)
        {
            return $"enum {name} : {TypeNames.Short(type.GetEnumUnderlyingType())}";
        }

        IEnumerable<Type> above = type.GetInterfaces().Where(i => i.IsPublic);
        above = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? above.Except(parent.GetInterfaces()).Prepend(parent) : above;
        string[] parents = [.. above.Select(TypeNames.Short).Order(StringComparer.Ordinal)];
        return Kind(type) + " " + name + (parents.Length == 0 ? "" : " : " + string.Join(", ", parents));
    }

    private static string Kind(Type type)
    {
        if (type.IsInterface)
        {
            return "interface";
        }

        if (type.IsValueType)
        {
            return (type.IsDefined(typeof(IsReadOnlyAttribute), false) ? "readonly " : "") + (type.IsByRefLike ? "ref struct" : "struct");
        }

        return type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [];
        }

        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => $"{f.Name} = {Convert.ToString(f.GetRawConstantValue(), CultureInfo.InvariantCulture)}");
        }

        return
        [
            .. type.GetConstructors(Declared).Where(IsSeen).Select(c => $"{Access(c)}new({Parameters(c)})"),
            .. type.GetFields(Declared).Where(f => (f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly) && !IsMadeByCompiler(f)).Select(Field),
            .. type.GetProperties(Declared).Where(p => p.GetAccessors(nonPublic: true).Any(IsSeen) && !IsMadeByCompiler(p)).Select(Property),
            .. type.GetEvents(Declared).Where(e => IsSeen(e.AddMethod!)).Select(e => $"event {TypeNames.Short(e.EventHandlerType!)} {e.Name}"),
            .. type.GetMethods(Declared).Where(m => IsSeen(m) && !IsMadeByCompiler(m) && (!m.IsSpecialName || m.Name.StartsWith("op_", StringComparison.Ordinal))).Select(Method),
        ];
    }

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Field(FieldInfo field) => field.IsLiteral
        ? $"const {TypeNames.Short(field.FieldType)} {field.Name} = {Constant(field.GetRawConstantValue(), field.FieldType)}"
        : $"{(field.IsPublic ? "" : "protected ")}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeNames.Short(field.FieldType)} {field.Name}";

    private static string Property(PropertyInfo property)
    {
        MethodInfo[] accessors = [.. property.GetAccessors(nonPublic: true).Where(IsSeen)];
        string required = property.IsDefined(typeof(RequiredMemberAttribute), false) ? "required " : "";
        string index = property.GetIndexParameters() is { Length: > 0 } parameters ? "[" + string.Join(", ", parameters.Select(Parameter)) + "]" : "";
        string get = property.GetMethod is { } getter && IsSeen(getter) ? $"{Within(getter, accessors)}get; " : "";
        string set = property.SetMethod is { } setter && IsSeen(setter) ? $"{Within(setter, accessors)}{(IsInit(setter) ? "init" : "set")}; " : "";
        string access = accessors.Any(a => a.IsPublic) ? "" : "protected ";
        return $"{access}{required}{Modifiers(accessors[0])}{TypeNames.Of(property.PropertyType, TypeNames.Nullability(property))} {property.Name}{index} {{ {get}{set}}}";
    }

    private static string Within(MethodInfo accessor, MethodInfo[] all) => accessor.IsPublic || !all.Any(a => a.IsPublic) ? "" : "protected ";

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Method(MethodInfo method)
    {
        string arguments = method.IsGenericMethodDefinition ? "<" + string.Join(", ", method.GetGenericArguments().Select(a => a.Name)) + ">" : "";
        return $"{Access(method)}{Modifiers(method)}{TypeNames.Of(method.ReturnType, TypeNames.Nullability(method.ReturnParameter))} {method.Name}{arguments}({Parameters(method)})";
    }

    private static string Modifiers(MethodInfo method)
    {
        if (method.DeclaringType!.IsInterface)
        {
            return method.IsStatic ? "static " : method.IsAbstract ? "" : "default ";
        }

        if (method.IsStatic || !method.IsVirtual)
        {
            return method.IsStatic ? "static " : "";
        }

        bool isOverride = method.GetBaseDefinition() != method;
        return (method.IsAbstract, isOverride, method.IsFinal) switch
        {
            (true, false, _) => "abstract ",
            (true, true, _) => "abstract override ",
            (false, true, _) => "override ",
            (false, false, false) when !method.DeclaringType.IsSealed => "virtual ",
            _ => "",
        };
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Constant(object? value, Type type) => value switch
    {
        null => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        bool boolean => boolean ? "true" : "false",
        string text => $"\"{text}\"",
        char letter => $"'{letter}'",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Parameter(ParameterInfo parameter)
    {
        string passing = parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? (parameter.IsIn ? "in " : "ref ") : "";
        string many = parameter.IsDefined(typeof(ParamArrayAttribute), false) || parameter.IsDefined(typeof(ParamCollectionAttribute), false) ? "params " : "";
        string standard = parameter.HasDefaultValue ? " = " + Constant(parameter.RawDefaultValue, parameter.ParameterType) : "";
        return $"{many}{passing}{TypeNames.Of(parameter.ParameterType, TypeNames.Nullability(parameter))} {parameter.Name}{standard}";
    }
}
