namespace SmmOrders.Tests;

/// <summary>What every refusal of a caller's value must contain.</summary>
internal static class BadInput
{
    /// <summary>The call is refused, and the exception names the parameter, the value and what would be right.</summary>
    internal static void Refused(string parameter, object? value, string text, Func<object?> call)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(parameter, call);
        Assert.Equal(value, error.ActualValue);
        Assert.StartsWith($"{text} (Parameter '{parameter}')", error.Message, StringComparison.Ordinal);
    }
}
