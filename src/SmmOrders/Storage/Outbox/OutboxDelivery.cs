using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What came of delivering an event that was claimed.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OutboxDelivery
{
    private OutboxDelivery(OutboxEvent claimed)
    {
        ArgumentNullException.ThrowIfNull(claimed);
        (Event, ClaimedUntil) = (claimed.Id, claimed.ClaimedUntil);
    }

    /// <summary>The event: <see cref="OutboxEvent.Id"/>.</summary>
    public Guid Event { get; }

    /// <summary>The claim: <see cref="OutboxEvent.ClaimedUntil"/>.</summary>
    public DateTimeOffset ClaimedUntil { get; }

    /// <summary>Whether the sink has it.</summary>
    public bool IsDelivered { get; private init; }

    /// <summary>Why the sink does not have it; <see langword="null"/> if it was delivered or given back.</summary>
    public string? Failure { get; private init; }

    /// <summary>After how long to try again; <see langword="null"/> if the event is delivered, or dead.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>Whether it was not tried, so that the claim counts as no try.</summary>
    public bool IsGivenBack => !IsDelivered && Failure is null;

    /// <summary>Whether the event is dead: it is not tried again, unless a person wants it, and holds up no other.</summary>
    public bool IsDead => Failure is not null && RetryAfter is null;

    /// <summary>The sink has it.</summary>
    /// <param name="claimed">The event.</param>
    /// <exception cref="ArgumentNullException"><paramref name="claimed"/> is <see langword="null"/>.</exception>
    public static OutboxDelivery Delivered(OutboxEvent claimed) => new(claimed) { IsDelivered = true };

    /// <summary>The sink does not have it. It is tried again later, or is dead if this was its last try.</summary>
    /// <param name="claimed">The event.</param>
    /// <param name="why">Why, for the panel's staff. A store keeps the first 1,000 characters.</param>
    /// <param name="retryAfter">After how long to try again: from zero to 30 days. The order's later events wait too.</param>
    /// <param name="mostTries">How often an event is tried, at most; 1 or above.</param>
    /// <exception cref="ArgumentNullException"><paramref name="claimed"/> or <paramref name="why"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="retryAfter"/> or <paramref name="mostTries"/> is out of range.</exception>
    public static OutboxDelivery Failed(OutboxEvent claimed, string why, TimeSpan retryAfter, int mostTries)
    {
        ArgumentNullException.ThrowIfNull(claimed);
        ArgumentNullException.ThrowIfNull(why);
        ArgumentOutOfRangeException.ThrowIfLessThan(retryAfter, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(retryAfter, TimeSpan.FromDays(30));
        ArgumentOutOfRangeException.ThrowIfLessThan(mostTries, 1);
        return new(claimed) { Failure = why, RetryAfter = claimed.Tries < mostTries ? retryAfter : null };
    }

    /// <summary>It was not tried, for example because the deliverer stops. It is due at once, and this claim counts as no try.</summary>
    /// <param name="claimed">The event.</param>
    /// <exception cref="ArgumentNullException"><paramref name="claimed"/> is <see langword="null"/>.</exception>
    public static OutboxDelivery GivenBack(OutboxEvent claimed) => new(claimed) { RetryAfter = TimeSpan.Zero };
}
