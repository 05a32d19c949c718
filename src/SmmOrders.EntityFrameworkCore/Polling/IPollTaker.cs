using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Takes the permit for a request, and the orders that it is to ask about, and writes when each is due again.</summary>
internal interface IPollTaker<TKey>
    where TKey : notnull
{
    /// <summary>Claims orders of a provider that are due.</summary>
    /// <param name="context">The context.</param>
    /// <param name="wish">Whose, when, and how many at most.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>The permit, or why there is none; and the orders, if some were due.</returns>
    Task<TakenPolls<TKey>> TakeAsync(DbContext context, PollWish wish, CancellationToken cancellationToken);
}

/// <summary>What a worker asks for.</summary>
/// <param name="Provider">Whose orders.</param>
/// <param name="At">The current instant.</param>
/// <param name="Most">How many at most.</param>
/// <param name="Time">The clock of permits, if the database has none.</param>
internal sealed record PollWish(string Provider, DateTimeOffset At, int Most, TimeProvider Time);

/// <summary>What it gets.</summary>
internal sealed record TakenPolls<TKey>(ProviderPermit Permit, IReadOnlyList<TakenPoll<TKey>> Polls)
    where TKey : notnull;

/// <summary>An order that was claimed: the provider's identifier of it, when it was due, and when it is due again.</summary>
internal readonly record struct TakenPoll<TKey>(TKey Key, string? ProviderOrderId, DateTimeOffset DueAt, DateTimeOffset NextPollAt)
    where TKey : notnull;
