namespace SmmOrders.EntityFrameworkCore;

/// <summary>Where a change comes from: what was reported or decided, by whom, and in which write.</summary>
internal sealed record ChangeOrigin
{
    internal required Guid WriteId { get; init; }

    internal required string Reported { get; init; }

    /// <summary>Whether time alone led to it: then the next poll stays as it was.</summary>
    internal bool IsOfTime { get; init; }

    internal string? By { get; init; }

    internal string? Note { get; init; }

    internal long? StartCount { get; init; }

    internal decimal? ProviderCharge { get; init; }

    internal string? ProviderCurrency { get; init; }

    internal string? ProviderOrderId { get; init; }
}
