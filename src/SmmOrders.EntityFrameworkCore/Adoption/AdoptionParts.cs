using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>What an adoption is made of; tests plant faults here.</summary>
/// <param name="Checks">The checks that find damage.</param>
/// <param name="IsPortable">Whether to write row by row also where there is a faster way.</param>
/// <param name="Compares">Whether only rows without a version are adopted.</param>
internal sealed record AdoptionParts<TOrder, TKey>(ImmutableArray<OrderCheck<TOrder, TKey>> Checks, bool IsPortable, bool Compares = true)
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    /// <summary>The rows that were never adopted.</summary>
    internal IQueryable<TOrder> Old(DbContext context)
    {
        IQueryable<TOrder> all = context.Set<TOrder>().AsNoTracking().IgnoreQueryFilters().IgnoreAutoIncludes();
        return Compares ? all.Where(order => EF.Property<long?>(order, OrderColumns.Version) == null) : all;
    }

    internal IAdoptionWriter<TOrder, TKey> WriterOf(DbContext context, OrderTable<TOrder, TKey> table)
    {
        ISqlGenerationHelper sql = context.GetService<ISqlGenerationHelper>();
        return DatabaseKinds.Of(context.Database.ProviderName) == DatabaseKind.Postgres && !IsPortable
            ? new PostgresAdoptionWriter<TOrder, TKey>(table, sql, Compares)
            : new EachAdoptionWriter<TOrder, TKey>(table, sql, Compares);
    }
}
