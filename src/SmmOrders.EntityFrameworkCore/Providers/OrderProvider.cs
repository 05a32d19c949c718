using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>What holds for a provider over all instances of the panel. Set it through <see cref="IProviderStore"/>.</summary>
public sealed class OrderProvider : IJsonOnDeserializing
{
    /// <summary>The provider's name.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>Microseconds from one request to the next; <see langword="null"/> if requests are not limited.</summary>
    public long? PermitEvery { get; internal init; }

    /// <summary>When the next request may leave, by the database's clock; <see langword="null"/> if at once.</summary>
    public DateTimeOffset? NextPermitAt { get; internal init; }

    /// <summary>How many of its orders may be sending at once.</summary>
    public int SendingLimit { get; internal init; }

    /// <summary>Since when nothing is sent to it; <see langword="null"/> if submission is not stopped.</summary>
    public DateTimeOffset? SubmissionStoppedSince { get; internal init; }

    /// <summary>Who stopped it; <see langword="null"/> if the panel did.</summary>
    public string? SubmissionStoppedBy { get; internal init; }

    /// <summary>Why it is stopped.</summary>
    public string? SubmissionStoppedWhy { get; internal init; }

    /// <summary>While it is stopped, when the provider is probed next; <see langword="null"/> if it is not.</summary>
    public DateTimeOffset? SubmissionProbeAt { get; internal init; }

    /// <summary>How many attempts in a row had no clear answer.</summary>
    public int UnknownInARow { get; internal init; }

    /// <summary>Since when it is not asked about its orders; <see langword="null"/> if polling is not paused.</summary>
    public DateTimeOffset? PollingPausedSince { get; internal init; }

    /// <summary>Who paused it; <see langword="null"/> if the panel did.</summary>
    public string? PollingPausedBy { get; internal init; }

    /// <summary>Why it is paused.</summary>
    public string? PollingPausedWhy { get; internal init; }

    /// <summary>Since when requests to it fail as a whole; <see langword="null"/> if it answers.</summary>
    public DateTimeOffset? FailingSince { get; internal init; }

    /// <summary>What it said last while it fails, or what went wrong; up to 1,000 characters.</summary>
    public string? FailingWords { get; internal init; }

    /// <summary>While it fails, when it is probed next.</summary>
    public DateTimeOffset? FailingProbeAt { get; internal init; }

    /// <summary>When a person was alerted to its failing; <see langword="null"/> if nobody was yet.</summary>
    public DateTimeOffset? FailingToldAt { get; internal init; }

    void IJsonOnDeserializing.OnDeserializing() => throw RowJson.Refusal(nameof(OrderProvider));
}
