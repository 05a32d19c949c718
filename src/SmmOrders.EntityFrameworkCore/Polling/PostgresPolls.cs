using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Claims in one statement, which is a transaction of its own: the permit, which locks the provider's row; the due orders, passing over what
/// another session holds; and when each is due again. The permit is taken only if an order is due.
/// </summary>
/// <remarks>
/// Its COMMIT does not wait for the disk, so that the provider's row is not locked meanwhile either. A claim that a crash of the server takes
/// back is that of a worker that died: the orders are due again. What is applied under a claim makes it durable.
/// </remarks>
internal sealed class PostgresPolls<TOrder, TKey> : IPollTaker<TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly OrderTable<TOrder, TKey> _table;
    private readonly PollColumns<TOrder, TKey> _columns;
    private readonly PostgresPermits _permits;
    private readonly string _text;

    internal PostgresPolls(OrderTable<TOrder, TKey> table, ISqlGenerationHelper sql, PostgresPermits permits)
    {
        (_table, _permits) = (table, permits);
        PollColumns<TOrder, TKey> columns = _columns = new(table, sql);
        string due = columns.Due("o");
        string age = $"(EXTRACT(EPOCH FROM (@now - o.{columns.StatusSince.Name})) * 1000000)::bigint";
        _text = $"""
            WITH {permits.Steps(PermitUse.Poll, $"EXISTS (SELECT 1 FROM {columns.Orders} AS o WHERE {due})")},
            due AS MATERIALIZED (SELECT o.{columns.Key.Name} AS k, o.{columns.NextPollAt.Name} AS d FROM {columns.Orders} AS o WHERE {due} AND EXISTS (SELECT 1 FROM taken)
            ORDER BY o.{columns.NextPollAt.Name}, o.{columns.Key.Name} LIMIT @most FOR UPDATE OF o SKIP LOCKED),
            claimed AS (UPDATE {columns.Orders} AS o SET {columns.NextPollAt.Name} = @now + {columns.Pause(age, "GREATEST", "LEAST")} * interval '1 microsecond'
            FROM due WHERE o.{columns.Key.Name} = due.k RETURNING o.{columns.Key.Name} AS k, o.{columns.ProviderOrderId.Name} AS i, o.{columns.NextPollAt.Name} AS n, due.d AS d)
            SELECT s.t, s.n, claimed.k, claimed.i, claimed.d, claimed.n FROM (SELECT (SELECT t FROM clock) AS t, (SELECT n FROM taken) AS n) AS s LEFT JOIN claimed ON TRUE
            WHERE (SELECT set_config('synchronous_commit', 'off', TRUE)) IS NOT NULL
            """;
    }

    public async Task<TakenPolls<TKey>> TakeAsync(DbContext context, PollWish wish, CancellationToken cancellationToken)
    {
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        (DateTimeOffset? clock, int? limit, List<TakenPoll<TKey>> polls) = await RunAsync(context, wish, cancellationToken).ConfigureAwait(false);
        if (limit is not null || clock is not { } at)
        {
            return new(new(limit), polls);
        }

        // Refused by the provider's row, or nothing is due: which would have been found after the permit.
        OrderProvider row = await context.Set<OrderProvider>().AsNoTracking().IgnoreQueryFilters().SingleAsync(each => each.Name == wish.Provider, cancellationToken).ConfigureAwait(false);
        return new(ProviderPermit.IsGiven(row, PermitUse.Poll, at) ? new(row.SendingLimit) : ProviderPermit.Refused(row, PermitUse.Poll, at), []);
    }

    private async Task<(DateTimeOffset? Clock, int? Limit, List<TakenPoll<TKey>> Polls)> RunAsync(DbContext context, PollWish wish, CancellationToken cancellationToken)
    {
        List<TakenPoll<TKey>> polls = [];
        (DateTimeOffset? clock, int? limit) = (null, null);
        DbCommand command = context.NewCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = _text;
            _columns.Bind(command, wish.Provider, wish.At);
            DbParameter most = command.CreateParameter();
            (most.ParameterName, most.Value) = ("most", wish.Most);
            _ = command.Parameters.Add(most);
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    (clock, limit) = (PostgresPermits.ClockOf(reader, 0), PostgresPermits.LimitOf(reader, 1));
                    if (!reader.IsDBNull(2))
                    {
                        polls.Add(new(_table.FromStored(reader.GetValue(2)), reader.IsDBNull(3) ? null : reader.GetString(3), new DateTimeOffset(reader.GetDateTime(4)), new DateTimeOffset(reader.GetDateTime(5))));
                    }
                }
            }
        }

        return (clock, limit, polls);
    }
}
