using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What a provider reported about one order of a store, and when.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record OrderReport
{
    /// <summary>The order.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>What was reported. Not <c>default</c>.</summary>
    public required StatusReport Report { get; init; }

    /// <summary>When it was reported. A store cuts it to whole microseconds before it decides anything.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The provider's count before it began, for information: no rule reads it.</summary>
    /// <value>The default is <see langword="null"/>: not reported, and the stored count stays.</value>
    public long? StartCount { get; init; }

    /// <summary>
    /// What the provider charges the panel, for information: no rule of money reads it. An amount that the store cannot hold exactly is
    /// not kept.
    /// </summary>
    /// <value>The default is <see langword="null"/>: not reported, and the stored charge stays.</value>
    public decimal? ProviderCharge { get; init; }

    /// <summary>The currency of <see cref="ProviderCharge"/>.</summary>
    /// <value>The default is <see langword="null"/>: not reported, and the stored currency stays.</value>
    public string? ProviderCurrency { get; init; }

    /// <summary>The claim under which the order was polled: <see cref="ClaimedPoll.Claim"/>. A report under an older claim is dropped.</summary>
    /// <value>The default is <see langword="null"/>: it was not claimed, and the report is applied.</value>
    public DateTimeOffset? Claim { get; init; }
}
