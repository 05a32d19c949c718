using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Testing;

/// <summary>
/// FsCheck generators of orders and of what happens to them, for panels that combine them into cases of their own. For a property over
/// one of them, <see cref="OrderArbitraries"/> is shorter: it shrinks too.
/// </summary>
/// <remarks>All instants are whole microseconds in UTC. Everything that is generated is valid; much of it is odd.</remarks>
public static class OrderGenerators
{
    /// <summary>Orders in any state: open or ended, placed or not, held, stuck, unanswered, partly refunded, with a request on its way.</summary>
    public static Gen<OrderState> Orders() => OrderStates.Any();

    /// <summary>Orders that are new: placed at a provider, or bought and queued.</summary>
    /// <param name="tracker">The tracker that places them; one with two decimals, half up, and the default lifecycle by default.</param>
    public static Gen<OrderState> NewOrders(OrderTracker? tracker = null) =>
        from quantity in Amounts.Quantity
        from charge in Amounts.Charge
        from bought in Instant()
        from isPlaced in Gen.Elements(true, true, false)
        let used = tracker ?? OrderStates.Tracker
        select isPlaced ? used.Place(quantity, charge, bought) : used.Buy(quantity, charge, bought);

    /// <summary>Reports of every kind; the remains are usual, extreme, above the quantity, below zero, missing or unreadable.</summary>
    /// <param name="quantity">The order's quantity.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="quantity"/> is zero or below.</exception>
    public static Gen<StatusReport> Reports(long quantity = 1000)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        return StatusReports.Of(quantity);
    }

    /// <summary>Decisions about an order: most are possible, some must be refused, and some saw another refunded total.</summary>
    /// <param name="order">The order.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    public static Gen<Decision> Decisions(OrderState order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return OrderDecisions.Of(order);
    }

    /// <summary>Steps of a submission: every kind, with every kind of refusal.</summary>
    /// <param name="at">When it happens: a request that is sent is overdue soon after.</param>
    public static Gen<SubmissionStep> SubmissionSteps(DateTimeOffset at) => Gen.Frequency(
        (3, Gen.Constant(SubmissionStep.Send(at.Add(TimeSpan.FromMinutes(2))))),
        (3, Gen.Constant(SubmissionStep.Place())),
        (1, Gen.Constant(SubmissionStep.PlaceLate())),
        (2, Gen.Elements(Enum.GetValues<RefusalKind>()).Select(SubmissionStep.Refuse)),
        (1, Gen.Constant(SubmissionStep.LoseTrack())),
        (1, Gen.Constant(SubmissionStep.Requeue())),
        (1, Gen.Constant(SubmissionStep.Withdraw())));

    /// <summary>Whole histories: a new order, and reports, decisions and steps of its submission, more of them as FsCheck's size grows.</summary>
    /// <param name="tracker">The panel's tracker; one with two decimals, half up, and the default lifecycle by default.</param>
    public static Gen<OrderHistoryCase> Histories(OrderTracker? tracker = null) =>
        NewOrders(tracker).SelectMany(start => HistoriesOf(start, tracker ?? OrderStates.Tracker));

    /// <summary>Whole histories of a given order.</summary>
    /// <param name="start">The order when it is new.</param>
    /// <param name="tracker">The panel's tracker.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static Gen<OrderHistoryCase> HistoriesOf(OrderState start, OrderTracker tracker)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(tracker);
        return Gen.Sized(size => Gen.Choose(1, 4 + (size / 5)))
            .SelectMany(length => OrderHistories.Steps(tracker, start, start.StatusSince, length))
            .Select(steps => new OrderHistoryCase { Start = start, Steps = [.. steps] });
    }

    internal static Gen<DateTimeOffset> Instant() =>
        from days in Gen.Choose(0, 1000)
        from seconds in Gen.Choose(0, 86_399)
        from microseconds in Gen.Elements(0, 0, 1, 999_999)
        select new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).Add(TimeSpan.FromDays(days)).Add(TimeSpan.FromSeconds(seconds)).Add(TimeSpan.FromMicroseconds(microseconds));
}
