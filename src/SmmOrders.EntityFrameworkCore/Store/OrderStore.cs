using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// A panel's orders in its own database. Status, history, refund and wallet change together, once, or not at all.
/// </summary>
/// <remarks>
/// It has two modes. On its <em>own</em> it opens a context and a transaction, tries again when the database or another writer is in the
/// way, and commits. <em>Joined</em> (<see cref="Join"/>) it uses the caller's context and open transaction, tries once, leaves the change
/// tracker alone, and leaves the commit to the caller.
/// </remarks>
/// <typeparam name="TContext">The panel's context.</typeparam>
/// <typeparam name="TOrder">The panel's order.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
[JsonConverter(typeof(NotForJson))]
public sealed partial class OrderStore<TContext, TOrder, TKey> : IOrderStore
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly OrderRules _rules;
    private readonly OrderStoreOptions _options;
    private readonly TimeProvider _time;
    private readonly ContextSource<TContext, TOrder> _contexts;
    private readonly OrderWork<TContext, TOrder, TKey> _work;

    internal OrderStore(
        string name,
        OrderRules rules,
        ContextSource<TContext, TOrder> contexts,
        OrderStoreOptions options,
        TimeProvider time,
        IWalletVerification<TContext, TOrder>? wallets = null,
        Func<DbContext, StoreModel<TOrder, TKey>>? modelOf = null)
    {
        Name = name;
        _rules = rules;
        _options = options;
        _time = time;
        _contexts = contexts;
        OwnTransactions<TContext, TOrder> own = new(contexts, options, time);
        _work = new(own, contexts, rules, options, modelOf ?? (context => StoreModel<TOrder, TKey>.Of(context, options.UsePortableWriter, options.Sinks)));
        _outbox = new(own, _work.ModelOf, [.. options.Sinks]);
        _providers = new(own, _work.ModelOf, rules.Unanswered, time);
        _polls = new(own, _work.ModelOf, _providers, time);
        ClaimRunner<TContext, TOrder, TKey> claims = new(_work, own, _providers, options);
        _submissions = new(_work, claims, _providers, time);
        _queued = new(own, _work.ModelOf);
        _requests = new(_work, own, claims, _providers, time);
        _retention = new(own, _work.ModelOf, options.ConflictAttempts, RetainedTables.All, [.. OrderStatuses.Final]);
        _adoption = new(own, rules, _work.ModelOf, time, new(OrderChecks<TOrder, TKey>.All, options.UsePortableWriter));
        _monitoring = new(contexts, own, _work.ModelOf);
        _verification = new(own, rules, _work.TableOf, wallets, OrderChecks<TOrder, TKey>.All);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    /// <remarks>
    /// It is set by commits that EF Core sees: of <c>SaveChanges</c>, of a transaction of the context, and of an ambient transaction. A
    /// <see cref="System.Data.Common.DbTransaction"/> that is committed directly does not set it.
    /// </remarks>
    public OrderSignal Signal { get; } = new();

    /// <summary>
    /// Adds a new order to the caller's unit of work. Debit the wallet in the same transaction; <c>SaveChanges</c> inserts the order.
    /// </summary>
    /// <param name="context">The caller's context.</param>
    /// <param name="order">The panel's own entity, with its own properties set.</param>
    /// <param name="bought">What was bought, and what is to be sent.</param>
    /// <returns>The entry of the order, as <c>DbContext.Add</c> gives it.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The currency is not configured; or a field has no name or value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A value is out of range; or the charge has more decimals than its currency's refund policy or than the column.
    /// </exception>
    /// <exception cref="InvalidOperationException">The order is in the database already.</exception>
    public EntityEntry<TOrder> Add(TContext context, TOrder order, NewTrackedOrder bought)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(bought);
        OrderTable<TOrder, TKey> table = _work.TableOf(context);
        OrderRuleSet rules = _rules.For(bought.Currency, bought.Provider, bought.Service);
        EnsureRefundable(bought, rules.Refunds);
        decimal charge = MoneyColumn.EnsureFits(bought.Charge, table.Precision, table.Scale, nameof(bought));
        string? fields = RequestFields.ToStored(bought.Fields);
        DateTimeOffset now = InstantColumn.Cut(_time.GetUtcNow());
        OrderState state = bought.ProviderOrderId is null
            ? rules.Tracker.Buy(bought.Quantity, bought.Charge, now)
            : rules.Tracker.Place(bought.Quantity, bought.Charge, now);
        var polls = PollPlan.Of(rules, state, now);
        if (context.Entry(order).State is not (EntityState.Detached or EntityState.Added))
        {
            throw new InvalidOperationException($"This {typeof(TOrder).Name} is in the database already. Add a new one.");
        }

        // Nothing is tracked until here, so that a refusal leaves nothing behind.
        EntityEntry<TOrder> entry = context.Add(order);
        Set(nameof(TrackedOrder.Status), state.Status);
        Set(nameof(TrackedOrder.StatusSince), now);
        Set(nameof(TrackedOrder.Quantity), bought.Quantity);
        Set(nameof(TrackedOrder.Charge), charge);
        Set(nameof(TrackedOrder.Currency), bought.Currency);
        Set(nameof(TrackedOrder.Service), bought.Service);
        Set(nameof(TrackedOrder.Provider), bought.Provider);
        Set(OrderColumns.ProviderService, bought.ProviderService);
        Set(OrderColumns.RequestFields, fields);
        Set(nameof(TrackedOrder.ProviderOrderId), bought.ProviderOrderId);
        Set(nameof(TrackedOrder.SubmissionStatus), state.Submission?.Status);
        Set(OrderColumns.BoughtAt, (DateTimeOffset?)now);
        Set(OrderColumns.Version, (long?)1);
        Set(OrderColumns.HistoryCount, (long?)0);
        Set(OrderColumns.PollInterval, polls.Interval);
        Set(OrderColumns.PollDivisor, polls.AgeDivisor);
        Set(OrderColumns.PollLongest, polls.Longest);
        Set(OrderColumns.NextPollAt, polls.NextPollAt);
        Set(OrderColumns.Deadline, rules.Tracker.NextDeadline(state));
        Set(OrderColumns.AttemptCount, (int?)0);
        Set(OrderColumns.NextSendAt, state.Submission is null ? null : (DateTimeOffset?)now);
        Set(OrderColumns.RequestLink, StoredText.LinkOf(bought.Link ?? RequestFields.ValueOf(bought.Fields, "link")));
        Set(OrderColumns.Bucket, (short?)Random.Shared.Next(OrderColumns.Buckets));
        context.GetService<PendingSignals>().Note(Signal, isWritten: false);
        return entry;

        void Set(string property, object? value) => entry.Property(property).CurrentValue = value;
    }

    /// <summary>
    /// Reads what is to be sent for an order, as <see cref="Add"/> stored it. It reads through the context's query filters.
    /// </summary>
    /// <param name="context">The caller's context.</param>
    /// <param name="order">The order's key.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns><see langword="null"/> if there is no such order.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public async Task<OrderToSend?> FindToSendAsync(TContext context, TKey order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(order);
        OrderTable<TOrder, TKey> table = _work.TableOf(context);
        RequestRow? stored = await context.Set<TOrder>().AsNoTracking().Where(table.HasKeyIn([order]))
            .Select(table.ToRequest).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return stored is null ? null : new(stored.Provider, stored.ProviderService, RequestFields.FromStored(stored.RequestFields));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(IReadOnlyList<OrderReport> reports, CancellationToken cancellationToken = default) =>
        _work.ApplyAsync(reports, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>It reads through the context's query filters: an order that they hide is not found.</remarks>
    public Task<OrderDecisionOutcome> DecideAsync(OrderDecision decision, CancellationToken cancellationToken = default) =>
        _work.DecideAsync(decision, cancellationToken);

    /// <inheritdoc/>
    public Task<WorkerLock> TryLockWorkersAsync(CancellationToken cancellationToken = default) =>
        _contexts.UseAsync((context, _) => WorkerLocks.TryTakeAsync(context, cancellationToken));

    /// <summary>Joins the caller's unit of work: its context and its open transaction.</summary>
    /// <remarks>
    /// On PostgreSQL, open the transaction in READ COMMITTED, its default: an order that another writer changed meanwhile is then
    /// <see cref="ApplyStatus.Conflict"/>, and the caller can still commit. In REPEATABLE READ and SERIALIZABLE, PostgreSQL ends the slower
    /// transaction: a <see cref="System.Data.Common.DbException"/> with the SQLSTATE 40001. Roll it back, and try again as a whole.
    /// </remarks>
    /// <param name="context">The caller's context, with an open transaction.</param>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">
    /// No transaction is open; or the context retries on failure, and its execution strategy does not enclose the transaction.
    /// </exception>
    public JoinedOrderStore<TContext, TOrder, TKey> Join(TContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(context, _work, Signal);
    }

    /// <summary>The key as workers know it.</summary>
    /// <param name="context">A context of the store's model.</param>
    /// <param name="key">The order's key.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public OrderKey KeyOf(TContext context, TKey key)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(key);
        return _work.TableOf(context).ToOrderKey(key);
    }

    private void EnsureRefundable(NewTrackedOrder bought, RefundPolicy refunds)
    {
        int decimals = (bought.Charge / 1.0000000000000000000000000000m).Scale;
        if (decimals > refunds.Decimals && !_options.AllowFinerCharges)
        {
            throw new ArgumentOutOfRangeException(nameof(bought), bought.Charge, string.Create(
                CultureInfo.InvariantCulture,
                $"The charge {bought.Charge} has {decimals} decimals, and the refund policy of {bought.Currency ?? "the panel's currency"} has {refunds.Decimals}: no refund could be as fine. Round the charge before the customer pays it, or set {nameof(OrderStoreOptions)}.{nameof(OrderStoreOptions.AllowFinerCharges)}."));
        }
    }
}
