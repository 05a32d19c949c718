using System.Globalization;

namespace SmmOrders.Providers.Testing;

/// <summary>A field of a request that has to be a whole number.</summary>
/// <param name="Value">The number; <see langword="null"/> where the field is absent or empty, or is no number.</param>
/// <param name="Refused">Why not, where it is there and no number that may stand there.</param>
internal readonly record struct NumberField(long? Value, Refusal? Refused)
{
    /// <summary>Reads a field.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The field's name; a refusal says it.</param>
    /// <param name="least">The least number that may stand there.</param>
    /// <param name="needed">Whether it is refused where it is absent or empty.</param>
    internal static NumberField In(ReceivedRequest request, string name, int least, bool needed = false)
    {
        string? text = request.Given(name);
        return text is null ? new(null, needed ? Refusal.Field(name) : null)
            : int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int number) && number >= least ? new(number, null)
            : new(null, Refusal.Field(name));
    }
}
