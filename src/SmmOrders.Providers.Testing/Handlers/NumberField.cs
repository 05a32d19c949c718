using System.Globalization;

namespace SmmOrders.Providers.Testing;

/// <summary>A request field that must be a whole number.</summary>
/// <param name="Value">The number; <see langword="null"/> if the field is missing, empty or not a number.</param>
/// <param name="Refused">The refusal, if the field has an invalid value.</param>
internal readonly record struct NumberField(long? Value, Refusal? Refused)
{
    /// <summary>Reads a field.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The field's name, for the refusal.</param>
    /// <param name="least">The minimum.</param>
    /// <param name="needed">Whether a missing or empty field is refused.</param>
    internal static NumberField In(ReceivedRequest request, string name, int least, bool needed = false)
    {
        string? text = request.Given(name);
        return text is null ? new(null, needed ? Refusal.Field(name) : null)
            : int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int number) && number >= least ? new(number, null)
            : new(null, Refusal.Field(name));
    }
}
