using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>That a request for the statuses of some orders failed as a whole, so that they are to be asked for sooner than otherwise.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record PollRetry
{
    /// <summary>The provider's name; not empty.</summary>
    public required string Provider { get; init; }

    /// <summary>The orders of the request, as they were claimed; 1 to 1,000.</summary>
    public required IReadOnlyList<ClaimedPoll> Polls { get; init; }

    /// <summary>When to ask again. A store cuts it to whole microseconds. An order that is due earlier stays so.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether both are equal: the same values, and the same orders in the same sequence.</summary>
    public bool Equals(PollRetry? other) => other is not null && (Provider, At) == (other.Provider, other.At) && Polls.SequenceEqual(other.Polls);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Provider, At, Polls.Count);
}
