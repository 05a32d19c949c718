using SmmOrders;

namespace ConsoleDemo.Replay;

/// <summary>What one line of the log did to one order.</summary>
internal readonly record struct OrderEvent
{
    /// <summary>The line's number.</summary>
    internal required long Line { get; init; }

    /// <summary>The line's instant.</summary>
    internal required DateTimeOffset At { get; init; }

    /// <summary>The order, as it is after it.</summary>
    internal required TrackedOrder Order { get; init; }

    /// <summary>What the provider said; <see langword="null"/> where the order was placed, or time passed.</summary>
    internal StatusReport? Report { get; init; }

    /// <summary>Whether the line placed the order.</summary>
    internal bool IsPlaced { get; init; }

    /// <summary>The transitions that the order took; <see langword="null"/> where no report made it move.</summary>
    internal OrderPath? Path { get; init; }

    /// <summary>What is to be paid now; <see langword="null"/> where nothing is.</summary>
    internal Refund? Refund { get; init; }

    /// <summary>Everything that was odd.</summary>
    internal Findings Findings { get; init; }
}
