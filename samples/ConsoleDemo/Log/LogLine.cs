namespace ConsoleDemo;

/// <summary>One line of a log: something that happened at an instant.</summary>
internal abstract record LogLine(DateTimeOffset At);

/// <summary>An order is placed. Of an order that is older than the log, the line also says what became of it so far.</summary>
internal sealed record OrderPlaced(DateTimeOffset At, string Id, long Quantity, decimal Charge) : LogLine(At)
{
    internal OrderStatus? Status { get; init; }
    internal DateTimeOffset? Since { get; init; }
    internal long? Delivered { get; init; }
    internal decimal Refunded { get; init; }
    internal ServiceProfile? Service { get; init; }
    internal string? ServiceName { get; init; }
}

/// <summary>A provider answers about one order, or in bulk about many: with JSON or any other body, as it was received.</summary>
internal sealed record ProviderAnswered(DateTimeOffset At, string[] Orders, bool IsBulk, byte[] Answer) : LogLine(At);

/// <summary>Time passes.</summary>
internal sealed record TimePassed(DateTimeOffset At) : LogLine(At);
