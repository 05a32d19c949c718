using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>What a store works out once for each model: its tables, and the writer with its SQL.</summary>
internal sealed record StoreModel<TOrder, TKey>(OrderTable<TOrder, TKey> Table, IOrderWriter<TOrder, TKey> Writer)
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    internal static StoreModel<TOrder, TKey> Of(DbContext context, bool isPortable)
    {
        var table = OrderTable<TOrder, TKey>.Of(context.Model);
        ISqlGenerationHelper sql = context.GetService<ISqlGenerationHelper>();
        return new(table, (isPortable ? DatabaseKind.Other : DatabaseKinds.Of(context.Database.ProviderName)) switch
        {
            DatabaseKind.Postgres => new PostgresWriter<TOrder, TKey>(table, sql),
            DatabaseKind.Sqlite => new SqliteWriter<TOrder, TKey>(table, sql),
            _ => new PortableWriter<TOrder, TKey>(table, sql),
        });
    }
}
