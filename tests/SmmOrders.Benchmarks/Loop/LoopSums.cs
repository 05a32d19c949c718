namespace SmmOrders.Benchmarks;

/// <summary>What the lanes of a loop have done, and how long it took, over all of them.</summary>
/// <param name="Orders">The orders polled: their answers are applied.</param>
/// <param name="Changed">Those of them whose answer changed something.</param>
/// <param name="Requests">The requests.</param>
/// <param name="Claim">The time in the store to claim.</param>
/// <param name="Request">The time in the client, from the call until the answer is read.</param>
/// <param name="Apply">The time in the store to apply; what an order becomes is decided within it.</param>
internal readonly record struct LoopSums(long Orders, long Changed, long Requests, TimeSpan Claim, TimeSpan Request, TimeSpan Apply)
{
    public static LoopSums operator -(LoopSums end, LoopSums start) => new(
        end.Orders - start.Orders, end.Changed - start.Changed, end.Requests - start.Requests, end.Claim - start.Claim, end.Request - start.Request, end.Apply - start.Apply);

    public static LoopSums operator +(LoopSums one, LoopSums other) => new(
        one.Orders + other.Orders, one.Changed + other.Changed, one.Requests + other.Requests, one.Claim + other.Claim, one.Request + other.Request, one.Apply + other.Apply);
}
