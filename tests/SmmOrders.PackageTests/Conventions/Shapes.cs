using System.Reflection;
using System.Runtime.CompilerServices;

namespace SmmOrders.PackageTests;

internal static class Shapes
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly HashSet<Type> Collections = [typeof(ICollection<>), typeof(IList<>), typeof(IDictionary<,>), typeof(ISet<>)];

    public static IEnumerable<string> OpenToInheritance(Subject subject) => subject.PublicTypes
        .Where(type => type is { IsClass: true, IsSealed: false } && !subject.WordsAbout(type).Contains("inherit", StringComparison.Ordinal))
        .Select(type => type.FullName!);

    public static IEnumerable<string> Changeable(Subject subject) => subject.PublicTypes
        .Where(type => !type.Name.EndsWith("Options", StringComparison.Ordinal))
        .SelectMany(type => type.GetProperties(Public)
            .Where(property => HasSetter(property) || IsMutableCollection(property.PropertyType))
            .Concat<MemberInfo>(type.GetFields(Public).Where(field => IsVariable(field) || IsMutableCollection(field.FieldType))))
        .Select(member => $"{member.DeclaringType!.FullName}.{member.Name}");

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
        .Where(field => field.IsStatic && (IsVariable(field) || IsMutableCollection(field.FieldType)))
        .Select(field => $"{field.DeclaringType!.FullName}.{field.Name}");

    /// <summary>The types that a field or a signature names.</summary>
    public static IEnumerable<Type> TypesIn(MemberInfo member) => member switch
    {
        FieldInfo field => [field.FieldType],
        MethodInfo method => [method.ReturnType, .. method.GetParameters().Select(parameter => parameter.ParameterType), .. method.GetGenericArguments()],
        ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
        _ => [],
    };

    private static bool HasSetter(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsVariable(FieldInfo field) =>
        field is { IsInitOnly: false, IsLiteral: false, IsSpecialName: false };

    private static bool IsMutableCollection(Type type) =>
        type.IsArray
        || (type.Namespace is "System.Collections.Generic" or "System.Collections.Concurrent" or "System.Collections.ObjectModel" && type.IsClass)
        || (type.IsGenericType && Collections.Contains(type.GetGenericTypeDefinition()));

    private static bool IsAwaited(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() is var open)
            && (open == typeof(Task<>) || open == typeof(ValueTask<>) || open == typeof(IAsyncEnumerable<>)));
}
