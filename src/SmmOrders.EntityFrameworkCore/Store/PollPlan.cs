namespace SmmOrders.EntityFrameworkCore;

/// <summary>How an order is polled from now on, as its row has it. A claim computes the next poll from the first three, in SQL.</summary>
/// <param name="Interval">Microseconds from one poll to the next while the order is young; <see langword="null"/> if it is polled no more.</param>
/// <param name="AgeDivisor">What the order's age is divided by to stretch the interval; <see langword="null"/> if age does not.</param>
/// <param name="Longest">The longest interval in microseconds that age leads to.</param>
/// <param name="NextPollAt">When to poll it next.</param>
internal readonly record struct PollPlan(long? Interval, int? AgeDivisor, long? Longest, DateTimeOffset? NextPollAt)
{
    /// <summary>The plan that the rules give the order at the instant.</summary>
    internal static PollPlan Of(OrderRuleSet rules, OrderState order, DateTimeOffset at)
    {
        if (rules.PollInterval(order, at) is not { } pause)
        {
            return default;
        }

        bool ages = order.Status.IsOpen();
        return new(
            Microseconds(rules.PollInterval(order, order.StatusSince)!.Value),
            ages ? rules.Polling.AgeDivisor : null,
            ages ? Microseconds(rules.Polling.Longest) : null,
            InstantColumn.Cut(at + pause));
    }

    /// <summary>The plan that the row has.</summary>
    internal static PollPlan Of<TOrder, TKey>(OrderRow<TOrder, TKey> row) => new(row.PollInterval, row.PollDivisor, row.PollLongest, row.NextPollAt);

    private static long Microseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;
}
