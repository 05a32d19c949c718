using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>What happens inside one open transaction: read, decide, write, pay. Whose transaction it is makes no difference here.</summary>
internal sealed class OrderTransaction<TContext, TOrder, TKey>(OrderRules rules, Func<DbContext, StoreModel<TOrder, TKey>> modelOf)
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    // By model: a context may have another for each tenant.
    private readonly ConditionalWeakTable<IModel, StoreModel<TOrder, TKey>> _models = [];

    internal StoreModel<TOrder, TKey> ModelOf(DbContext context) => _models.GetValue(context.Model, _ => modelOf(context));

    /// <summary>Reads, decides, writes and pays.</summary>
    internal async Task<WrittenBatch<TOrder, TKey, T>> WriteAsync<T>(
        TContext context,
        IRefundPayer<TContext, TOrder> payer,
        OrderTasks<TOrder, TKey, T> tasks,
        WriteAttempt attempt,
        CancellationToken cancellationToken)
    {
        StoreModel<TOrder, TKey> model = ModelOf(context);
        attempt.Step = WriteStep.Reading;
        Dictionary<OrderKey, OrderRow<TOrder, TKey>> rows = await ReadAsync(context, model, tasks, cancellationToken).ConfigureAwait(false);
        foreach (IOrderTask<TOrder, TKey, T> task in tasks.All)
        {
            if (rows.TryGetValue(task.Order, out OrderRow<TOrder, TKey>? row))
            {
                await task.ReadAsync(context, model, row, cancellationToken).ConfigureAwait(false);
            }
        }

        Dictionary<OrderKey, OrderKey> holders = await HoldersAsync(context, model.Table, tasks, rows, cancellationToken).ConfigureAwait(false);
        (PlannedChange<TOrder, TKey, T>?[] planned, T?[] told, Dictionary<int, string> atFault) = Decide(model.Table, tasks, rows, holders, attempt.WriteId);

        attempt.Step = WriteStep.Writing;
        OrderChange<TKey>[] changes = [.. planned.Select(each => each?.Change).OfType<OrderChange<TKey>>().OrderBy(change => model.Table.ToOrderKey(change.Key), KeyOrder.Instance)];
        OrderSchedule<TKey>[] schedules = [.. planned.Select(each => each?.Schedule).OfType<OrderSchedule<TKey>>()];
        IReadOnlySet<TKey> won = changes.Length + schedules.Length == 0
            ? new HashSet<TKey>()
            : await model.Writer.WriteAsync(context, changes, schedules, cancellationToken).ConfigureAwait(false);

        AttentionChange[] attention =
        [
            .. planned.Where(each => each is { Attention: not null } && (each.Change is null || won.Contains(each.Row.Key)))
                .Select(each => each!.Attention! with { Order = each.Row.Key, Version = (each.Row.Version ?? 0) + (each.Change is null ? 0 : 1), IsVersioned = each.Change is not null }),
        ];
        await model.TellAsync(context, changes.Where(change => won.Contains(change.Key)), attention, cancellationToken).ConfigureAwait(false);

        for (int index = 0; index < planned.Length; index++)
        {
            if (planned[index] is { } each && (each.Change is null || won.Contains(each.Row.Key)))
            {
                await tasks.All[index].WriteAsync(context, model, cancellationToken).ConfigureAwait(false);
            }
        }

        attempt.Step = WriteStep.Paying;
        RefundToPay<TOrder>[] refunds =
        [
            .. planned.Where(each => each is { Refund: not null, Change: not null } && won.Contains(each.Row.Key))
                .Select(each => new RefundToPay<TOrder>(each!.Row.Order, model.Table.ToOrderKey(each.Row.Key), each.Refund!, each.Row.Currency)),
        ];
        if (refunds.Length > 0)
        {
            await payer.PayAsync(context, refunds, cancellationToken).ConfigureAwait(false);
            await EnsureAliveAsync(context, payer, cancellationToken).ConfigureAwait(false);
        }

        return new(planned, told, atFault, won);
    }

    /// <inheritdoc cref="CommitLookup.WasWrittenAsync"/>
    internal Task<bool> WasWrittenAsync(DbContext context, Guid writeId, IReadOnlySet<TKey> won, CancellationToken cancellationToken) =>
        CommitLookup.WasWrittenAsync(context, ModelOf(context).Table, writeId, won, cancellationToken);

    /// <inheritdoc cref="CommitLookup.ProbeAsync"/>
    internal Task<bool> ProbeAsync(DbContext context, CancellationToken cancellationToken) =>
        CommitLookup.ProbeAsync(context, ModelOf(context).Table, cancellationToken);

    // After an error PostgreSQL answers COMMIT with a rollback and without an error; and a panel's own payer may have caught that error.
    private static async Task EnsureAliveAsync(TContext context, IRefundPayer<TContext, TOrder> payer, CancellationToken cancellationToken)
    {
        if (payer is IThrowingPayer || DatabaseKinds.Of(context.Database.ProviderName) != DatabaseKind.Postgres)
        {
            return;
        }

        DbCommand command = context.NewCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = "SELECT 1";
            _ = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<Dictionary<OrderKey, OrderRow<TOrder, TKey>>> ReadAsync<T>(
        TContext context, StoreModel<TOrder, TKey> model, OrderTasks<TOrder, TKey, T> tasks, CancellationToken cancellationToken)
    {
        List<TKey> keys = new(tasks.All.Count);
        foreach (IOrderTask<TOrder, TKey, T> task in tasks.All)
        {
            if (model.Table.TryFromOrderKey(task.Order, out TKey key))
            {
                keys.Add(key);
            }
        }

        List<OrderRow<TOrder, TKey>> rows = await model.Rows.ReadAsync(context, keys, tasks.WithFilters, tasks.AreReports, cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary(row => model.Table.ToOrderKey(row.Key));
    }

    // By order: the other order that has the provider's identifier which it is to get.
    private static async Task<Dictionary<OrderKey, OrderKey>> HoldersAsync<T>(
        TContext context, OrderTable<TOrder, TKey> table, OrderTasks<TOrder, TKey, T> tasks, Dictionary<OrderKey, OrderRow<TOrder, TKey>> rows, CancellationToken cancellationToken)
    {
        Dictionary<OrderKey, OrderKey> holders = [];
        foreach (IOrderTask<TOrder, TKey, T> task in tasks.All)
        {
            if (task.ProviderOrderId is not { } id || !rows.TryGetValue(task.Order, out OrderRow<TOrder, TKey>? row))
            {
                continue;
            }

            string? provider = task.Provider ?? row.Provider;
            List<TKey> found = await context.Set<TOrder>().AsNoTracking().IgnoreQueryFilters()
                .Where(order => EF.Property<string?>(order, nameof(TrackedOrder.Provider)) == provider
                    && EF.Property<string?>(order, nameof(TrackedOrder.ProviderOrderId)) == id)
                .OrderBy(table.ToKey).Select(table.ToKey).Take(2).ToListAsync(cancellationToken).ConfigureAwait(false);
            TKey[] others = [.. found.Where(other => !other.Equals(row.Key))];
            if (others.Length > 0)
            {
                holders[task.Order] = table.ToOrderKey(others[0]);
            }
        }

        return holders;
    }

    private (PlannedChange<TOrder, TKey, T>?[] Planned, T?[] Told, Dictionary<int, string> AtFault) Decide<T>(
        OrderTable<TOrder, TKey> table, OrderTasks<TOrder, TKey, T> tasks, Dictionary<OrderKey, OrderRow<TOrder, TKey>> rows, Dictionary<OrderKey, OrderKey> holders, Guid writeId)
    {
        var plan = new ChangePlan<TOrder, TKey>(table, rules);
        var planned = new PlannedChange<TOrder, TKey, T>?[tasks.All.Count];
        var told = new T?[tasks.All.Count];
        Dictionary<int, string> atFault = [];
        for (int index = 0; index < planned.Length; index++)
        {
            IOrderTask<TOrder, TKey, T> task = tasks.All[index];
            if (!rows.TryGetValue(task.Order, out OrderRow<TOrder, TKey>? row))
            {
                told[index] = task.Outcome(ApplyStatus.NotFound);
            }
            else if (row.Version is null)
            {
                told[index] = task.Outcome(ApplyStatus.NotApplied, $"Order {task.Order} is older than the store: it has no version. Adopt it first.");
            }
            else if (!tasks.IsAsFirstRead(task, row.Version.Value))
            {
                told[index] = task.Outcome(ApplyStatus.Conflict);
            }
            else
            {
                try
                {
                    planned[index] = task.Plan(plan, row, writeId, holders.TryGetValue(task.Order, out OrderKey holder) ? holder : null);
                }
                catch (ArgumentException exception)
                {
                    // The row breaks a law: its own order is told, and holds up no other.
                    atFault[index] = FaultReason.Undecided(task.Order, task.PolledAt, exception);
                    told[index] = task.Outcome(ApplyStatus.NotApplied, atFault[index]);
                }
            }
        }

        return (planned, told, atFault);
    }
}
