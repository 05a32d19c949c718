using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SmmOrders;

/// <summary>
/// Validates values from JSON like any other input; a fault becomes a <see cref="JsonException"/>. Two places call it: the
/// constructor marked <c>[JsonConstructor]</c> of a type without setters or of a record that checks each member on its own, and
/// <c>OnDeserialized</c> of a record whose members are checked together.
/// </summary>
internal static class JsonInput
{
    /// <summary>A required member.</summary>
    internal static T Required<T>(T? value, [CallerArgumentExpression(nameof(value))] string member = "")
        where T : class =>
        value ?? throw new JsonException($"{member} is missing or null.");

    /// <summary>A member that must be one of its enum's values.</summary>
    internal static T Defined<T>(T value, [CallerArgumentExpression(nameof(value))] string member = "")
        where T : struct, Enum =>
        Enum.IsDefined(value)
            ? value
            : throw new JsonException($"{member} is missing, or is none of: {string.Join(", ", Enum.GetValues<T>())}.");

    /// <summary>Same as the other overload, for a member that may be left out.</summary>
    internal static T? Defined<T>(T? value, [CallerArgumentExpression(nameof(value))] string member = "")
        where T : struct, Enum =>
        value is { } given ? Defined(given, member) : null;

    /// <summary>A required list, and each of its items.</summary>
    internal static void EnsureNoNulls<T>(ImmutableArray<T> items, [CallerArgumentExpression(nameof(items))] string member = "")
        where T : class
    {
        Ensure(!items.IsDefault, $"{member} are missing.");
        foreach (T item in items)
        {
            _ = Required(item, $"One of the {member}");
        }
    }

    /// <summary>A rule for members together.</summary>
    internal static void Ensure(bool holds, string rule)
    {
        if (!holds)
        {
            throw new JsonException(rule);
        }
    }

    /// <summary>Creates a value with the library's own factories.</summary>
    internal static T Make<T>(Func<T> make)
    {
        T? made = default;
        Check(() => made = make());
        return made!;
    }

    /// <summary>Runs the library's own checks.</summary>
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

    /// <summary>Turns a failed check of the library's own into a fault of JSON.</summary>
    internal static JsonException Refusal(ArgumentException exception) => new(Sentence(exception), exception);

    /// <summary>Refuses to write a default value, which has no JSON.</summary>
    internal static void EnsureMade(bool isMade, string type)
    {
        if (!isMade)
        {
            throw new NotSupportedException($"This {type} is default, which says nothing, so there is no JSON of it.");
        }
    }

    private static string Sentence(ArgumentException exception)
    {
        string rule = ArgumentMessage.Of(exception);
        return exception is ArgumentOutOfRangeException { ActualValue: { } value }
            ? string.Create(CultureInfo.InvariantCulture, $"{exception.ParamName}: {rule} It was {value}.")
            : rule;
    }
}
