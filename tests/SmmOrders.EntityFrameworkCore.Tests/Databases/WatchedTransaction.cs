using System.Data;
using System.Data.Common;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A driver's transaction, with every call logged.</summary>
internal sealed class WatchedTransaction(WatchedConnection connection, DbTransaction inner) : DbTransaction
{
    internal DbTransaction Inner => inner;

    public override IsolationLevel IsolationLevel => inner.IsolationLevel;

    protected override DbConnection DbConnection => connection;

    public override void Commit() => inner.Commit();

    public override void Rollback() => inner.Rollback();

    public override Task CommitAsync(CancellationToken cancellationToken = default) => connection.Log.RunAsync("COMMIT", connection.Inner, async () =>
    {
        await inner.CommitAsync(cancellationToken);
        return true;
    });

    public override Task RollbackAsync(CancellationToken cancellationToken = default) => connection.Log.RunAsync("ROLLBACK", connection.Inner, async () =>
    {
        await inner.RollbackAsync(cancellationToken);
        return true;
    });

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
