using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Rows of the store's tables that a test makes by hand, past the store, which SaveChanges refuses.</summary>
internal static class StoredRows
{
    public static void Insert(this DbContext context, object row)
    {
        IEntityType table = context.Model.FindEntityType(row.GetType())!;
        ISqlGenerationHelper sql = context.GetService<ISqlGenerationHelper>();
        context.Database.OpenConnection();
        new StoredTable(table, table.GetProperties(), sql).InsertAsync(context, sql, row, CancellationToken.None).GetAwaiter().GetResult();
        context.Database.CloseConnection();
    }
}
