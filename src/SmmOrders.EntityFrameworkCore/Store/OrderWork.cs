using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Runs tasks on orders, in a transaction of its own or in the caller's.</summary>
internal sealed class OrderWork<TContext, TOrder, TKey>(
    ContextSource<TContext, TOrder> contexts, OrderRules rules, OrderStoreOptions options, TimeProvider time)
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private const int MostReports = 1000;

    private readonly OwnTransactions<TContext, TOrder> _own = new(contexts, options, time);
    private readonly int _conflictAttempts = options.ConflictAttempts;
    private OrderTable<TOrder, TKey>? _table;

    /// <summary>The tables of the context's model. All contexts of a store have the same model.</summary>
    internal OrderTable<TOrder, TKey> TableOf(DbContext context) => _table ??= OrderTable<TOrder, TKey>.Of(context.Model);

    internal async Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(IReadOnlyList<OrderReport> reports, CancellationToken cancellationToken)
    {
        Check(reports);
        var outcomes = new ApplyOutcome[reports.Count];
        foreach (int[] round in Rounds(reports))
        {
            IOrderTask<TOrder, TKey, ApplyOutcome>[] tasks = [.. round.Select(index => new ReportTask<TOrder, TKey>(reports[index]))];
            ApplyOutcome[] made = await new BatchHalving<ApplyOutcome>(this).RunAsync(tasks, cancellationToken).ConfigureAwait(false);
            for (int index = 0; index < round.Length; index++)
            {
                outcomes[round[index]] = made[index];
            }
        }

        return outcomes;
    }

    internal async Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(TContext context, IReadOnlyList<OrderReport> reports, CancellationToken cancellationToken)
    {
        Check(reports);
        var outcomes = new ApplyOutcome[reports.Count];
        foreach (int[] round in Rounds(reports))
        {
            IOrderTask<TOrder, TKey, ApplyOutcome>[] tasks = [.. round.Select(index => new ReportTask<TOrder, TKey>(reports[index]))];
            ApplyOutcome[] made = await JoinAsync(context, tasks, withFilters: false, cancellationToken).ConfigureAwait(false);
            for (int index = 0; index < round.Length; index++)
            {
                outcomes[round[index]] = made[index];
            }
        }

        return outcomes;
    }

    internal async Task<OrderDecisionOutcome> DecideAsync(OrderDecision decision, CancellationToken cancellationToken)
    {
        Check(decision);
        return (await new BatchHalving<OrderDecisionOutcome>(this, attempts: 1).RunAsync([new DecisionTask<TOrder, TKey>(decision)], cancellationToken).ConfigureAwait(false))[0];
    }

    internal async Task<OrderDecisionOutcome> DecideAsync(TContext context, OrderDecision decision, CancellationToken cancellationToken)
    {
        Check(decision);
        return (await JoinAsync<OrderDecisionOutcome>(context, [new DecisionTask<TOrder, TKey>(decision)], withFilters: true, cancellationToken).ConfigureAwait(false))[0];
    }

    internal async Task<OrderSubmissionOutcome> SubmitAsync(OrderSubmission submission, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(submission);
        EnsureNamed(submission.Order, nameof(submission));
        bool places = submission.Step.Trigger is SubmissionTrigger.Place or SubmissionTrigger.PlaceLate;
        if (places == string.IsNullOrWhiteSpace(submission.ProviderOrderId))
        {
            throw new ArgumentException(
                places ? "A step that places the order needs the provider's identifier of it." : "Only a step that places the order has the provider's identifier of it.", nameof(submission));
        }

        return (await new BatchHalving<OrderSubmissionOutcome>(this).RunAsync([new SubmissionTask<TOrder, TKey>(submission)], cancellationToken).ConfigureAwait(false))[0];
    }

    private static void Check(IReadOnlyList<OrderReport> reports)
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
    }

    private static void Check(OrderDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        EnsureNamed(decision.Order, nameof(decision));
        if (string.IsNullOrWhiteSpace(decision.By))
        {
            throw new ArgumentException("A decision names who decided it.", nameof(decision));
        }
    }

    private static void EnsureNamed(OrderKey order, string parameter)
    {
        if (order == default)
        {
            throw new ArgumentException("The key is default, which names no order.", parameter);
        }
    }

    internal static void EnsureJoined(TContext context)
    {
        const string Form = "await context.Database.CreateExecutionStrategy().ExecuteAsync(async () => { await using var transaction = await context.Database.BeginTransactionAsync(); … await transaction.CommitAsync(); });";
        if (context.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException(
                $"No transaction is open on the context. Open one and commit it yourself, or call the method without a context. If the context retries, write: {Form}");
        }

        if (context.Database.CreateExecutionStrategy().RetriesOnFailure)
        {
            throw new InvalidOperationException($"The context retries on failure, and a transaction opened outside its execution strategy could not be tried again as a whole. Write: {Form}");
        }
    }

    // Reports of one order in turn: each round has each order once.
    private static IEnumerable<int[]> Rounds(IReadOnlyList<OrderReport> reports)
    {
        Dictionary<OrderKey, int> seen = new(reports.Count);
        return reports
            .Select((report, index) => (Index: index, Round: seen[report.Order] = seen.GetValueOrDefault(report.Order, -1) + 1))
            .ToLookup(each => each.Round, each => each.Index)
            .OrderBy(round => round.Key)
            .Select(round => round.ToArray());
    }

    private async Task<T[]> JoinAsync<T>(TContext context, IReadOnlyList<IOrderTask<TOrder, TKey, T>> tasks, bool withFilters, CancellationToken cancellationToken)
    {
        Written<T> written = await WriteAsync(context, tasks, Guid.CreateVersion7(), withFilters, cancellationToken).ConfigureAwait(false);
        if (written.Refunds.Count > 0)
        {
            await contexts.PayAsync(context, written.Refunds, cancellationToken).ConfigureAwait(false);
        }

        return [.. tasks.Select((_, index) => written.Outcome(index, ApplyStatus.Written))];
    }

    // Reads, decides and writes, in the context's open transaction; the refunds that won are yet to be paid.
    private async Task<Written<T>> WriteAsync<T>(
        TContext context, IReadOnlyList<IOrderTask<TOrder, TKey, T>> tasks, Guid writeId, bool withFilters, CancellationToken cancellationToken)
    {
        OrderTable<TOrder, TKey> table = TableOf(context);
        List<TKey> keys = [];
        foreach (IOrderTask<TOrder, TKey, T> task in tasks)
        {
            if (table.TryFromOrderKey(task.Order, out TKey key))
            {
                keys.Add(key);
            }
        }

        IQueryable<TOrder> orders = context.Set<TOrder>().AsNoTracking().AsSplitQuery().IgnoreAutoIncludes();
        List<OrderRow<TOrder, TKey>> rows = await (withFilters ? orders : orders.IgnoreQueryFilters())
            .Where(table.HasKeyIn(keys)).Select(table.ToRow).ToListAsync(cancellationToken).ConfigureAwait(false);
        Dictionary<OrderKey, OrderRow<TOrder, TKey>> found = rows.ToDictionary(row => table.ToOrderKey(row.Key));
        var plan = new ChangePlan<TOrder, TKey>(table, rules);
        PlannedChange<TOrder, TKey, T>?[] planned = new PlannedChange<TOrder, TKey, T>?[tasks.Count];
        T?[] told = new T?[tasks.Count];
        for (int index = 0; index < tasks.Count; index++)
        {
            IOrderTask<TOrder, TKey, T> task = tasks[index];
            if (!found.TryGetValue(task.Order, out OrderRow<TOrder, TKey>? row))
            {
                told[index] = task.Outcome(ApplyStatus.NotFound);
            }
            else if (row.Version is null)
            {
                told[index] = task.Outcome(ApplyStatus.NotApplied, $"Order {task.Order} is older than the store and was not adopted.");
            }
            else
            {
                try
                {
                    planned[index] = task.Plan(plan, row, writeId);
                }
                catch (ArgumentException exception)
                {
                    // The row breaks a law: its own order is told, and holds up no other.
                    told[index] = task.Outcome(ApplyStatus.NotApplied, exception.Message);
                }
            }
        }

        OrderChange<TKey>[] changes = [.. planned.Select(each => each?.Change).OfType<OrderChange<TKey>>().OrderBy(change => change.Key, KeyOrder.Instance)];
        IReadOnlySet<TKey> won = changes.Length == 0
            ? new HashSet<TKey>()
            : await WriterOf(context).WriteAsync(context, table, changes, cancellationToken).ConfigureAwait(false);
        RefundToPay<TOrder>[] refunds =
        [
            .. planned.Where(each => each?.Refund is not null && each.Change is not null && won.Contains(each.Row.Key))
                .Select(each => new RefundToPay<TOrder>(each!.Row.Order, table.ToOrderKey(each.Row.Key), each.Refund!, each.Row.Currency)),
        ];
        return new(planned, told, won, refunds);
    }

    private IOrderWriter<TOrder, TKey> WriterOf(DbContext context) => options.UsePortableWriter
        ? new PortableWriter<TOrder, TKey>()
        : DatabaseKinds.Of(context.Database.ProviderName) switch
        {
            DatabaseKind.Postgres => new PostgresWriter<TOrder, TKey>(),
            DatabaseKind.Sqlite => new SqliteWriter<TOrder, TKey>(),
            _ => new PortableWriter<TOrder, TKey>(),
        };

    /// <summary>What one transaction wrote, before it is committed.</summary>
    private sealed record Written<T>(
        PlannedChange<TOrder, TKey, T>?[] Planned, T?[] Told, IReadOnlySet<TKey> Won, IReadOnlyList<RefundToPay<TOrder>> Refunds)
    {
        internal bool IsConflict(int index) => Planned[index] is { Change: not null } planned && !Won.Contains(planned.Row.Key);

        internal T Outcome(int index, ApplyStatus written) =>
            Planned[index] is not { } planned ? Told[index]!
            : planned.Change is null ? planned.Outcome(planned.Otherwise)
            : planned.Outcome(Won.Contains(planned.Row.Key) ? written : ApplyStatus.Conflict);
    }

    /// <summary>Runs tasks in transactions of the store's own: all at once, and in halves where one is at fault.</summary>
    private sealed class BatchHalving<T>(OrderWork<TContext, TOrder, TKey> work, int? attempts = null)
    {
        internal async Task<T[]> RunAsync(IOrderTask<TOrder, TKey, T>[] tasks, CancellationToken cancellationToken)
        {
            var outcomes = new T[tasks.Length];
            await RunAsync(tasks, [.. Enumerable.Range(0, tasks.Length)], outcomes, cancellationToken).ConfigureAwait(false);
            return outcomes;
        }

        private async Task RunAsync(IOrderTask<TOrder, TKey, T>[] tasks, int[] indices, T[] outcomes, CancellationToken cancellationToken)
        {
            int most = attempts ?? work._conflictAttempts;
            for (int attempt = 1; indices.Length > 0; attempt++)
            {
                Written<T> written;
                try
                {
                    written = await WriteAsync([.. indices.Select(index => tasks[index])], cancellationToken).ConfigureAwait(false);
                }
                catch (Exception exception) when (exception is not OperationCanceledException && !OwnTransactions<TContext, TOrder>.IsTransient(exception))
                {
                    await HalveAsync(tasks, indices, outcomes, exception, cancellationToken).ConfigureAwait(false);
                    return;
                }

                List<int> conflicts = [];
                for (int index = 0; index < indices.Length; index++)
                {
                    outcomes[indices[index]] = written.Outcome(index, ApplyStatus.Applied);
                    if (written.IsConflict(index))
                    {
                        conflicts.Add(indices[index]);
                    }
                }

                indices = attempt < most ? [.. conflicts] : [];
            }
        }

        private async Task HalveAsync(IOrderTask<TOrder, TKey, T>[] tasks, int[] indices, T[] outcomes, Exception exception, CancellationToken cancellationToken)
        {
            if (indices.Length == 1)
            {
                outcomes[indices[0]] = tasks[indices[0]].Outcome(ApplyStatus.NotApplied, exception.Message);
                return;
            }

            int half = indices.Length / 2;
            await RunAsync(tasks, indices[..half], outcomes, cancellationToken).ConfigureAwait(false);
            await RunAsync(tasks, indices[half..], outcomes, cancellationToken).ConfigureAwait(false);
        }

        private Task<Written<T>> WriteAsync(IOrderTask<TOrder, TKey, T>[] tasks, CancellationToken cancellationToken)
        {
            // The last attempt that reached its COMMIT, whose answer was lost.
            (Guid WriteId, Written<T> Written)? unsure = null;
            return work._own.RunAsync(
                async (context, payer) =>
                {
                    if (await WasUnsureWrittenAsync(context).ConfigureAwait(false))
                    {
                        return unsure!.Value.Written;
                    }

                    var writeId = Guid.CreateVersion7();
                    IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(IsolationOf(context), cancellationToken).ConfigureAwait(false);
                    await using (transaction.ConfigureAwait(false))
                    {
                        Written<T> written = await work.WriteAsync(context, tasks, writeId, withFilters: false, cancellationToken).ConfigureAwait(false);

                        // A lost COMMIT may have arrived since: until then it kept these rows locked.
                        if (await WasUnsureWrittenAsync(context).ConfigureAwait(false))
                        {
                            return unsure!.Value.Written;
                        }

                        if (written.Refunds.Count > 0)
                        {
                            await payer.PayAsync(context, written.Refunds, cancellationToken).ConfigureAwait(false);
                        }

                        unsure = written.Won.Count > 0 ? (writeId, written) : null;

                        // Not canceled any more: a COMMIT that is under way cannot be called back.
                        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                        return written;
                    }
                },
                cancellationToken);

            async Task<bool> WasUnsureWrittenAsync(TContext context) => unsure is { } lost
                && await work.WasWrittenAsync(context, lost.WriteId, lost.Written.Won, cancellationToken).ConfigureAwait(false);
        }

        private static IsolationLevel IsolationOf(DbContext context) =>
            DatabaseKinds.Of(context.Database.ProviderName) == DatabaseKind.Sqlite ? IsolationLevel.Serializable : IsolationLevel.ReadCommitted;
    }

    private Task<bool> WasWrittenAsync(DbContext context, Guid writeId, IReadOnlySet<TKey> won, CancellationToken cancellationToken)
    {
        OrderTable<TOrder, TKey> table = TableOf(context);
        TKey[] keys = [.. won];
        return WasWrittenCoreAsync();

        async Task<bool> WasWrittenCoreAsync() =>
            await context.Set<TOrder>().IgnoreQueryFilters().Where(table.HasKeyIn(keys))
                .AnyAsync(order => EF.Property<Guid?>(order, OrderColumns.LastWriteId) == writeId, cancellationToken).ConfigureAwait(false)
            || await context.Set<OrderHistoryEntry<TKey>>().AnyAsync(entry => entry.WriteId == writeId && keys.Contains(entry.OrderId), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Keys in the order in which rows are locked; texts ordinally.</summary>
    private sealed class KeyOrder : IComparer<TKey>
    {
        internal static KeyOrder Instance { get; } = new();

        public int Compare(TKey? x, TKey? y) => x is string left && y is string right
            ? string.CompareOrdinal(left, right)
            : Comparer<TKey>.Default.Compare(x, y);
    }
}
