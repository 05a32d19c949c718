using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A driver's connection, below EF Core, with every call logged.</summary>
internal sealed class WatchedConnection(DbConnection inner, CallLog log) : DbConnection
{
    internal DbConnection Inner => inner;

    internal CallLog Log => log;

    [AllowNull]
    public override string ConnectionString
    {
        get => inner.ConnectionString;
        set => inner.ConnectionString = value;
    }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);

    public override void Close() => inner.Close();

    public override Task CloseAsync() => inner.CloseAsync();

    public override void Open() => inner.Open();

    public override Task OpenAsync(CancellationToken cancellationToken) => log.RunAsync("OPEN", inner, async () =>
    {
        await inner.OpenAsync(cancellationToken);
        return true;
    });

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new WatchedTransaction(this, inner.BeginTransaction(isolationLevel));

    protected override async ValueTask<DbTransaction> BeginDbTransactionAsync(IsolationLevel isolationLevel, CancellationToken cancellationToken) =>
        new WatchedTransaction(this, await log.BeginAsync(isolationLevel, inner, () => inner.BeginTransactionAsync(isolationLevel, cancellationToken).AsTask()));

    protected override DbCommand CreateDbCommand() => new WatchedCommand(this, inner.CreateCommand());

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
