namespace ConsoleDemo;

/// <summary>What one line of the log did to one order: what the provider said, if it did, and what the library decided.</summary>
internal readonly record struct OrderEvent(
    long Line, DateTimeOffset At, TrackedOrder Order, OrderUpdate Update, StatusReport? Report = null, bool IsPlaced = false);
