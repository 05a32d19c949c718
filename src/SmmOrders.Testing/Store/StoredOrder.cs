using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmmOrders.Testing;

/// <summary>One order as a store has it at one moment: its state, its history and its refunds. Immutable.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record StoredOrder
{
    /// <summary>The order's key.</summary>
    public required OrderKey Key { get; init; }

    /// <summary>The order.</summary>
    public required OrderState State { get; init; }

    /// <summary>The currency of the charge.</summary>
    /// <value>The default is <see langword="null"/>: the panel's only one.</value>
    public string? Currency { get; init; }

    /// <summary>The name of the provider.</summary>
    /// <value>The default is <see langword="null"/>: none yet.</value>
    public string? Provider { get; init; }

    /// <summary>The panel's own identifier of the service.</summary>
    /// <value>The default is <see langword="null"/>: a service without a profile.</value>
    public string? Service { get; init; }

    /// <summary>The provider's identifier of the order.</summary>
    /// <value>The default is <see langword="null"/>: not placed by a step of its submission.</value>
    public string? ProviderOrderId { get; init; }

    /// <summary>The provider's identifier of its service.</summary>
    /// <value>The default is <see langword="null"/>: none yet.</value>
    public string? ProviderService { get; init; }

    /// <summary>The fields of the request, as name and value.</summary>
    /// <value>The default is none.</value>
    public ImmutableArray<KeyValuePair<string, string>> Fields { get; init; } = [];

    /// <summary>The link that the order is for.</summary>
    /// <value>The default is <see langword="null"/>: none is known.</value>
    public string? Link { get; init; }

    /// <summary>While the submission is refused, what the provider said.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? SubmissionWords { get; init; }

    /// <summary>While the order is queued, when it is due to be sent.</summary>
    /// <value>The default is <see langword="null"/>: it is not queued.</value>
    public DateTimeOffset? NextSendAt { get; init; }

    /// <summary>Whether it is due earlier, as soon as no other order of the panel is active on its link at the provider.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool WaitsForLink { get; init; }

    /// <summary>The attempts to send it, in order.</summary>
    /// <value>The default is empty.</value>
    public ImmutableArray<StoredAttempt> Attempts { get; init; } = [];

    /// <summary>The requests to cancel or refill it, in order.</summary>
    /// <value>The default is empty.</value>
    public ImmutableArray<StoredRequest> Requests { get; init; } = [];

    /// <summary>Its bucket, 0 to 63, drawn when it was added.</summary>
    /// <value>The default is 0.</value>
    public int Bucket { get; init; }

    /// <summary>When it is polled next.</summary>
    /// <value>The default is <see langword="null"/>: it is not polled.</value>
    public DateTimeOffset? NextPollAt { get; init; }

    /// <summary>The provider's count before it began, as last reported.</summary>
    /// <value>The default is <see langword="null"/>: never reported.</value>
    public long? StartCount { get; init; }

    /// <summary>What the provider charges the panel, as last reported.</summary>
    /// <value>The default is <see langword="null"/>: never reported.</value>
    public decimal? ProviderCharge { get; init; }

    /// <summary>The currency of <see cref="ProviderCharge"/>.</summary>
    /// <value>The default is <see langword="null"/>: never reported.</value>
    public string? ProviderCurrency { get; init; }

    /// <summary>What happened to it, in order.</summary>
    /// <value>The default is empty.</value>
    public ImmutableArray<StoredHistoryEntry> History { get; init; } = [];

    /// <summary>The number of the last history row that was purged; the rows of <see cref="History"/> come after it.</summary>
    /// <value>The default is 0: none was.</value>
    public long HistoryPurgedTo { get; init; }

    /// <summary>What was paid back, in order.</summary>
    /// <value>The default is empty.</value>
    public ImmutableArray<StoredRefund> Refunds { get; init; } = [];

    /// <summary>Whether both are equal: the same values, and the same rows in the same order.</summary>
    public bool Equals(StoredOrder? other) => other is not null
        && (Key, Currency, Provider, Service, ProviderOrderId, ProviderService, Link) == (other.Key, other.Currency, other.Provider, other.Service, other.ProviderOrderId, other.ProviderService, other.Link)
        && (SubmissionWords, NextSendAt, WaitsForLink, StartCount, ProviderCharge, ProviderCurrency)
            == (other.SubmissionWords, other.NextSendAt, other.WaitsForLink, other.StartCount, other.ProviderCharge, other.ProviderCurrency)
        && (State, Bucket, NextPollAt, HistoryPurgedTo) == (other.State, other.Bucket, other.NextPollAt, other.HistoryPurgedTo)
        && Fields.SequenceEqual(other.Fields) && Attempts.SequenceEqual(other.Attempts) && Requests.SequenceEqual(other.Requests) && History.SequenceEqual(other.History) && Refunds.SequenceEqual(other.Refunds);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, State, Attempts.Length, History.Length, Refunds.Length);

    /// <summary>Key, state, and the number of history rows and refunds; independent of culture.</summary>
    public override string ToString() => FormattableString.Invariant($"{Key}: {State}; {History.Length} history rows, {Refunds.Length} refunds");
}
