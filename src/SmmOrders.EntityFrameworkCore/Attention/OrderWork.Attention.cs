using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

// The passing of time: sweeps, and new deadlines for changed profiles.
internal sealed partial class OrderWork<TContext, TOrder, TKey>
{
    private const int Page = 500;

    internal async Task<SweepOutcome> SweepAsync(DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        OrderArguments.EnsureMost(most);
        DateTimeOffset at = InstantColumn.Cut(now);
        OrderTasks<TOrder, TKey, ApplyOutcome> tasks = new() { All = [] };
        WriteAttempt attempt = new();
        ApplyOutcome[] outcomes;
        try
        {
            (outcomes, IReadOnlyDictionary<int, string> atFault) = await own.RunAsync<(ApplyOutcome[], IReadOnlyDictionary<int, string>)>(
                async (context, payer) =>
                {
                    attempt = new();
                    IDbContextTransaction transaction = await WriteTransaction.BeginAsync(context, cancellationToken).ConfigureAwait(false);
                    await using (transaction.ConfigureAwait(false))
                    {
                        tasks = await DueAsync(context, at, most, cancellationToken).ConfigureAwait(false);
                        WrittenBatch<TOrder, TKey, ApplyOutcome> written = await _orders.WriteAsync(context, payer, tasks, attempt, cancellationToken).ConfigureAwait(false);
                        cancellationToken.ThrowIfCancellationRequested();
                        attempt.Step = WriteStep.Committing;
                        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                        return ([.. tasks.All.Select((_, index) => written.Outcome(index, ApplyStatus.Applied))], written.AtFault);
                    }
                },
                cancellationToken).ConfigureAwait(false);
            await RecordAsync(tasks, outcomes, atFault, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (attempt.Step != WriteStep.Committing
            && OwnBatch<TContext, TOrder, TKey, ApplyOutcome>.IsOfAnOrder(exception, attempt, cancellationToken))
        {
            // One of them cannot be read or written: it is found by halving, as in a batch of reports.
            outcomes = await RunAsync(tasks, isLater: false, cancellationToken).ConfigureAwait(false);
        }

        return new() { Checked = outcomes.Length, Outcomes = [.. outcomes.Where(IsNews)], IsMoreDue = outcomes.Length == most };
    }

    internal async Task<long> RewriteDeadlinesAsync(string? service, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset at = InstantColumn.Cut(now);
        Expression<Func<TOrder, bool>> isOfService = await own.RunAsync((context, _) => ServiceAsync(context, service, cancellationToken), cancellationToken).ConfigureAwait(false);
        (TKey? last, bool isFirst, long rewritten) = (default, true, 0);
        while (true)
        {
            (List<TKey> keys, OrderTasks<TOrder, TKey, ApplyOutcome> tasks) = await own.RunAsync(
                async (context, _) =>
                {
                    OrderTable<TOrder, TKey> table = TableOf(context);
                    List<TKey> page = await KeyPages.Page(Open(context).Where(isOfService), table.Key.Name, last, isFirst, Page).ToListAsync(cancellationToken).ConfigureAwait(false);
                    return (page, TasksOf(table, page, at));
                },
                cancellationToken).ConfigureAwait(false);
            if (keys.Count > 0)
            {
                ApplyOutcome[] outcomes = await RunAsync(tasks, isLater: false, cancellationToken).ConfigureAwait(false);
                if (outcomes.FirstOrDefault(outcome => outcome.Status == ApplyStatus.Unknown) is { } lost)
                {
                    throw new InvalidOperationException($"The deadlines are not all rewritten; call it again. {lost.Reason}");
                }

                rewritten += outcomes.Count(outcome => outcome.Status == ApplyStatus.Applied);
                (last, isFirst) = (keys[^1], false);
            }

            if (keys.Count < Page)
            {
                return rewritten;
            }
        }
    }

    internal Task<ApplyStatus> CloseAsync(AttentionClosing closing, CancellationToken cancellationToken)
    {
        OrderArguments.Check(closing);
        return own.RunAsync((context, _) => CloseAloneAsync(context, closing, cancellationToken), cancellationToken);
    }

    internal Task<ApplyStatus> CloseAsync(TContext context, AttentionClosing closing, CancellationToken cancellationToken)
    {
        OrderArguments.Check(closing);
        OrderArguments.EnsureJoined(context);
        return CloseInAsync(context, closing, ApplyStatus.Written, cancellationToken);
    }

    // One statement does it, so it needs no transaction, unless somebody is told.
    private async Task<ApplyStatus> CloseAloneAsync(TContext context, AttentionClosing closing, CancellationToken cancellationToken)
    {
        if (_orders.ModelOf(context).Outbox is null)
        {
            return await CloseInAsync(context, closing, ApplyStatus.Applied, cancellationToken).ConfigureAwait(false);
        }

        IDbContextTransaction transaction = await WriteTransaction.BeginAsync(context, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            ApplyStatus status = await CloseInAsync(context, closing, ApplyStatus.Applied, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            return status;
        }
    }

    // A person closes what the panel's query filters show.
    private async Task<ApplyStatus> CloseInAsync(TContext context, AttentionClosing closing, ApplyStatus closed, CancellationToken cancellationToken)
    {
        StoreModel<TOrder, TKey> model = _orders.ModelOf(context);
        AttentionWriter attention = model.Attention
            ?? throw new InvalidOperationException($"The context has no table of attention. Call modelBuilder.{nameof(SmmOrderModelBuilderExtensions.HasSmmOrderAttention)}<{MemberChecks.TypeName(typeof(TKey))}{(typeof(TKey).IsValueType ? "?" : "")}>() in OnModelCreating.");
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            (bool exists, object? order) = await attention.FindAsync(context, closing.Id, cancellationToken).ConfigureAwait(false);
            if (!exists || (order is not null && !await IsVisibleAsync(context, model.Table, order, cancellationToken).ConfigureAwait(false)))
            {
                return ApplyStatus.NotFound;
            }

            if (!await attention.CloseAsync(context, closing, cancellationToken).ConfigureAwait(false))
            {
                return ApplyStatus.Unchanged;
            }

            if (model.Outbox is { } outbox)
            {
                await outbox.WriteAsync(context, [await ToldAsync(context, model.Table, outbox, closing, order, cancellationToken).ConfigureAwait(false)], cancellationToken).ConfigureAwait(false);
            }

            return closed;
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    private static async Task<OutboxRow> ToldAsync(
        DbContext context, OrderTable<TOrder, TKey> table, OutboxTable<TKey> outbox, AttentionClosing closing, object? order, CancellationToken cancellationToken)
    {
        if (order is null)
        {
            return OutboxRow.Closed(closing, null, 0, 0);
        }

        TKey key = table.FromStored(order);
        long? version = await context.Set<TOrder>().AsNoTracking().IgnoreQueryFilters().IgnoreAutoIncludes().Where(table.HasKeyIn([key]))
            .Select(each => EF.Property<long?>(each, OrderColumns.Version)).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return OutboxRow.Closed(closing, key, version ?? 0, await outbox.LastPlaceAsync(context, key, version ?? 0, cancellationToken).ConfigureAwait(false));
    }

    // An order that is gone hides nothing.
    private static async Task<bool> IsVisibleAsync(DbContext context, OrderTable<TOrder, TKey> table, object order, CancellationToken cancellationToken)
    {
        IQueryable<TOrder> orders = context.Set<TOrder>().AsNoTracking().Where(table.HasKeyIn([table.FromStored(order)]));
        return await orders.AnyAsync(cancellationToken).ConfigureAwait(false) || !await orders.IgnoreQueryFilters().AnyAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<OrderTasks<TOrder, TKey, ApplyOutcome>> DueAsync(DbContext context, DateTimeOffset at, int most, CancellationToken cancellationToken)
    {
        OrderTable<TOrder, TKey> table = TableOf(context);
        return TasksOf(table, await RowLocks.TakeAsync(context, table, DueOrders.Of(context, table, at, most), cancellationToken).ConfigureAwait(false), at);
    }

    private static OrderTasks<TOrder, TKey, ApplyOutcome> TasksOf(OrderTable<TOrder, TKey> table, List<TKey> keys, DateTimeOffset at) =>
        new() { All = [.. keys.Select(key => new SweepTask<TOrder, TKey>(table.ToOrderKey(key), at))] };

    // Services are compared as the rules compare them, which no database does.
    private static async Task<Expression<Func<TOrder, bool>>> ServiceAsync(DbContext context, string? service, CancellationToken cancellationToken)
    {
        if (service is null)
        {
            return _ => true;
        }

        List<string?> spelled = await Open(context).Select(order => EF.Property<string?>(order, nameof(TrackedOrder.Service))).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false);
        List<string?> same = [.. spelled.Where(each => string.Equals(each, service, StringComparison.OrdinalIgnoreCase))];
        return order => same.Contains(EF.Property<string?>(order, nameof(TrackedOrder.Service)));
    }

    private static IQueryable<TOrder> Open(DbContext context)
    {
        OrderStatus[] open = [.. OrderStatuses.Open];
        return context.Set<TOrder>().AsNoTracking().IgnoreQueryFilters().IgnoreAutoIncludes()
            .Where(order => EF.Property<long?>(order, OrderColumns.Version) != null && open.Contains(EF.Property<OrderStatus>(order, nameof(TrackedOrder.Status))));
    }

    private static bool IsNews(ApplyOutcome outcome) => outcome.Status == ApplyStatus.Applied ? outcome.Update.Changed : outcome.Status != ApplyStatus.Unchanged;
}
