using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Adopts old orders page by page, each in a transaction of its own. Damage is listed before its page is committed: if the process dies in
/// between, the page is found again, and its damage listed again.
/// </summary>
internal sealed class Adoption<TContext, TOrder, TKey>(
    OwnTransactions<TContext, TOrder> own, OrderRules rules, Func<DbContext, StoreModel<TOrder, TKey>> modelOf, TimeProvider time, AdoptionParts<TOrder, TKey> parts)
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    // A page whose rows change while it is listed is not listed for ever.
    private const int MostTries = 3;
    private const string Doubt = "It had no identifier of its own at the provider when it was adopted.";

    internal Adoption<TContext, TOrder, TKey> With(Func<AdoptionParts<TOrder, TKey>, AdoptionParts<TOrder, TKey>> change) => new(own, rules, modelOf, time, change(parts));

    internal async IAsyncEnumerable<OrderDamage> RunAsync(
        AdoptionOptions options, IProgress<AdoptionProgress>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<ProviderIdentifier> shared = await own.RunAsync((context, _) => SharedAsync(context, cancellationToken), cancellationToken).ConfigureAwait(false);
        (TKey? after, bool isFirst, int size) = (default, true, options.PageSize);
        AdoptionProgress sum = new();
        while (true)
        {
            HashSet<(OrderKey, DamageKind)> listed = [];
            AdoptionPage<TKey> page;
            int tries = 0;
            do
            {
                Request request = new(shared, after, isFirst, size, listed, MayWait: ++tries < MostTries, options.ListsOnly);
                (page, size) = await RunPageAsync(request, cancellationToken).ConfigureAwait(false);
                foreach (OrderDamage damage in page.News)
                {
                    _ = listed.Add((damage.Order, damage.Kind));
                    yield return damage;
                }
            }
            while (!page.IsDone);

            if (page.Keys.Count > 0)
            {
                (after, isFirst) = (page.Keys[^1], false);
                sum = sum with
                {
                    Adopted = sum.Adopted + page.Adopted,
                    Unknown = sum.Unknown + page.Unknown,
                    LeftAlone = sum.LeftAlone + page.Keys.Count - page.Adopted,
                    Last = page.Last,
                };
                progress?.Report(sum);
            }

            if (page.Keys.Count < size)
            {
                yield break;
            }

            size = Math.Min(size * 2, options.PageSize);
        }
    }

    // An order that cannot be written is found by halving; it is listed and left alone.
    private async Task<(AdoptionPage<TKey> Page, int Size)> RunPageAsync(Request request, CancellationToken cancellationToken)
    {
        for (int size = request.Size; ; size /= 2)
        {
            WriteAttempt attempt = new();
            List<TKey> keys = [];
            OrderTable<TOrder, TKey>? table = null;
            try
            {
                AdoptionPage<TKey> page = await own.RunAsync(
                    (context, _) =>
                    {
                        (attempt, keys, table) = (new(), [], modelOf(context).Table);
                        return RunPageAsync(context, request with { Size = size }, attempt, keys, cancellationToken);
                    },
                    cancellationToken).ConfigureAwait(false);
                return (page, size);
            }
            catch (Exception exception) when (
                attempt.Step is WriteStep.Reading or WriteStep.Writing && keys.Count > 0
                && OwnBatch<TContext, TOrder, TKey, ApplyOutcome>.IsOfAnOrder(exception, attempt, cancellationToken))
            {
                if (size == 1)
                {
                    OrderDamage damage = new()
                    {
                        Kind = DamageKind.Unreadable,
                        Order = table!.ToOrderKey(keys[0]),
                        Message = $"The order cannot be adopted, and was left alone: {exception.GetBaseException().Message.ReplaceLineEndings(" ")}",
                    };
                    return (new(keys, damage.Order, [damage], IsDone: true, 0, 0), size);
                }
            }
        }
    }

    private async Task<AdoptionPage<TKey>> RunPageAsync(TContext context, Request request, WriteAttempt attempt, List<TKey> keys, CancellationToken cancellationToken)
    {
        StoreModel<TOrder, TKey> model = modelOf(context);
        IDbContextTransaction transaction = await WriteTransaction.BeginAsync(context, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            attempt.Step = WriteStep.Reading;
            IQueryable<TKey> next = KeyPages.Page(parts.Old(context), model.Table.Key.Name, request.After, request.IsFirst, request.Size);
            keys.AddRange(request.ListsOnly
                ? await next.ToListAsync(cancellationToken).ConfigureAwait(false)
                : await RowLocks.TakeAllAsync(context, model.Table, next, cancellationToken).ConfigureAwait(false));
            (List<OrderRecord<TOrder, TKey>> orders, List<OrderDamage> damages) = await new OrderReader<TOrder, TKey>(context, model.Table, rules).ReadAsync(keys, cancellationToken).ConfigureAwait(false);
            AdoptionPlan<TOrder, TKey> plan = new(model.Table, request.Shared, parts, InstantColumn.Cut(time.GetUtcNow()), attempt.WriteId);
            List<AdoptedOrder<TOrder, TKey>> adopted = [];
            foreach ((AdoptedOrder<TOrder, TKey>? order, List<OrderDamage> found) in orders.Select(plan.Of))
            {
                damages.AddRange(found);
                adopted.AddRange(order is null ? [] : [order]);
            }

            OrderKey last = keys.Count == 0 ? default : model.Table.ToOrderKey(keys[^1]);
            OrderDamage[] news = [.. damages.Where(damage => !request.Listed.Contains((damage.Order, damage.Kind)))];
            if (request.ListsOnly || (news.Length > 0 && request.MayWait))
            {
                return new(keys, last, news, request.ListsOnly, adopted.Count, adopted.Count(order => order.IsUnknown));
            }

            attempt.Step = WriteStep.Writing;
            IReadOnlySet<TKey> won = adopted.Count == 0 ? new HashSet<TKey>() : await parts.WriterOf(context, model.Table).WriteAsync(context, adopted, cancellationToken).ConfigureAwait(false);
            AdoptedOrder<TOrder, TKey>[] unknown = [.. adopted.Where(order => order.IsUnknown && won.Contains(order.Row.Key))];
            await model.TellAsync(context, [], [.. unknown.Select(order => Opened(model.Table, order))], cancellationToken).ConfigureAwait(false);

            attempt.Step = WriteStep.Committing;
            await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            return new(keys, last, news, IsDone: true, won.Count, unknown.Length);
        }
    }

    private static AttentionChange Opened(OrderTable<TOrder, TKey> table, AdoptedOrder<TOrder, TKey> order) => new(
        [AttentionPlan.State(table.ToOrderKey(order.Row.Key), order.Row.Key, Findings.SubmissionUnknown, Doubt, order.Opening.At)], [], order.Opening.At)
    {
        Order = order.Row.Key,
        Version = order.Row.Version ?? 0,
        IsVersioned = true,
    };

    // The index that would find them order by order is the one that comes once none is left.
    private static async Task<HashSet<ProviderIdentifier>> SharedAsync(DbContext context, CancellationToken cancellationToken)
    {
        List<ProviderIdentifier> shared = await context.Set<TOrder>().AsNoTracking().IgnoreQueryFilters().IgnoreAutoIncludes()
            .Select(order => new { Provider = EF.Property<string?>(order, nameof(TrackedOrder.Provider)), Id = EF.Property<string?>(order, nameof(TrackedOrder.ProviderOrderId)) })
            .Where(name => name.Provider != null && name.Id != null)
            .GroupBy(name => new { name.Provider, name.Id }).Where(same => same.Count() > 1).Select(same => new ProviderIdentifier(same.Key.Provider!, same.Key.Id!))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. shared];
    }

    /// <summary>One page to adopt.</summary>
    private sealed record Request(
        IReadOnlySet<ProviderIdentifier> Shared, TKey? After, bool IsFirst, int Size, IReadOnlySet<(OrderKey, DamageKind)> Listed, bool MayWait, bool ListsOnly);
}
