using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Testing;

/// <summary>Decisions about an order, and simpler ones that may still break a property.</summary>
internal static class OrderDecisions
{
    internal static Gen<Decision> Of(OrderState order)
    {
        Gen<long> delivered = Gen.Choose(0, 1000).Select(thousandths => (long)((Int128)order.Quantity * thousandths / 1000));
        Gen<CancelCause> cause = Gen.Elements(Enum.GetValues<CancelCause>());
        Gen<Decision> ends = Gen.OneOf(
            Gen.Constant(Decision.EndCompleted()),
            delivered.Select(Decision.EndPartial),
            cause.Select(why => Decision.EndCanceled(why)),
            cause.Zip(delivered, (why, units) => Decision.EndCanceled(why, units)));
        Gen<Decision> corrections = Gen.OneOf(
            delivered.Select(Decision.CorrectToPartial),
            cause.Select(why => Decision.CorrectToCanceled(why)),
            cause.Zip(delivered, (why, units) => Decision.CorrectToCanceled(why, units)));
        Gen<Decision> refunds =
            from total in Gen.Frequency(
                (8, Amounts.PartOf(order.Charge - order.Refunded).Select(more => order.Refunded + more)),
                (1, Gen.Elements(order.Charge + 0.01m, order.Refunded + 0.001m)))
            from seen in Gen.Frequency((4, Gen.Constant(order.Refunded)), (1, Gen.Elements(0m, order.Charge)))
            select Decision.Refund(total, seen);
        return order.IsFinal
            ? Gen.Frequency((1, ends), (4, corrections), (3, refunds))
            : Gen.Frequency((5, ends), (1, corrections), (2, refunds));
    }

    internal static IEnumerable<Decision> Shrink(Decision decision)
    {
        if (decision.Kind == DecisionKind.Refund)
        {
            yield break;
        }

        bool isEnd = decision.Kind == DecisionKind.End;
        if (decision.Status == OrderStatus.Partial && decision.Delivered > 1)
        {
            yield return isEnd ? Decision.EndPartial(decision.Delivered.Value / 2) : Decision.CorrectToPartial(decision.Delivered.Value / 2);
        }
        else if (decision.Status == OrderStatus.Canceled && (decision.Delivered is not null || decision.Cause != CancelCause.Unknown))
        {
            yield return isEnd ? Decision.EndCanceled() : Decision.CorrectToCanceled();
        }
    }
}
