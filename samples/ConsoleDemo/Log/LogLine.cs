using SmmOrders;

namespace ConsoleDemo.Log;

/// <summary>
/// One line of a log, understood. What <see cref="Fields"/> does not have was not said. Good as long as the bytes that it
/// was read from.
/// </summary>
internal ref struct LogLine
{
    /// <summary>The fields that the line has.</summary>
    internal LogFields Fields;

    /// <summary>When it happened.</summary>
    internal DateTimeOffset At;

    /// <summary>The order that is placed or answered about.</summary>
    internal string Order;

    /// <summary>The orders that one bulk answer is about.</summary>
    internal string[] Orders;

    /// <summary>The provider's answer: JSON or a raw body, as it came over the wire.</summary>
    internal ReadOnlySpan<byte> Answer;

    /// <summary>Units ordered.</summary>
    internal long Quantity;

    /// <summary>What the customer was charged.</summary>
    internal decimal Charge;

    /// <summary>The status of an order that was placed before the log begins.</summary>
    internal OrderStatus Status;

    /// <summary>Since when it is in that status.</summary>
    internal DateTimeOffset Since;

    /// <summary>What was refunded for it before.</summary>
    internal decimal Refunded;

    /// <summary>What was delivered of it before.</summary>
    internal long? Delivered;

    /// <summary>What is special about the order's service.</summary>
    internal ServiceProfile? Service;

    /// <summary>The service's name, for people.</summary>
    internal string? ServiceName;
}
