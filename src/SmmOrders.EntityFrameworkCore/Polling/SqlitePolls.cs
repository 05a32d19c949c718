using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Claims the due orders in one command: RETURNING has only what is new, so it reads first when they were due. Instants are microseconds since 1970.</summary>
internal sealed class SqlitePolls<TOrder, TKey> : TransactionPolls<TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly OrderTable<TOrder, TKey> _table;
    private readonly PollColumns<TOrder, TKey> _columns;
    private readonly string _text;

    internal SqlitePolls(OrderTable<TOrder, TKey> table, ISqlGenerationHelper sql, ProviderTable providers)
        : base(providers)
    {
        _table = table;
        PollColumns<TOrder, TKey> columns = _columns = new(table, sql);
        _text = $"""
            SELECT d.{columns.Key.Name}, d.{columns.NextPollAt.Name} FROM {columns.Orders} AS d WHERE {columns.Due("d")}
            ORDER BY d.{columns.NextPollAt.Name}, d.{columns.Key.Name} LIMIT @most;
            UPDATE {columns.Orders} AS o SET {columns.NextPollAt.Name} = @now + {columns.Pause($"(@now - o.{columns.StatusSince.Name})", "MAX", "MIN")}
            WHERE o.{columns.Key.Name} IN (SELECT d.{columns.Key.Name} FROM {columns.Orders} AS d WHERE {columns.Due("d")}
            ORDER BY d.{columns.NextPollAt.Name}, d.{columns.Key.Name} LIMIT @most)
            RETURNING {columns.Key.Name}, {columns.ProviderOrderId.Name}, {columns.NextPollAt.Name}
            """;
    }

    private protected override async Task<IReadOnlyList<TakenPoll<TKey>>> TakeDueAsync(DbContext context, PollWish wish, CancellationToken cancellationToken)
    {
        List<TakenPoll<TKey>> polls = [];
        DbCommand command = context.NewCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = _text;
            _columns.Bind(command, wish.Provider, wish.At, "@");
            DbParameter most = command.CreateParameter();
            (most.ParameterName, most.Value) = ("@most", wish.Most);
            _ = command.Parameters.Add(most);
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                Dictionary<TKey, DateTimeOffset> due = [];
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    due[_table.FromReader(reader, 0)] = InstantColumn.FromMicroseconds(reader.GetInt64(1));
                }

                _ = await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    TKey key = _table.FromReader(reader, 0);
                    polls.Add(new(key, reader.IsDBNull(1) ? null : reader.GetString(1), due[key], InstantColumn.FromMicroseconds(reader.GetInt64(2))));
                }
            }
        }

        return polls;
    }
}
