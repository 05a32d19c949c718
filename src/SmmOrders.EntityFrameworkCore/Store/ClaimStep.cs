namespace SmmOrders.EntityFrameworkCore;

/// <summary>How one transaction of a claim ended.</summary>
internal sealed record ClaimStep<T, TKey>
    where T : class
    where TKey : notnull
{
    /// <summary>What the caller gets; <see langword="null"/> if the claim is to be tried again.</summary>
    internal T? Claim { get; private init; }

    /// <summary>The provider has no row yet.</summary>
    internal bool IsProviderMissing { get; private init; }

    /// <summary>The order that cannot be read, decided or written.</summary>
    internal OrderKey? AtFault { get; private init; }

    /// <summary>The orders that the transaction wrote, and is to commit; <see langword="null"/> if it is rolled back.</summary>
    internal IReadOnlySet<TKey>? Won { get; private init; }

    /// <summary>The write that they have.</summary>
    internal Guid WriteId { get; private init; }

    /// <summary>Another writer was faster.</summary>
    internal static ClaimStep<T, TKey> Outrun { get; } = new();

    /// <summary>The provider has no row yet.</summary>
    internal static ClaimStep<T, TKey> ProviderMissing { get; } = new() { IsProviderMissing = true };

    /// <summary>The order cannot be read, decided or written.</summary>
    internal static ClaimStep<T, TKey> Faulty(OrderKey order) => new() { AtFault = order };

    /// <summary>There is nothing to claim: nothing is written.</summary>
    internal static ClaimStep<T, TKey> Refused(T claim) => new() { Claim = claim };

    /// <summary>It was claimed, and is to be committed.</summary>
    internal static ClaimStep<T, TKey> Claimed(T? claim, Guid writeId, IReadOnlySet<TKey> won) => new() { Claim = claim, WriteId = writeId, Won = won };
}
