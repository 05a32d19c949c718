using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Counts the open rows of attention, whatever the type of the order's key: a range of the index on when a row was closed.</summary>
internal abstract class AttentionCounts
{
    private static readonly MethodInfo New = typeof(AttentionCounts).GetMethod(nameof(NewCounts), BindingFlags.NonPublic | BindingFlags.Static)!;

    internal abstract Task<IReadOnlyList<AttentionCount>> CountAsync(DbContext context, CancellationToken cancellationToken);

    internal static AttentionCounts Of(IEntityType table) => New.MakeGenericMethod(table.ClrType.GenericTypeArguments[0]).CreateDelegate<Func<AttentionCounts>>()();

    private static Keyed<TOrderId> NewCounts<TOrderId>() => new();

    private sealed class Keyed<TOrderId> : AttentionCounts
    {
        internal override async Task<IReadOnlyList<AttentionCount>> CountAsync(DbContext context, CancellationToken cancellationToken)
        {
            var found = await context.Set<OrderAttention<TOrderId>>().AsNoTracking().IgnoreAutoIncludes().IgnoreQueryFilters()
                .Where(row => row.ClosedAt == null)
                .GroupBy(row => row.Finding)
                .Select(group => new { Finding = group.Key, Count = group.LongCount(), OldestAt = group.Min(row => row.OpenedAt) })
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            return [.. found.Select(each => new AttentionCount { Finding = each.Finding, Count = each.Count, OldestAt = each.OldestAt }).OrderBy(each => each.Finding)];
        }
    }
}
