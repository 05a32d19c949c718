using System.Text.Json.Serialization;

namespace SmmOrders.Testing;

/// <summary>
/// The orders of a panel in memory: for the panel's tests, in place of its database. Also the readable reference of what
/// <see cref="IOrderStore"/> promises. Thread-safe.
/// </summary>
/// <remarks>
/// A transaction decides on what it read, then writes only the orders that nobody has changed since. A report is decided again on fresh
/// data, up to 5 times; what a person decided never. The refunds that are recorded are paid in the same transaction.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed partial class InMemoryOrderStore : IOrderStore
{
    private const int MostReports = 1000;
    private const int Attempts = 5;
    private const int Buckets = 64;

    private readonly InMemoryTable _table;
    private readonly StoreTasks _tasks;
    private readonly StoreTransactions _transactions;
    private readonly Lazy<SubmissionClaims> _claims;
    private readonly Lazy<PollClaims> _polls;
    private readonly Lazy<RequestClaims> _requests;
    private readonly UnansweredRule _unanswered;

    /// <summary>Creates an empty store.</summary>
    /// <param name="rules">The panel's rules.</param>
    /// <param name="pay">
    /// Pays refunds, for example into the test's wallets: called once for each transaction that has refunds, inside it, with all of
    /// them. If it throws, nothing of the transaction is recorded, and the store tries again in halves. It must not call the store, and
    /// need not be thread-safe. By default nothing is paid, and the refunds are only recorded.
    /// </param>
    /// <exception cref="ArgumentNullException"><paramref name="rules"/> is <see langword="null"/>.</exception>
    public InMemoryOrderStore(OrderRules rules, Action<IReadOnlyList<DueRefund>>? pay = null)
        : this(rules, pay, new InMemoryTable())
    {
    }

    internal InMemoryOrderStore(OrderRules rules, Action<IReadOnlyList<DueRefund>>? pay, InMemoryTable table)
    {
        ArgumentNullException.ThrowIfNull(rules);
        _table = table;
        _tasks = new StoreTasks(rules, table);
        _transactions = new StoreTransactions(table, pay ?? (_ => { }));
        _claims = new(() => new(table, _tasks, Time));
        _polls = new(() => new(table, _tasks, Time));
        _requests = new(() => new(table, _tasks, Time));
        _unanswered = rules.Unanswered;
    }

    /// <inheritdoc/>
    /// <value>The default is empty.</value>
    public string Name { get; init; } = "";

    /// <inheritdoc/>
    public OrderSignal Signal { get; } = new();

    /// <summary>The clock by which permits are spaced.</summary>
    /// <value>The default is the system's.</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>All orders as they are now, in the order in which they were added.</summary>
    public IReadOnlyList<StoredOrder> Orders => _table.All();

    /// <summary>All rows of attention as they are now, in the order in which they were opened.</summary>
    public IReadOnlyList<StoredAttention> Attention => _table.Attention();

    /// <summary>Adds an order in any state: a new one from <see cref="OrderTracker.Place"/> or <see cref="OrderTracker.Buy"/>, or one from <see cref="OrderState.From"/>.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="order">The order. Its instants are cut to whole microseconds.</param>
    /// <param name="currency">The currency of the charge; <see langword="null"/> for the panel's only one.</param>
    /// <param name="provider">The name of the provider; <see langword="null"/> if there is none.</param>
    /// <param name="service">The panel's own identifier of the service; <see langword="null"/> if it has no profile.</param>
    /// <param name="providerService">The provider's identifier of its service; <see langword="null"/> if there is none.</param>
    /// <param name="fields">The fields of the request, as name and value; none by default.</param>
    /// <param name="link">The link; by default the field named <c>link</c>, if there is one.</param>
    /// <param name="providerOrderId">The provider's identifier of the order; without one it is not polled.</param>
    /// <returns>The order as it was added. If it is queued, it is due since it was bought.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="key"/> is <c>default</c>, or the store has an order with that key.</exception>
    public StoredOrder Add(
        OrderKey key,
        OrderState order,
        string? currency = null,
        string? provider = null,
        string? service = null,
        string? providerService = null,
        IReadOnlyCollection<KeyValuePair<string, string>>? fields = null,
        string? link = null,
        string? providerOrderId = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        EnsureNamed(key, nameof(key));
        OrderState state = Instants.Cut(order);
        var added = new StoredOrder
        {
            Key = key,
            State = state,
            Currency = currency,
            Provider = provider,
            Service = service,
            ProviderService = providerService,
            ProviderOrderId = providerOrderId,
            Fields = [.. fields ?? []],
            Link = link ?? StoreTasks.ValueOf(fields ?? [], "link"),
            NextSendAt = state.Submission?.Status == SubmissionStatus.Queued ? state.Submission.BoughtAt : null,
        };
        added = added with { Bucket = _table.All().Count % Buckets, NextPollAt = _tasks.NextPollOf(added, state.StatusSince) };
        return _table.TryAdd(added) ? Woken(added, _ => true) : throw new ArgumentException($"The store already has an order {key}.", nameof(key));
    }

    /// <summary>The order as it is now, with its history and its refunds.</summary>
    /// <param name="key">Its key.</param>
    /// <exception cref="KeyNotFoundException">The store has no such order.</exception>
    public StoredOrder Read(OrderKey key) => _table.Read(key) ?? throw new KeyNotFoundException($"The store has no order {key}.");

    /// <inheritdoc/>
    public Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(IReadOnlyList<OrderReport> reports, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reports);
        if (reports.Count is 0 or > MostReports)
        {
            throw new ArgumentException($"A batch has 1 to {MostReports} reports, not {reports.Count}.", nameof(reports));
        }

        foreach (OrderReport report in reports)
        {
            ArgumentNullException.ThrowIfNull(report, nameof(reports));
            EnsureNamed(report.Order, nameof(reports));
            if (report.Report == default)
            {
                throw new ArgumentException($"The report of order {report.Order} is default, which is no report.", nameof(reports));
            }
        }

        return RunAsync<IReadOnlyList<ApplyOutcome>>(
            () => _transactions.Run([.. reports.Select(_tasks.Of)], Attempts, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<OrderDecisionOutcome> DecideAsync(OrderDecision decision, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(decision);
        EnsureNamed(decision.Order, nameof(decision));
        if (decision.Decision is null || string.IsNullOrWhiteSpace(decision.By))
        {
            throw new ArgumentException("A decision states what was decided, and names who decided it.", nameof(decision));
        }

        return RunAsync(() => _transactions.Run([_tasks.Of(decision)], attempts: 1, cancellationToken)[0], cancellationToken);
    }

    /// <inheritdoc/>
    public Task<SweepOutcome> SweepAsync(DateTimeOffset now, int most = 500, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, MostReports);
        return RunAsync(
            () =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                DateTimeOffset at = Instants.Cut(now);
                ApplyOutcome[] outcomes = Check(
                    _table.All().Select(order => (order.Key, Deadline: _tasks.DeadlineOf(order))).Where(each => each.Deadline <= at)
                        .OrderBy(each => each.Deadline).Take(most).Select(each => each.Key),
                    at, cancellationToken);
                return new SweepOutcome
                {
                    Checked = outcomes.Length,
                    Outcomes = [.. outcomes.Where(outcome => outcome.Status == ApplyStatus.Applied ? outcome.Update.Changed : outcome.Status != ApplyStatus.Unchanged)],
                    IsMoreDue = outcomes.Length == most,
                };
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>The store keeps no deadlines and its rules never change, so it only applies the passing of time.</remarks>
    public Task<long> RewriteDeadlinesAsync(string? service, DateTimeOffset now, CancellationToken cancellationToken = default) => RunAsync(
        () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            IEnumerable<OrderKey> open = _table.All()
                .Where(order => order.State.Status.IsOpen() && (service is null || string.Equals(order.Service, service, StringComparison.OrdinalIgnoreCase)))
                .Select(order => order.Key);
            return Check(open, Instants.Cut(now), cancellationToken).LongCount(outcome => outcome.Status == ApplyStatus.Applied);
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<ApplyStatus> CloseAttentionAsync(AttentionClosing closing, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(closing);
        if (closing.Id == Guid.Empty || string.IsNullOrWhiteSpace(closing.By))
        {
            throw new ArgumentException("A closing names the row, and who closed it.", nameof(closing));
        }

        return RunAsync(
            () =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return _table.Close(closing) switch
                {
                    null => ApplyStatus.NotFound,
                    true => ApplyStatus.Applied,
                    false => ApplyStatus.Unchanged,
                };
            },
            cancellationToken);
    }

    private ApplyOutcome[] Check(IEnumerable<OrderKey> orders, DateTimeOffset at, CancellationToken cancellationToken) =>
        _transactions.Run([.. orders.Select(order => _tasks.Of(order, at))], Attempts, cancellationToken);

    private static void EnsureNamed(OrderKey order, string parameter)
    {
        if (order == default)
        {
            throw new ArgumentException("The key is default, which names no order.", parameter);
        }
    }

    // Workers that wait may find something.
    private T Woken<T>(T outcome, Func<T, bool> isWork)
    {
        if (isWork(outcome))
        {
            Signal.Set();
        }

        return outcome;
    }

    // Memory needs no waiting; only cancellation is told as a task tells it.
    private static Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(work());
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }
    }
}
