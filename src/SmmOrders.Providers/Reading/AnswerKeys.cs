using System.Text;

namespace SmmOrders.Providers;

/// <summary>Recognizes the keys that mean something.</summary>
internal static class AnswerKeys
{
    private const int Longest = 12;

    /// <summary>Which key it is, in any case.</summary>
    /// <param name="key">The key.</param>
    /// <param name="isExact">Whether it is written as the protocol writes it, or unknown in any case.</param>
    internal static AnswerKey Find(ReadOnlySpan<byte> key, out bool isExact)
    {
        AnswerKey found = Find(key);
        isExact = true;
        if (found == AnswerKey.Unknown && key.Length <= Longest)
        {
            found = FindInLowerCase(key);
            isExact = found == AnswerKey.Unknown;
        }

        return found;
    }

    private static AnswerKey FindInLowerCase(ReadOnlySpan<byte> key)
    {
        Span<byte> lower = stackalloc byte[Longest];
        _ = Ascii.ToLower(key, lower, out int length);
        return length == key.Length ? Find(lower[..length]) : AnswerKey.Unknown; // Less where it is not ASCII.
    }

    private static AnswerKey Find(ReadOnlySpan<byte> key) => key.Length switch
    {
        2 when key.SequenceEqual("id"u8) => AnswerKey.Id,
        4 when key.SequenceEqual("data"u8) => AnswerKey.Data,
        5 when key.SequenceEqual("error"u8) => AnswerKey.Error,
        5 when key.SequenceEqual("order"u8) => AnswerKey.Order,
        6 when key.SequenceEqual("status"u8) => AnswerKey.Status,
        6 when key.SequenceEqual("charge"u8) => AnswerKey.Charge,
        7 when key.SequenceEqual("remains"u8) => AnswerKey.Remains,
        7 when key.SequenceEqual("success"u8) => AnswerKey.Success,
        7 when key.SequenceEqual("message"u8) => AnswerKey.Message,
        8 when key.SequenceEqual("currency"u8) => AnswerKey.Currency,
        8 when key.SequenceEqual("order_id"u8) => AnswerKey.Order,
        11 when key.SequenceEqual("start_count"u8) => AnswerKey.StartCount,
        Longest when key.SequenceEqual("order_status"u8) => AnswerKey.OrderStatus,
        _ => AnswerKey.Unknown,
    };
}
