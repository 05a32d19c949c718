using System.Numerics;

namespace SmmOrders.Tests.Laws;

/// <summary>Domain rules, section 7, typed again from their text, slow and obvious; it shares no code with the library.</summary>
internal static class PeopleOracle
{
    // from, step -> to. What is not here is refused.
    private static readonly string[] Submissions =
    [
        "Queued Send Sending", "Queued Withdraw Withdrawn", "Queued PlaceLate Placed",
        "Sending Place Placed", "Sending Refuse Refused", "Sending LoseTrack Unknown", "Sending Requeue Queued",
        "Refused Requeue Queued", "Refused Withdraw Withdrawn",
        "Unknown Place Placed", "Unknown PlaceLate Placed", "Unknown Refuse Refused", "Unknown Requeue Queued", "Unknown Withdraw Withdrawn",
    ];

    private static readonly string[] Requests =
    [
        "Asked Send Sending", "Sending Acknowledge Acknowledged", "Sending Refuse Refused", "Sending LoseTrack Unknown", "Sending AskAgain Asked",
        "Acknowledged Finish Done", "Acknowledged Reject Rejected", "Unknown Acknowledge Acknowledged", "Unknown Refuse Refused",
    ];

    private static readonly string[] Waiting = ["ProviderOutOfFunds", "Unauthorized", "RateLimited", "Maintenance", "ActiveOrderOnLink"];

    /// <summary>The status of the submission afterwards; <see langword="null"/> if the step is refused.</summary>
    public static string? Submit(string from, SubmissionStep step)
    {
        string? way = Submissions.SingleOrDefault(way => way.StartsWith($"{from} {step.Trigger} ", StringComparison.Ordinal));
        return way is not null && step.Refusal is { } kind && Waiting.Contains(kind.ToString()) ? "Queued" : way?.Split(' ')[2];
    }

    /// <summary>"An order that is sending or unknown cannot be withdrawn by the customer yet."</summary>
    public static bool MayBeWithdrawnByTheCustomer(string submission) => submission is "Queued" or "Refused";

    public static string? Follow(string from, RequestStep step) =>
        Requests.SingleOrDefault(way => way.StartsWith($"{from} {step.Trigger} ", StringComparison.Ordinal))?.Split(' ')[2];

    /// <summary>What a decision leads to: the status and the total refunded, or the refusal alone.</summary>
    public static (string? Refusal, OrderStatus Status, decimal Refunded) Decide(OrderState order, Decision decision, bool undeliveredOnly)
    {
        if (decision.Kind == DecisionKind.Refund)
        {
            decimal total = decision.RefundTotal!.Value;
            string? why = decision.SeenTotal != order.Refunded ? "Conflict"
                : total <= order.Refunded ? "NothingToPay"
                : total > order.Charge ? "AboveCharge"
                : total != order.Charge && total * 100 != decimal.Truncate(total * 100) ? "TooManyDecimals"
                : null;
            return (why, order.Status, why is null ? total : order.Refunded);
        }

        bool ended = (int)order.Status >= 4;
        bool waits = order.Submission is { Status: not SubmissionStatus.Placed } && !ended;
        OrderStatus to = decision.Status!.Value;
        string? refusal =
            decision.Kind == DecisionKind.End && ended ? "OrderEnded"
            : decision.Kind == DecisionKind.Correct && !ended ? "OrderOpen"
            : decision.Kind == DecisionKind.Correct && order.Status == OrderStatus.Canceled ? "NeverCorrected"
            : waits && order.Submission!.Status == SubmissionStatus.Sending ? "OrderSending"
            : waits && to != OrderStatus.Canceled ? "OrderNotPlaced"
            : ended && order.Status == OrderStatus.Partial && to == OrderStatus.Partial && decision.Delivered >= order.Delivered ? "NotFewerDelivered"
            : to == OrderStatus.Partial && !(decision.Delivered > 0 && decision.Delivered < order.Quantity) ? "DeliveredOutOfRange"
            : to == OrderStatus.Canceled && decision.Delivered < 0 ? "DeliveredOutOfRange"
            : to == OrderStatus.Canceled && undeliveredOnly && !waits && decision.Delivered is null && order.Delivered is null ? "DeliveredUnknown"
            : null;
        if (refusal is not null)
        {
            return (refusal, order.Status, order.Refunded);
        }

        decimal target = to == OrderStatus.Completed ? 0m
            : to == OrderStatus.Canceled && (waits || !undeliveredOnly) ? order.Charge
            : Undelivered(order.Charge, order.Quantity, (decision.Delivered ?? order.Delivered)!.Value);
        return (null, to, Math.Max(target, order.Refunded));
    }

    // In cents, halves up.
    private static decimal Undelivered(decimal charge, long quantity, long delivered)
    {
        var cents = new BigInteger(charge * 100);
        BigInteger left = BigInteger.Max(0, quantity - (BigInteger)delivered);
        return (decimal)(((cents * left * 2) + quantity) / (2 * (BigInteger)quantity)) / 100m;
    }
}
