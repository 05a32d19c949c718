using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <content>Adopts the orders of a table that is older than the store.</content>
public sealed partial class OrderStore<TContext, TOrder, TKey>
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly Adoption<TContext, TOrder, TKey> _adoption;

    /// <summary>
    /// Adopts the orders of a panel's table that were there before the store: it gives each a version, a bucket, a deadline, its polls, and the
    /// first rows of its history and ledger. It changes no status and no money. Until then nobody sends, claims, polls or sweeps an old order.
    /// </summary>
    /// <remarks>
    /// <para>
    /// It goes through the old orders in the order of their keys, page by page, each in a transaction of its own; what is adopted stays, and
    /// the next call goes on with what is left. It waits for rows that another session holds, and ignores query filters. Nothing is adopted
    /// that is not enumerated: read the list to its end.
    /// </para>
    /// <para>
    /// It lists every law that an old order breaks, before the order is adopted; of a call that was interrupted, the last page's are listed
    /// again by the next. An order that the core cannot read is left alone, and listed by each call: <see cref="DamageKind.Unreadable"/>,
    /// <see cref="DamageKind.StatusUndefined"/>, <see cref="DamageKind.QuantityNotPositive"/>, <see cref="DamageKind.ChargeNegative"/>,
    /// <see cref="DamageKind.RefundedOutOfRange"/>, <see cref="DamageKind.FactsContradictory"/>, <see cref="DamageKind.CurrencyUnknown"/> and
    /// <see cref="DamageKind.StoreFactsIncomplete"/>. All others are adopted as they are: an end that is undecided or refunded too little or
    /// too much, and an identifier that is blank, <c>0</c> or another order's.
    /// </para>
    /// <para>
    /// An open order with an identifier of its own counts as placed, and is polled. An open order of a provider without one may never have
    /// been sent: its submission is <see cref="SubmissionStatus.Unknown"/>, so that no machine sends it, and a person decides (domain rules,
    /// section 7). An open order without a provider is the panel's own work, and counts as placed. The polls of what is adopted are spread
    /// over one interval, so that a new order does not wait behind the backlog.
    /// </para>
    /// </remarks>
    /// <param name="options">How it goes through them; the defaults if <see langword="null"/>.</param>
    /// <param name="progress">Told after each page.</param>
    /// <param name="cancellationToken">Cancels the work. What was adopted before stays.</param>
    /// <returns>Each damage; none if every old order was sound.</returns>
    public IAsyncEnumerable<OrderDamage> AdoptAsync(
        AdoptionOptions? options = null, IProgress<AdoptionProgress>? progress = null, CancellationToken cancellationToken = default) =>
        _adoption.RunAsync(options ?? new(), progress, cancellationToken);

    /// <summary>For tests: made of other parts.</summary>
    internal Adoption<TContext, TOrder, TKey> AdoptionWith(Func<AdoptionParts<TOrder, TKey>, AdoptionParts<TOrder, TKey>> change) => _adoption.With(change);
}
