using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace SmmOrders.PackageTests;

/// <summary>Whether values tell the truth about themselves.</summary>
internal static class Truth
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    // A zero that these name is nobody's choice.
    private static readonly string[] Nothing = ["None", "Unknown", "Unspecified"];

    /// <summary>Enums whose zero is a choice that nobody made.</summary>
    public static IEnumerable<string> ChoicesNobodyMade(Subject subject) => subject.PublicTypes
        .Where(type => type.IsEnum && Enum.GetName(type, Enum.ToObject(type, 0)) is { } zero && !Nothing.Contains(zero))
        .Select(type => type.FullName!);

    /// <summary>Enums that go over JSON as numbers.</summary>
    public static IEnumerable<string> Numbers(Subject subject) => subject.PublicTypes
        .Where(type => type.IsEnum && type.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType?.Name != typeof(EnumByName<>).Name)
        .Select(type => type.FullName!);

    /// <summary>Records with a <c>with</c> that has nothing to set.</summary>
    public static IEnumerable<string> WithNothing(Subject subject) => subject.PublicTypes
        .Where(IsRecord)
        .Where(type => !type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(property => property.SetMethod is { IsPublic: true }))
        .Select(type => type.FullName!);

    /// <summary>Records whose equality, as the compiler makes it, compares something by reference.</summary>
    public static IEnumerable<string> LyingEquality(Subject subject) => subject.PublicTypes
        .Where(type => IsRecord(type) && type.GetMethod(nameof(Equals), [type])!.IsDefined(typeof(CompilerGeneratedAttribute)))
        .SelectMany(type => type.GetFields(Instance).Where(field => IsComparedByReference(field.FieldType)).Select(field => $"{type.FullName}.{Name(field)}"));

    private static bool IsRecord(Type type) => type.GetMethods(Instance).Any(method =>
        method.Name == "PrintMembers" && method.IsDefined(typeof(CompilerGeneratedAttribute)));

    private static bool IsComparedByReference(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? IsComparedByReference(inner)
        : type.IsInterface ? true
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? true
        : !type.IsGenericParameter && type.GetMethod(nameof(Equals), [typeof(object)])!.DeclaringType is { } declaring
            && (declaring == typeof(object) || declaring == typeof(ValueType) || declaring == typeof(Array) || declaring == typeof(Delegate) || declaring == typeof(MulticastDelegate));

    private static string Name(FieldInfo field) => field.Name.Split('>')[0].TrimStart('<');
}
