using System.Reflection;
using System.Runtime.CompilerServices;

namespace SmmOrders.PackageTests;

internal static class Shapes
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly HashSet<Type> Floating = [typeof(double), typeof(float), typeof(Half), typeof(System.Numerics.Complex)];

    public static IEnumerable<string> OpenToInheritance(Subject subject) => subject.PublicTypes
        .Where(type => type is { IsClass: true, IsSealed: false } && !subject.WordsAbout(type).Contains("inherit", StringComparison.Ordinal))
        .Select(type => type.FullName!);

    public static IEnumerable<string> Changeable(Subject subject) => subject.PublicTypes
        .Where(type => !type.Name.EndsWith("Options", StringComparison.Ordinal))
        .SelectMany(type => type.GetProperties(Public).Where(HasSetter).Select(property => $"{type.FullName}.{property.Name}")
            .Concat(type.GetFields(Public).Where(IsVariable).Select(field => $"{type.FullName}.{field.Name}")));

    public static IEnumerable<string> Unstoppable(Subject subject) => subject.PublicTypes
        .SelectMany(type => type.GetMethods(Public))
        .Where(method => IsAwaited(method.ReturnType) && method.Name != nameof(IAsyncDisposable.DisposeAsync))
        .Where(method => !method.GetParameters().Any(parameter => parameter.ParameterType == typeof(CancellationToken)))
        .Select(method => $"{method.DeclaringType!.FullName}.{method.Name}");

    public static IEnumerable<string> Awaited(Subject subject) => subject.Types
        .SelectMany(type => type.GetMethods(Own))
        .Where(method => IsAwaited(method.ReturnType))
        .Select(method => $"{method.DeclaringType!.FullName}.{method.Name}");

    public static IEnumerable<string> StaticState(Subject subject) => subject.Types
        .SelectMany(type => type.GetFields(Own))
        .Where(field => field.IsStatic && (IsVariable(field) || IsMutableCollection(field)))
        .Select(field => $"{field.DeclaringType!.FullName}.{field.Name}");

    public static IEnumerable<string> FloatingPoint(Subject subject) => subject.Types
        .SelectMany(type => type.GetMembers(Own))
        .Where(member => TypesIn(member).SelectMany(Parts).Any(Floating.Contains))
        .Select(member => $"{member.DeclaringType!.FullName}.{member.Name}");

    private static bool HasSetter(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsVariable(FieldInfo field) =>
        field is { IsInitOnly: false, IsLiteral: false, IsSpecialName: false };

    private static bool IsMutableCollection(FieldInfo field) =>
        field is { IsLiteral: false, FieldType: var type }
        && (type.IsArray || type.Namespace is "System.Collections.Generic" or "System.Collections.Concurrent" && type.IsClass);

    private static bool IsAwaited(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() is var open)
            && (open == typeof(Task<>) || open == typeof(ValueTask<>) || open == typeof(IAsyncEnumerable<>)));

    private static IEnumerable<Type> TypesIn(MemberInfo member) => member switch
    {
        FieldInfo field => [field.FieldType],
        MethodInfo method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType),
        ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
        _ => [],
    };

    private static IEnumerable<Type> Parts(Type type) =>
        type.GetGenericArguments().Append(type.GetElementType()).OfType<Type>().SelectMany(Parts).Append(type);
}
