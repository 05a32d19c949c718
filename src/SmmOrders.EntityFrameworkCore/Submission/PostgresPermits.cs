using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Takes a permit in one statement. The row is locked first, and the clock is read once it is held: a clock that is read before waiting
/// for the lock would let two requests leave together.
/// </summary>
internal sealed class PostgresPermits : IProviderPermits
{
    private readonly string _text;
    private readonly StoredColumn _name;

    internal PostgresPermits(StoredTable providers)
    {
        _name = Column(nameof(OrderProvider.Name));
        (string every, string next) = (Column(nameof(OrderProvider.PermitEvery)).Name, Column(nameof(OrderProvider.NextPermitAt)).Name);
        (string stopped, string probe) = (Column(nameof(OrderProvider.SubmissionStoppedSince)).Name, Column(nameof(OrderProvider.SubmissionProbeAt)).Name);
        string limit = Column(nameof(OrderProvider.SendingLimit)).Name;
        _text = $"""
            WITH locked AS MATERIALIZED (SELECT {_name.Name} FROM {providers.Name} WHERE {_name.Name} = @name FOR UPDATE),
            clock AS MATERIALIZED (SELECT clock_timestamp() AS t FROM locked),
            taken AS (UPDATE {providers.Name} AS p SET
            {next} = CASE WHEN p.{every} IS NOT NULL THEN c.t + p.{every} * interval '1 microsecond' END,
            {probe} = CASE WHEN p.{stopped} IS NULL THEN p.{probe} ELSE c.t + @pause * interval '1 microsecond' END
            FROM clock AS c WHERE p.{_name.Name} = @name AND (p.{next} IS NULL OR p.{next} <= c.t) AND (p.{stopped} IS NULL OR p.{probe} <= c.t) RETURNING p.{limit} AS n)
            SELECT (SELECT n FROM taken), (SELECT t FROM clock)
            """;

        StoredColumn Column(string property) => providers.Columns.Single(column => column.Property == property);
    }

    public async Task<ProviderPermit> TakeAsync(DbContext context, string provider, TimeSpan probeAfter, TimeProvider time, CancellationToken cancellationToken)
    {
        (int? limit, DateTimeOffset? clock) = await TakeAsync(context, provider, probeAfter, cancellationToken).ConfigureAwait(false);
        if (limit is not null || clock is not { } at)
        {
            return new(limit);
        }

        OrderProvider row = await context.Set<OrderProvider>().AsNoTracking().IgnoreQueryFilters().SingleAsync(row => row.Name == provider, cancellationToken).ConfigureAwait(false);
        return ProviderPermit.Refused(row, at);
    }

    private async Task<(int? Limit, DateTimeOffset? Clock)> TakeAsync(DbContext context, string provider, TimeSpan probeAfter, CancellationToken cancellationToken)
    {
        DbCommand command = context.NewCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = _text;
            DbParameter name = _name.NewParameter(command, "name");
            name.Value = _name.ToStored(provider);
            DbParameter pause = command.CreateParameter();
            (pause.ParameterName, pause.Value) = ("pause", probeAfter.Ticks / TimeSpan.TicksPerMicrosecond);
            command.Parameters.AddRange(new[] { name, pause });
            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                _ = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                return (
                    reader.IsDBNull(0) ? null : Convert.ToInt32(reader.GetValue(0), CultureInfo.InvariantCulture),
                    reader.IsDBNull(1) ? null : new DateTimeOffset(reader.GetDateTime(1)));
            }
        }
    }
}
