using System.Text;

namespace SmmOrders.Providers;

/// <summary>Recognizes the known keys.</summary>
internal static class AnswerKeys
{
    private const int Longest = 13;

    /// <summary>Finds a key, in any case.</summary>
    /// <param name="key">The key.</param>
    /// <param name="isExact">Whether it is spelled exactly as in the protocol, or unknown in any case.</param>
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
        return length == key.Length ? Find(lower[..length]) : AnswerKey.Unknown; // Shorter if it is not ASCII.
    }

    private static AnswerKey Find(ReadOnlySpan<byte> key) => key.Length switch
    {
        2 when key.SequenceEqual("id"u8) => AnswerKey.Id,
        2 when key.SequenceEqual("ok"u8) => AnswerKey.Ok,
        3 when key.SequenceEqual("msg"u8) => AnswerKey.Msg,
        4 => FindOfFour(key),
        5 => FindOfFive(key),
        6 when key.SequenceEqual("status"u8) => AnswerKey.Status,
        6 when key.SequenceEqual("charge"u8) => AnswerKey.Charge,
        6 => FindOfSix(key),
        7 when key.SequenceEqual("remains"u8) => AnswerKey.Remains,
        7 => FindOfSeven(key),
        8 when key.SequenceEqual("currency"u8) => AnswerKey.Currency,
        8 when key.SequenceEqual("order_id"u8) => AnswerKey.OrderId,
        8 when key.SequenceEqual("category"u8) => AnswerKey.Category,
        9 when key.SequenceEqual("errorcode"u8) => AnswerKey.ErrorCode,
        10 when key.SequenceEqual("error_code"u8) => AnswerKey.ErrorCode,
        11 when key.SequenceEqual("start_count"u8) => AnswerKey.StartCount,
        12 when key.SequenceEqual("order_status"u8) => AnswerKey.OrderStatus,
        12 when key.SequenceEqual("errormessage"u8) => AnswerKey.ErrorMessage,
        Longest when key.SequenceEqual("start_counter"u8) => AnswerKey.StartCounter,
        Longest when key.SequenceEqual("error_message"u8) => AnswerKey.ErrorMessage,
        _ => AnswerKey.Unknown,
    };

    private static AnswerKey FindOfFour(ReadOnlySpan<byte> key) =>
        key.SequenceEqual("data"u8) ? AnswerKey.Data
        : key.SequenceEqual("code"u8) ? AnswerKey.Code
        : key.SequenceEqual("runs"u8) ? AnswerKey.Runs
        : key.SequenceEqual("rate"u8) ? AnswerKey.Rate
        : AnswerKey.Unknown;

    private static AnswerKey FindOfFive(ReadOnlySpan<byte> key) =>
        key.SequenceEqual("error"u8) ? AnswerKey.Error
        : key.SequenceEqual("order"u8) ? AnswerKey.Order
        : key.SequenceEqual("posts"u8) ? AnswerKey.Posts
        : key.SequenceEqual("pesan"u8) ? AnswerKey.Pesan
        : AnswerKey.Unknown;

    private static AnswerKey FindOfSix(ReadOnlySpan<byte> key) =>
        key.SequenceEqual("orders"u8) ? AnswerKey.Orders
        : key.SequenceEqual("errors"u8) ? AnswerKey.Errors
        : key.SequenceEqual("expiry"u8) ? AnswerKey.Expiry
        : key.SequenceEqual("result"u8) ? AnswerKey.Result
        : key.SequenceEqual("reason"u8) ? AnswerKey.Reason
        : key.SequenceEqual("detail"u8) ? AnswerKey.Detail
        : AnswerKey.Unknown;

    private static AnswerKey FindOfSeven(ReadOnlySpan<byte> key) =>
        key.SequenceEqual("success"u8) ? AnswerKey.Success
        : key.SequenceEqual("message"u8) ? AnswerKey.Message
        : key.SequenceEqual("orderid"u8) ? AnswerKey.OrderIdInCamelCase
        : AnswerKey.Unknown;
}
