using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Testing;

/// <summary>Orders in any state, and simpler ones that may still break a property.</summary>
internal static class OrderStates
{
    /// <summary>The tracker that is used if the panel passes none.</summary>
    internal static OrderTracker Tracker { get; } = new(RefundPolicy.HalfUp(2));

    internal static Gen<OrderState> Any() =>
        from open in Open()
        from end in Gen.Elements(OrderStatus.Completed, OrderStatus.Partial, OrderStatus.Canceled)
        from ends in Gen.Elements(true, false)
        from delivered in Delivered(open.Quantity)
        select ends ? End(open, end, delivered) : open;

    /// <summary>The order with fewer units and a smaller charge, if nothing was paid back.</summary>
    internal static IEnumerable<OrderState> ShrinkAmounts(OrderState order)
    {
        OrderFacts facts = order.Facts;
        return Valid(
            order,
            facts with { Charge = decimal.Truncate(facts.Charge) },
            facts with { Charge = decimal.Truncate(facts.Charge / 2) },
            facts with { Quantity = Math.Max(1, facts.Quantity / 2) });
    }

    internal static IEnumerable<OrderState> Shrink(OrderState order)
    {
        OrderFacts facts = order.Facts;
        return Valid(
            order,
            facts with { Request = null, Open = facts.Open & ~Findings.RequestUnknown },
            facts with { Submission = null, Open = facts.Open & ~(Findings.NotPlaced | Findings.SubmissionRefused | Findings.SubmissionUnknown) },
            facts with { Open = Findings.None },
            facts with { UnansweredSince = null },
            facts with { Delivered = null, MostDelivered = null },
            facts with { MostDelivered = facts.Delivered },
            facts with { Refunded = 0m }).Concat(ShrinkAmounts(order));
    }

    private static IEnumerable<OrderState> Valid(OrderState order, params OrderFacts[] simpler)
    {
        foreach (OrderFacts facts in simpler)
        {
            OrderState? made = null;
            try
            {
                made = OrderState.From(facts);
            }
            catch (ArgumentException)
            {
                // That fact belongs to another one, which is shrunk first.
            }

            if (made is not null && made != order)
            {
                yield return made;
            }
        }
    }

    private static Gen<OrderState> Open() =>
        from fresh in OrderGenerators.NewOrders()
        from status in Gen.Elements(OrderStatuses.Open.AsEnumerable())
        from delivered in Delivered(fresh.Quantity)
        from more in Gen.Choose(0, 3)
        from refunded in Amounts.PartOf(fresh.Charge)
        from isRefunded in Gen.Elements(true, false, false, false)
        from facts in fresh.Submission is null ? Placed(fresh.Facts) : Submitted(fresh.Facts)
        let isPlaced = facts.Submission is null || facts.Submission.Status == SubmissionStatus.Placed
        select OrderState.From(facts with
        {
            Status = isPlaced ? status : facts.Status,
            Delivered = isPlaced ? delivered : null,
            MostDelivered = isPlaced ? delivered + more : null,
            Refunded = isRefunded ? refunded : 0m,
        });

    private static Gen<OrderFacts> Placed(OrderFacts facts) =>
        from unanswered in Gen.Elements(true, false, false)
        from held in Gen.Elements(Findings.None, Findings.None, Findings.None, Findings.RemainsMissing, Findings.RemainsUnreadable, Findings.RemainsExceedsQuantity)
        from byTime in Gen.Elements(Findings.None, Findings.None, Findings.StuckInProcessing, Findings.Late)
        from other in Gen.Elements(Findings.None, Findings.None, Findings.None, Findings.NotApplied, Findings.Unanswered)
        from request in Request(facts.StatusSince)
        select facts with
        {
            UnansweredSince = unanswered ? facts.StatusSince.Add(TimeSpan.FromHours(1)) : null,
            Open = held | byTime | other | (request?.Status == RequestStatus.Unknown ? Findings.RequestUnknown : Findings.None),
            Request = request,
        };

    private static Gen<OrderFacts> Submitted(OrderFacts facts) =>
        from status in Gen.Elements(SubmissionStatus.Queued, SubmissionStatus.Sending, SubmissionStatus.Placed, SubmissionStatus.Refused, SubmissionStatus.Unknown)
        from refusal in Gen.Elements(Enum.GetValues<RefusalKind>().Where(kind => !kind.Waits()))
        from isLate in Gen.Elements(true, false)
        from placed in status == SubmissionStatus.Placed ? Placed(facts) : Gen.Constant(facts)
        select placed with
        {
            Submission = facts.Submission! with
            {
                Status = status,
                OverdueAt = status == SubmissionStatus.Sending ? facts.StatusSince.Add(TimeSpan.FromMinutes(2)) : null,
                Refusal = status == SubmissionStatus.Refused ? refusal : null,
            },
            Open = placed.Open | status switch
            {
                SubmissionStatus.Refused => Findings.SubmissionRefused,
                SubmissionStatus.Unknown => Findings.SubmissionUnknown,
                SubmissionStatus.Queued when isLate => Findings.NotPlaced,
                _ => Findings.None,
            },
        };

    private static Gen<OrderRequest?> Request(DateTimeOffset at) =>
        from any in Gen.Elements(true, false, false, false)
        from kind in Gen.Elements(Enum.GetValues<RequestKind>())
        from status in Gen.Elements(Enum.GetValues<RequestStatus>())
        select any ? new OrderRequest { Kind = kind, Status = status, OverdueAt = status == RequestStatus.Sending ? at.Add(TimeSpan.FromMinutes(2)) : null } : null;

    private static Gen<long?> Delivered(long quantity) => Gen.Frequency(
        (2, Gen.Constant((long?)null)),
        (5, Gen.Choose(0, 1000).Select(thousandths => (long?)(long)((Int128)quantity * thousandths / 1000))),
        (1, Gen.Choose(1, 50).Select(over => (long?)(quantity + over))));

    // As a provider's report ends it, or a withdrawal: status and money are decided together.
    private static OrderState End(OrderState open, OrderStatus end, long? delivered)
    {
        DateTimeOffset at = open.StatusSince.Add(TimeSpan.FromHours(5));
        return open.IsPlaced
            ? Tracker.Observe(open, StatusReport.Of(end, delivered is { } units ? open.Quantity - units : Remains.Missing), at).Order
            : Tracker.Submit(open, SubmissionStep.Withdraw(), at).Update.Order;
    }
}
