namespace SmmOrders.EntityFrameworkCore;

/// <summary>Turns what the core decided about an order into rows of attention.</summary>
internal static class AttentionPlan
{
    // Nothing was reported when these began.
    private const Findings OfTime = Findings.StuckInProcessing | Findings.Late | Findings.Unanswered | Findings.NotPlaced;

    /// <summary>What an update opens and closes; <see langword="null"/> if nothing.</summary>
    /// <param name="order">The order.</param>
    /// <param name="key">Its key.</param>
    /// <param name="provider">Its provider.</param>
    /// <param name="update">What the core decided.</param>
    /// <param name="at">When.</param>
    /// <param name="what">What was reported or answered; <see langword="null"/> for the passing of time.</param>
    internal static AttentionChange? Of(OrderKey order, object key, string? provider, in OrderUpdate update, DateTimeOffset at, string? what)
    {
        Findings events = update.Findings.Events();
        if (update.Raised == Findings.None && update.Cleared == Findings.None && !events.NeedAttention())
        {
            return null;
        }

        List<AttentionRow> opened = [];
        foreach (Findings state in update.Raised.Each())
        {
            opened.Add(State(order, key, state, (state & OfTime) == 0 ? what : null, at));
        }

        foreach (Findings happened in events.Each().Where(each => each.NeedAttention()))
        {
            // One word is one thing to teach, whatever the number of orders.
            opened.Add(happened == Findings.UnknownStatus
                ? new(AttentionKey.OfProvider(provider, happened, what), null, provider, happened, StoredText.WordsOf(what), at)
                : new(AttentionKey.OfEvent(order, happened, what), key, null, happened, StoredText.WordsOf(what), at));
        }

        return new(opened, [.. update.Cleared.Each().Select(state => AttentionKey.OfState(order, state))], at);
    }

    /// <summary>The row of a state that began.</summary>
    internal static AttentionRow State(OrderKey order, object key, Findings state, string? what, DateTimeOffset at) =>
        new(AttentionKey.OfState(order, state), key, null, state, StoredText.WordsOf(what), at);
}
