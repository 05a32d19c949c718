namespace SmmOrders.Tests.Laws;

/// <summary>The transitions of domain rules, section 2, typed by hand.</summary>
internal static class TypedTables
{
    /// <summary>Domain rules, section 1: Processing, then Pending, then InProgress.</summary>
    public static LifecycleTable Default { get; } = LifecycleTable.Typed(OrderStatus.Processing, """
                      Process  Queue  Start  Complete  EndPartially  Cancel
        Processing    .        x      x      .         .             x
        Pending       .        .      x      .         .             x
        InProgress    .        .      .      x         x             x
        Completed     .        .      .      .         .             .
        Partial       .        .      .      .         .             .
        Canceled      .        .      .      .         .             .
        """);

    /// <summary>Panels of the PerfectPanel family: Pending before Processing, and the two mix.</summary>
    public static LifecycleTable PerfectPanel { get; } = LifecycleTable.Typed(OrderStatus.Pending, """
                      Process  Queue  Start  Complete  EndPartially  Cancel
        Processing    .        x      x      .         .             x
        Pending       x        .      x      .         .             x
        InProgress    .        .      .      x         x             x
        Completed     .        .      .      .         .             .
        Partial       .        .      .      .         .             .
        Canceled      .        .      .      .         .             .
        """);

    /// <summary>A panel's own: strictly in sequence, and a drip-feed that returns to the queue between its runs.</summary>
    public static LifecycleTable DripFeed { get; } = LifecycleTable.Typed(OrderStatus.Processing, """
                      Process  Queue  Start  Complete  EndPartially  Cancel
        Processing    .        x      .      .         .             x
        Pending       .        .      x      .         .             x
        InProgress    .        x      .      x         x             x
        Completed     .        .      .      .         .             x
        Partial       .        .      .      .         .             .
        Canceled      .        .      .      .         .             .
        """);

    /// <summary>What opting in to corrections adds to any of them.</summary>
    public static LifecycleTable Corrections { get; } = LifecycleTable.Typed(OrderStatus.Processing, """
                      Process  Queue  Start  Complete  EndPartially  Cancel
        Completed     .        .      .      .         x             x
        Partial       .        .      .      .         x             x
        """);

    /// <summary>What a service that delivers while Pending adds (domain rule S6).</summary>
    public static LifecycleTable WhilePending { get; } = LifecycleTable.Typed(OrderStatus.Processing, """
                      Process  Queue  Start  Complete  EndPartially  Cancel
        Pending       .        .      .      x         x             .
        """);
}
