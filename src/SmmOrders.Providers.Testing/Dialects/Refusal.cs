namespace SmmOrders.Providers.Testing;

/// <summary>That a request, or an item of it, is refused, and why; the dialect has the words.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Detail">What the words name: a field, a number, a range; the whole text where <paramref name="Kind"/> says so.</param>
internal readonly record struct Refusal(RefusalCause Kind, string? Detail = null)
{
    internal static Refusal IncorrectRequest => new(RefusalCause.IncorrectRequest);

    internal static Refusal UnknownOrder => new(RefusalCause.UnknownOrder);

    internal static Refusal TooManyOrders(int most) => new(RefusalCause.TooManyOrders, FormattableString.Invariant($"{most}"));

    /// <summary>The refusal of a field by its name.</summary>
    internal static Refusal Field(string name) => new(RefusalCause.IncorrectField, name);
}
