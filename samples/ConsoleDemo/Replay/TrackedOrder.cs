namespace ConsoleDemo;

/// <summary>One order of the log: what a panel keeps in the order's row.</summary>
internal sealed class TrackedOrder(OrderPlaced placed, OrderState state)
{
    // Events stay, where states begin and end by themselves: they are in the order's own Open.
    private Findings _events;

    internal OrderPlaced Placed => placed;

    internal OrderState State { get; private set; } = state;

    /// <summary>When the log named it last; its time does not run backwards.</summary>
    internal DateTimeOffset Seen { get; private set; }

    /// <summary>What a person should look at. Being stuck is left out: stuck orders are listed apart.</summary>
    internal Findings Attention => (_events | State.Open) & ~Findings.StuckInProcessing;

    /// <summary>Whether the last correction was applied.</summary>
    internal bool IsCorrected { get; private set; }

    /// <summary>Keeps what an update says. A usable answer about an open order wipes what was odd about earlier ones.</summary>
    internal void Apply(in OrderUpdate update, DateTimeOffset at)
    {
        bool keepsEvents = update.Before.IsFinal || update.Order.UnansweredSince is not null;
        _events = (keepsEvents ? _events : Findings.None) | (update.NeedsAttention ? update.Findings.Events() : Findings.None);
        IsCorrected = update.CorrectionApplied ?? IsCorrected;
        State = update.Order;
        Seen = at;
    }
}
