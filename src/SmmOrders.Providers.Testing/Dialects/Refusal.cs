namespace SmmOrders.Providers.Testing;

/// <summary>The refusal of a request, or of one of its items; the dialect has the words.</summary>
/// <param name="Kind">The cause.</param>
/// <param name="Detail">What the words mention: a field, a number, a range; or the whole text for <see cref="RefusalCause.Verbatim"/>.</param>
internal readonly record struct Refusal(RefusalCause Kind, string? Detail = null)
{
    internal static Refusal IncorrectRequest => new(RefusalCause.IncorrectRequest);

    internal static Refusal UnknownOrder => new(RefusalCause.UnknownOrder);

    internal static Refusal TooManyOrders(int most) => new(RefusalCause.TooManyOrders, FormattableString.Invariant($"{most}"));

    /// <summary>The refusal of a field.</summary>
    internal static Refusal Field(string name) => new(RefusalCause.IncorrectField, name);
}
