using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>
/// Planted: it writes over whatever another has written since its order was read, without a row in the history for it. Two writers that come
/// at once both read before either writes. On PostgreSQL alone: SQLite lets nobody read for a write while another writes.
/// </summary>
internal sealed class LastWriter(IOrderWriter<ShopOrder, long> inner, LastWriter.Meeting meeting) : IOrderWriter<ShopOrder, long>
{
    public async Task<IReadOnlySet<long>> WriteAsync(
        DbContext context, IReadOnlyList<OrderChange<long>> changes, IReadOnlyList<OrderSchedule<long>> schedules, CancellationToken cancellationToken)
    {
        await meeting.ArriveAsync(cancellationToken);
        List<OrderChange<long>> late = [];
        foreach (OrderChange<long> change in changes)
        {
            long version = await VersionAsync(context, change.Key, cancellationToken);
            late.Add(version == change.Version ? change : change with { Version = version, History = [] });
        }

        return await inner.WriteAsync(context, late, schedules, cancellationToken);
    }

    private static async Task<long> VersionAsync(DbContext context, long order, CancellationToken cancellationToken)
    {
        await using DbCommand command = context.NewCommand();
        command.CommandText = $"SELECT \"Version\" FROM \"Orders\" WHERE \"Id\" = {order} FOR UPDATE";
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Where a writer waits for the next one, for a moment.</summary>
    internal sealed class Meeting
    {
        private readonly Lock _lock = new();
        private TaskCompletionSource? _waiting;

        public Task ArriveAsync(CancellationToken cancellationToken)
        {
            lock (_lock)
            {
                if (_waiting is { } other && other.TrySetResult())
                {
                    _waiting = null;
                    return Task.CompletedTask;
                }

                TaskCompletionSource mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting = mine;
                return WaitAsync(mine, cancellationToken);
            }
        }

        private static async Task WaitAsync(TaskCompletionSource mine, CancellationToken cancellationToken)
        {
            _ = await Task.WhenAny(mine.Task, Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken));
            _ = mine.TrySetResult();
        }
    }
}
