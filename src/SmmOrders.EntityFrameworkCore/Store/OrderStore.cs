using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

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
public sealed partial class OrderStore<TContext, TOrder, TKey> : IOrderStore
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly OrderRules _rules;
    private readonly OrderStoreOptions _options;
    private readonly TimeProvider _time;
    private readonly OrderWork<TContext, TOrder, TKey> _work;

    internal OrderStore(string name, OrderRules rules, ContextSource<TContext, TOrder> contexts, OrderStoreOptions options, TimeProvider time, IWalletVerification<TContext, TOrder>? wallets = null)
    {
        Name = name;
        _rules = rules;
        _options = options;
        _time = time;
        _work = new(contexts, rules, options, time);
        _verification = new(new(contexts, options, time), rules, _work.TableOf, wallets, OrderChecks<TOrder, TKey>.All);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>
    /// Adds a new order to the caller's unit of work. Debit the wallet in the same transaction; <c>SaveChanges</c> inserts the order.
    /// </summary>
    /// <param name="context">The caller's context.</param>
    /// <param name="order">The panel's own entity, with its own properties set.</param>
    /// <param name="bought">What was bought, and what is to be sent.</param>
    /// <returns>The entry of the order, as <c>DbContext.Add</c> gives it.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A value is out of range; or the charge has more decimals than its currency's refund policy or than the column.
    /// </exception>
    public EntityEntry<TOrder> Add(TContext context, TOrder order, NewTrackedOrder bought)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(bought);
        OrderTable<TOrder, TKey> table = _work.TableOf(context);
        OrderRuleSet rules = _rules.For(bought.Currency, bought.Provider, bought.Service);
        if (!_options.AllowFinerCharges && decimal.Round(bought.Charge, rules.Refunds.Decimals, MidpointRounding.ToZero) != bought.Charge)
        {
            throw new ArgumentOutOfRangeException(
                nameof(bought), bought.Charge, FormattableString.Invariant(
                    $"The charge {bought.Charge} has more decimals than the {rules.Refunds.Decimals} of the refund policy, so no refund could be as fine. Round it before you charge the customer, or set {nameof(OrderStoreOptions)}.{nameof(OrderStoreOptions.AllowFinerCharges)}."));
        }

        DateTimeOffset now = InstantColumn.Cut(_time.GetUtcNow());
        OrderState state = bought.ProviderOrderId is null
            ? rules.Tracker.Buy(bought.Quantity, bought.Charge, now)
            : rules.Tracker.Place(bought.Quantity, bought.Charge, now);
        TimeSpan? interval = rules.PollInterval(state, now);
        decimal charge = MoneyColumn.EnsureFits(bought.Charge, table.Precision, table.Scale, nameof(bought));
        EntityEntry<TOrder> entry = context.Add(order);
        Set(nameof(TrackedOrder.Status), state.Status);
        Set(nameof(TrackedOrder.StatusSince), now);
        Set(nameof(TrackedOrder.Quantity), bought.Quantity);
        Set(nameof(TrackedOrder.Charge), charge);
        Set(nameof(TrackedOrder.Currency), bought.Currency);
        Set(nameof(TrackedOrder.Service), bought.Service);
        Set(nameof(TrackedOrder.Provider), bought.Provider);
        Set(OrderColumns.ProviderService, bought.ProviderService);
        Set(OrderColumns.RequestFields, bought.Fields.Count == 0 ? null : JsonSerializer.Serialize(bought.Fields));
        Set(nameof(TrackedOrder.ProviderOrderId), bought.ProviderOrderId);
        Set(nameof(TrackedOrder.SubmissionStatus), state.Submission?.Status);
        Set(OrderColumns.BoughtAt, (DateTimeOffset?)now);
        Set(OrderColumns.Version, (long?)1);
        Set(OrderColumns.HistoryCount, (long?)0);
        Set(OrderColumns.PollInterval, interval?.Ticks / TimeSpan.TicksPerMicrosecond);
        Set(OrderColumns.NextPollAt, now + interval);
        Set(OrderColumns.Deadline, rules.Tracker.NextDeadline(state));
        Set(OrderColumns.Bucket, (short?)Random.Shared.Next(64));
        return entry;

        void Set(string property, object? value) => entry.Property(property).CurrentValue = value;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(IReadOnlyList<OrderReport> reports, CancellationToken cancellationToken = default) =>
        _work.ApplyAsync(reports, cancellationToken);

    /// <inheritdoc/>
    public Task<OrderDecisionOutcome> DecideAsync(OrderDecision decision, CancellationToken cancellationToken = default) =>
        _work.DecideAsync(decision, cancellationToken);

    /// <inheritdoc/>
    public Task<OrderSubmissionOutcome> SubmitAsync(OrderSubmission submission, CancellationToken cancellationToken = default) =>
        _work.SubmitAsync(submission, cancellationToken);

    /// <summary>Joins the caller's unit of work: its context and its open transaction.</summary>
    /// <param name="context">The caller's context, with an open transaction.</param>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">
    /// No transaction is open; or the context retries on failure, and its execution strategy does not enclose the transaction.
    /// </exception>
    public JoinedOrderStore<TContext, TOrder, TKey> Join(TContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new(context, _work);
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
}
