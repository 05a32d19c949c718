using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The columns that a claim of polls reads and writes, as SQL has them; and the interval that it computes from them.</summary>
internal sealed class PollColumns<TOrder, TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly StoredColumn _provider;
    private readonly StoredColumn _version;

    internal PollColumns(OrderTable<TOrder, TKey> table, ISqlGenerationHelper sql)
    {
        Orders = sql.DelimitIdentifier(table.Order.GetTableName()!, table.Order.GetSchema());
        (Key, _provider, ProviderOrderId) = (new(table.Key, sql), Column(nameof(TrackedOrder.Provider)), Column(nameof(TrackedOrder.ProviderOrderId)));
        _version = Column(OrderColumns.Version);
        (StatusSince, NextPollAt) = (Column(nameof(TrackedOrder.StatusSince)), Column(OrderColumns.NextPollAt));
        (Interval, Divisor, Longest, Bucket) = (Column(OrderColumns.PollInterval), Column(OrderColumns.PollDivisor), Column(OrderColumns.PollLongest), Column(OrderColumns.Bucket));

        StoredColumn Column(string property) => new(table.Order.FindProperty(property)!, sql);
    }

    internal string Orders { get; }

    internal StoredColumn Key { get; }

    internal StoredColumn ProviderOrderId { get; }

    internal StoredColumn NextPollAt { get; }

    internal StoredColumn StatusSince { get; }

    private StoredColumn Interval { get; }

    private StoredColumn Divisor { get; }

    private StoredColumn Longest { get; }

    private StoredColumn Bucket { get; }

    /// <summary>Whether an order is due, in SQL. A panel's old rows never are.</summary>
    internal string Due(string order) => $"{order}.{_provider.Name} = @provider AND {order}.{NextPollAt.Name} <= @now AND {order}.{_version.Name} IS NOT NULL";

    /// <summary>
    /// Microseconds until the next poll of the order <c>o</c>: <see cref="PollPolicy.IntervalAt"/> and <see cref="PollPolicy.Spread"/> in SQL.
    /// </summary>
    /// <param name="age">How long the order is in its status, in microseconds, in SQL.</param>
    /// <param name="larger">The function that gives the larger of two numbers.</param>
    /// <param name="smaller">The function that gives the smaller.</param>
    internal string Pause(string age, string larger, string smaller)
    {
        string stretched = $"(CASE WHEN o.{Divisor.Name} IS NULL THEN o.{Interval.Name} ELSE {larger}(o.{Interval.Name}, {smaller}(o.{Longest.Name}, {larger}(0, {age}) / o.{Divisor.Name})) END)";
        return $"({stretched} + {stretched} / 512 * COALESCE(o.{Bucket.Name}, 0))";
    }

    /// <summary>Binds the provider's name and the instant.</summary>
    internal void Bind(DbCommand command, string provider, DateTimeOffset at, string prefix = "")
    {
        Add(_provider, "provider", provider);
        Add(NextPollAt, "now", at);

        void Add(StoredColumn column, string name, object value)
        {
            DbParameter parameter = column.NewParameter(command, prefix + name);
            parameter.Value = column.ToStored(value);
            _ = command.Parameters.Add(parameter);
        }
    }
}
