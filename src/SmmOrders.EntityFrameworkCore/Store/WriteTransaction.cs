using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Begins a transaction that reads orders and then writes them.</summary>
internal static class WriteTransaction
{
    /// <summary>READ COMMITTED; on SQLite BEGIN IMMEDIATE, so that what is read cannot change before it is written.</summary>
    internal static Task<IDbContextTransaction> BeginAsync(DbContext context, CancellationToken cancellationToken) => context.Database.BeginTransactionAsync(
        DatabaseKinds.Of(context.Database.ProviderName) == DatabaseKind.Sqlite ? IsolationLevel.Serializable : IsolationLevel.ReadCommitted, cancellationToken);
}
