using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>What a store works out once for each model: its tables, the query that reads a batch, and the writer with its SQL.</summary>
internal sealed record StoreModel<TOrder, TKey>(
    OrderTable<TOrder, TKey> Table, RowQuery<TOrder, TKey> Rows, IOrderWriter<TOrder, TKey> Writer, SubmissionTables<TOrder, TKey>? Submissions, AttentionWriter? Attention)
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    internal static StoreModel<TOrder, TKey> Of(DbContext context, bool isPortable)
    {
        var table = OrderTable<TOrder, TKey>.Of(context.Model);
        ISqlGenerationHelper sql = context.GetService<ISqlGenerationHelper>();
        DatabaseKind database = DatabaseKinds.Of(context.Database.ProviderName);
        DatabaseKind kind = isPortable ? DatabaseKind.Other : database;
        AttentionWriter? attention = table.Attention is null ? null : new(table.Attention, sql, kind);
        return new(table, new(table, database), kind switch
        {
            DatabaseKind.Postgres => new PostgresWriter<TOrder, TKey>(table, sql),
            DatabaseKind.Sqlite => new SqliteWriter<TOrder, TKey>(table, sql),
            _ => new PortableWriter<TOrder, TKey>(table, sql),
        }, SubmissionTables<TOrder, TKey>.Of(table, sql, kind), attention);
    }
}
