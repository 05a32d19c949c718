using SmmOrders.Providers.Testing;

namespace SmmOrders.Benchmarks;

/// <summary>What the provider answers: each hundredth order is in progress, with one unit fewer remaining every half second; all others are as they were.</summary>
internal static class Answers
{
    private const int Hundredth = 100;
    private const int MostDelivered = 999;

    private static readonly OrderHistory Still = OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.Processing));

    private static readonly OrderHistory Moving = OrderHistory.Script(
        [.. Enumerable.Range(0, MostDelivered).Select(step => new HistoryStep(TimeSpan.FromMilliseconds(500L * step), OrderStatus.InProgress, step))]);

    /// <summary>The history of the provider's order with a number; 1 for the first.</summary>
    public static OrderHistory Of(int number) => number % Hundredth == 0 ? Moving : Still;

    /// <summary>The same as a report, for who does not ask the provider.</summary>
    /// <param name="poll">The order.</param>
    /// <param name="elapsed">The time since the provider started.</param>
    /// <param name="now">The current instant.</param>
    public static OrderReport Of(ClaimedPoll poll, TimeSpan elapsed, DateTimeOffset now)
    {
        HistoryStep step = Of(int.Parse(poll.ProviderOrderId, System.Globalization.CultureInfo.InvariantCulture) - OpenOrders.FirstProviderOrderId + 1).At(elapsed);
        return OpenOrders.Unchanged with
        {
            Order = poll.Order,
            Report = StatusReport.Of(step.Status, OpenOrders.Quantity - step.DeliveredOf(OpenOrders.Quantity)),
            At = now,
            Claim = poll.Claim,
        };
    }
}
