using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Workers on a SQLite file run in one process at a time: they are held by a lock beside the file.</summary>
internal static class WorkerLocks
{
    private const string Suffix = "-smmorders.lock";

    internal static async Task<WorkerLock> TryTakeAsync(DbContext context, CancellationToken cancellationToken)
    {
        if (DatabaseKinds.Of(context.Database.ProviderName) != DatabaseKind.Sqlite)
        {
            return WorkerLock.Shared();
        }

        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // SQLite follows symbolic links, so that each process has the same path, whichever it was given.
            string file = SqliteFile.Of(context.Database.GetDbConnection());
            return file.Length == 0 ? WorkerLock.Shared()
                : FileLock.TryTake(file + Suffix, out IDisposable? held, out string? reason) ? WorkerLock.Exclusive(held)
                : WorkerLock.Refused(reason);
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }
}
