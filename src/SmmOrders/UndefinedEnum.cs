namespace SmmOrders;

/// <summary>Refuses a value that its enum does not define. Apart from what it guards, so that the guard stays small.</summary>
internal static class UndefinedEnum
{
    /// <summary>The exception, which names the value and every right one.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="parameter">Which argument is to blame.</param>
    /// <param name="value">Its value.</param>
    /// <param name="what">What it is not, for example <c>an order status</c>.</param>
    internal static ArgumentOutOfRangeException Error<T>(string parameter, T value, string what)
        where T : struct, Enum =>
        new(parameter, value, $"{value:D} is not {what}. Use one of: {string.Join(", ", Enum.GetValues<T>())}.");
}
