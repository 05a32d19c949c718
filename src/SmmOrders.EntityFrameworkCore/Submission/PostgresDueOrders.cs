using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Finds due orders and locks them, passing over what another session holds: a person who decides, for example.</summary>
internal sealed class PostgresDueOrders<TOrder, TKey> : IDueOrders<TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly OrderTable<TOrder, TKey> _table;
    private readonly StoredColumn _provider;
    private readonly StoredColumn _nextSendAt;
    private readonly string _due;
    private readonly string _free;

    internal PostgresDueOrders(OrderTable<TOrder, TKey> table, ISqlGenerationHelper sql)
    {
        _table = table;
        (_provider, _nextSendAt) = (Column(nameof(TrackedOrder.Provider)), Column(OrderColumns.NextSendAt));
        (StoredColumn status, StoredColumn submission) = (Column(nameof(TrackedOrder.Status)), Column(nameof(TrackedOrder.SubmissionStatus)));
        (StoredColumn waitingFor, StoredColumn link, StoredColumn key) = (Column(OrderColumns.WaitingFor), Column(OrderColumns.RequestLink), new(table.Key, sql));
        StoredColumn version = new(table.Version, sql);
        string orders = sql.DelimitIdentifier(table.Order.GetTableName()!, table.Order.GetSchema());
        string ended = string.Join(", ", OrderStatuses.Final.Select(each => status.ToLiteral(each)));
        string active = string.Join(
            ", ", new[] { SubmissionStatus.Placed, SubmissionStatus.Sending, SubmissionStatus.Unknown }.Select(each => submission.ToLiteral(each)));
        _due = $"""
            SELECT o.{key.Name} FROM {orders} AS o WHERE o.{_provider.Name} = @provider AND o.{_nextSendAt.Name} <= @now AND o.{version.Name} IS NOT NULL
            ORDER BY o.{_nextSendAt.Name}, o.{key.Name} LIMIT 1 FOR UPDATE OF o SKIP LOCKED
            """;
        _free = $"""
            SELECT o.{key.Name} FROM {orders} AS o WHERE o.{_provider.Name} = @provider AND o.{waitingFor.Name} = {waitingFor.ToLiteral(RefusalKind.ActiveOrderOnLink)} AND o.{version.Name} IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM {orders} AS a WHERE a.{link.Name} = o.{link.Name} AND a.{_provider.Name} = @provider
            AND a.{status.Name} NOT IN ({ended}) AND (a.{submission.Name} IS NULL OR a.{submission.Name} IN ({active})))
            ORDER BY o.{_nextSendAt.Name}, o.{key.Name} LIMIT 1 FOR UPDATE OF o SKIP LOCKED
            """;

        StoredColumn Column(string property) => new(table.Order.FindProperty(property)!, sql);
    }

    public async Task<(bool IsFound, TKey Key)> FindAsync(DbContext context, string provider, DateTimeOffset now, CancellationToken cancellationToken) =>
        await FindAsync(context, _due, provider, now, cancellationToken).ConfigureAwait(false) is (true, _) due
            ? due
            : await FindAsync(context, _free, provider, null, cancellationToken).ConfigureAwait(false);

    private async Task<(bool IsFound, TKey Key)> FindAsync(DbContext context, string text, string provider, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        DbCommand command = context.NewCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = text;
            Add(_provider, "provider", provider);
            if (now is not null)
            {
                Add(_nextSendAt, "now", now);
            }

            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is { } key ? (true, _table.FromStored(key)) : (false, default!);
        }

        void Add(StoredColumn column, string name, object value)
        {
            DbParameter parameter = column.NewParameter(command, name);
            parameter.Value = column.ToStored(value);
            _ = command.Parameters.Add(parameter);
        }
    }
}
