namespace SmmOrders;

/// <summary>Creates the exception for a value that its enum does not define. Separate from the guards, so that they stay small.</summary>
internal static class UndefinedEnum
{
    /// <summary>The exception; its message contains the value and every defined one.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="parameter">The name of the argument at fault.</param>
    /// <param name="value">Its value.</param>
    /// <param name="what">What it is not, for example <c>an order status</c>.</param>
    internal static ArgumentOutOfRangeException Error<T>(string parameter, T value, string what)
        where T : struct, Enum =>
        new(parameter, value, $"{value:D} is not {what}. Use one of: {string.Join(", ", Enum.GetValues<T>())}.");
}
