using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using SmmOrders.EntityFrameworkCore;
using SmmOrders.Hosting;
using SmmOrders.Providers;
using SmmOrders.Providers.Testing;
using SmmOrders.Testing;

namespace SmmOrders.PackageTests;

/// <summary>Every public type of the packages, by what is asked of it.</summary>
internal static class ValueTypes
{
    // A generic type is tried with the first of these that fits each of its parameters.
    private static readonly Type[] Arguments = [typeof(SubmissionStatus), typeof(SubmissionTrigger), typeof(ShopOrder), typeof(DbContext)];

    public static IEnumerable<Type> All { get; } =
        [.. new[] { typeof(OrderState), typeof(ProviderAnswer), typeof(SimulatedProvider), typeof(OrderTotals), typeof(WorkerTurn), typeof(InMemoryOrderStore) }
            .SelectMany(type => type.Assembly.GetExportedTypes())
            .Where(type => !type.IsByRefLike && !(type is { IsAbstract: true, IsSealed: true }) && !type.IsInterface)
            .Where(type => !type.IsAssignableTo(typeof(JsonConverter)))];

    public static IEnumerable<Type> Enums => All.Where(type => type.IsEnum);

    /// <summary>What does things: it is marked so, or it has the key or the words of a provider in it.</summary>
    public static IEnumerable<Type> Behaviours => All.Where(IsMarked).Select(Closed);

    /// <summary>What is data, and needs a sample.</summary>
    public static IEnumerable<Type> Data => All.Where(type => !type.IsEnum && !IsMarked(type) && !IsRow(type) && !Exceptions.ContainsKey(type));

    /// <summary>What is read from a database alone: it can be written.</summary>
    public static IEnumerable<Type> Rows => All.Where(IsRow).Select(type => type.IsGenericTypeDefinition ? type.MakeGenericType(typeof(long)) : type);

    /// <summary>What is neither, and why.</summary>
    public static IReadOnlyDictionary<Type, string> Exceptions { get; } = new Dictionary<Type, string>
    {
        [typeof(ProviderApiKey)] = "It is written redacted, and the word for that is refused where it is read: the tests of keys show it.",
        [typeof(SmmProviderOptions)] = "It can be read; written, the words of its reader refuse.",
        [typeof(ProviderReaderOptions)] = "Its words refuse to be written.",
        [typeof(TrackedOrder)] = "It is the base of a panel's own class, which says for itself what goes into JSON.",
    };

    public static Type Open(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static bool IsMarked(Type type) =>
        type.GetCustomAttributes(typeof(JsonConverterAttribute), inherit: false).Cast<JsonConverterAttribute>().Any(mark => mark.ConverterType == typeof(NotForJson));

    private static bool IsRow(Type type) => type.IsAssignableTo(typeof(IJsonOnDeserializing));

    private static Type Closed(Type type) => type.IsGenericTypeDefinition
        ? type.MakeGenericType([.. type.GetGenericArguments().Select((parameter, at) => Arguments.Skip(at < 2 ? at : 0).First(argument => Fits(argument, parameter)))])
        : type;

    private static bool Fits(Type argument, Type parameter) =>
        parameter.GetGenericParameterConstraints().All(constraint => constraint.IsAssignableFrom(argument))
        && (!parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) || !argument.IsValueType);

    internal sealed class ShopOrder : TrackedOrder;
}
