using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>Waits once: when the first rows have been read, or when the first connection has been opened.</summary>
internal sealed class Pause(bool afterReading, Func<Task> wait) : DbCommandInterceptor, IDbConnectionInterceptor
{
    private int _waited;

    public override async ValueTask<InterceptionResult> DataReaderClosingAsync(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
    {
        if (afterReading)
        {
            await WaitOnceAsync();
        }

        return result;
    }

    public async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (!afterReading)
        {
            await WaitOnceAsync();
        }
    }

    private Task WaitOnceAsync() => Interlocked.Exchange(ref _waited, 1) == 0 ? wait() : Task.CompletedTask;
}
