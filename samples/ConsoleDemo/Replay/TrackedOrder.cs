using SmmOrders;

namespace ConsoleDemo.Replay;

/// <summary>One order of the log: its facts, and what the replay must know beside them.</summary>
/// <param name="id">The panel's identifier of the order.</param>
/// <param name="state">The order's facts.</param>
/// <param name="seen">When the log spoke of it last; its time does not run backwards.</param>
internal sealed class TrackedOrder(string id, OrderState state, DateTimeOffset seen)
{
    internal string Id { get; } = id;

    internal OrderState State { get; set; } = state;

    internal DateTimeOffset Seen { get; set; } = seen;

    /// <summary>What is special about its service; <see langword="null"/> where nothing is known.</summary>
    internal ServiceProfile? Service { get; init; }

    /// <summary>The service's name, for people; <see langword="null"/> where the log has none.</summary>
    internal string? ServiceName { get; init; }

    /// <summary>
    /// What a person should look at. Of an open order it is what the last report showed, so that a clean report clears it,
    /// and a failed poll does not; what was odd about an order's end, or came after it, stays.
    /// </summary>
    internal Findings Attention { get; set; }

    /// <summary>Remembers what a report showed. Being stuck is left out: it is judged anew whenever time passes.</summary>
    internal void Note(Findings findings, bool afterItsEnd)
    {
        bool saysNothing = (findings & (Findings.ProviderError | Findings.NotReported | Findings.Malformed)) != 0;
        findings &= ~Findings.StuckInProcessing;
        findings = findings.NeedAttention() ? findings : Findings.None;
        Attention = afterItsEnd || saysNothing ? Attention | findings : findings;
    }
}
