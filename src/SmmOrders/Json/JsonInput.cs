using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SmmOrders;

/// <summary>
/// What came as JSON is checked like any other input, and its fault is a <see cref="JsonException"/>. Two places call it: the constructor
/// marked <c>[JsonConstructor]</c> of a type without setters or of a record that checks each member on its own, and <c>OnDeserialized</c> of
/// a record whose members are checked together.
/// </summary>
internal static class JsonInput
{
    /// <summary>A member that must be there.</summary>
    internal static T Required<T>(T? value, [CallerArgumentExpression(nameof(value))] string member = "")
        where T : class =>
        value ?? throw new JsonException($"{member} is missing or null.");

    /// <summary>A member that must be one of its enum's values.</summary>
    internal static T Defined<T>(T value, [CallerArgumentExpression(nameof(value))] string member = "")
        where T : struct, Enum =>
        Enum.IsDefined(value)
            ? value
            : throw new JsonException($"{member} is missing, or is none of: {string.Join(", ", Enum.GetValues<T>())}.");

    /// <summary>As the other overload, of a member that may be left out.</summary>
    internal static T? Defined<T>(T? value, [CallerArgumentExpression(nameof(value))] string member = "")
        where T : struct, Enum =>
        value is { } given ? Defined(given, member) : null;

    /// <summary>A list that must be there, each item of it.</summary>
    internal static void EnsureNoNulls<T>(ImmutableArray<T> items, [CallerArgumentExpression(nameof(items))] string member = "")
        where T : class
    {
        Ensure(!items.IsDefault, $"{member} are missing.");
        foreach (T item in items)
        {
            _ = Required(item, $"One of the {member}");
        }
    }

    /// <summary>A rule that members follow together.</summary>
    internal static void Ensure(bool holds, string rule)
    {
        if (!holds)
        {
            throw new JsonException(rule);
        }
    }

    /// <summary>What the library's own factories make of it.</summary>
    internal static T Make<T>(Func<T> make)
    {
        T? made = default;
        Check(() => made = make());
        return made!;
    }

    /// <summary>What the library's own checks say of it.</summary>
    internal static void Check(Action check)
    {
        try
        {
            check();
        }
        catch (ArgumentException exception)
        {
            throw Refusal(exception);
        }
    }

    /// <summary>What the library's own check says, as a fault of JSON.</summary>
    internal static JsonException Refusal(ArgumentException exception) => new(Sentence(exception), exception);

    /// <summary>What a default value has no JSON for.</summary>
    internal static void EnsureMade(bool isMade, string type)
    {
        if (!isMade)
        {
            throw new NotSupportedException($"This {type} is default, which says nothing, so there is no JSON of it.");
        }
    }

    // Without what an exception adds for programmers: the parameter's name at the end.
    private static string Sentence(ArgumentException exception)
    {
        string rule = exception.Message.Split(" (Parameter '")[0];
        return exception is ArgumentOutOfRangeException { ActualValue: { } value }
            ? string.Create(CultureInfo.InvariantCulture, $"{exception.ParamName}: {rule} It was {value}.")
            : rule;
    }
}
