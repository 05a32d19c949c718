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
    private readonly StoredTable _providers;
    private readonly StoredColumn _name;
    private readonly string _send;
    private readonly string _poll;
    private readonly string _probe;

    internal PostgresPermits(StoredTable providers)
    {
        _providers = providers;
        _name = Column(nameof(OrderProvider.Name));
        (_send, _poll, _probe) = (Text(PermitUse.Send), Text(PermitUse.Poll), Text(PermitUse.Probe));

        string Text(PermitUse use) => $"WITH {Steps(use)} SELECT (SELECT t FROM clock), (SELECT n FROM taken)";
    }

    /// <summary>
    /// The common table expressions that take a permit: <c>clock</c> has the instant <c>t</c>, if the provider has a row, and <c>taken</c>
    /// the sending limit <c>n</c>, if there is a permit. The provider's name is the parameter <c>provider</c>.
    /// </summary>
    /// <param name="use">What the permit is for.</param>
    /// <param name="only">A further condition in SQL, for example that something is due.</param>
    internal string Steps(PermitUse use, string? only = null)
    {
        (string every, string next, string limit) = (Name(nameof(OrderProvider.PermitEvery)), Name(nameof(OrderProvider.NextPermitAt)), Name(nameof(OrderProvider.SendingLimit)));
        (string stopped, string paused, string failing) = (Name(nameof(OrderProvider.SubmissionStoppedSince)), Name(nameof(OrderProvider.PollingPausedSince)), Name(nameof(OrderProvider.FailingSince)));
        string unknown = Name(nameof(OrderProvider.UnknownInARow));
        (string ofStop, string ofTrouble) = (Name(nameof(OrderProvider.SubmissionProbeAt)), Name(nameof(OrderProvider.FailingProbeAt)));
        string given = use switch
        {
            PermitUse.Send => $"p.{failing} IS NULL AND p.{stopped} IS NULL",
            PermitUse.Poll => $"p.{failing} IS NULL AND p.{paused} IS NULL",
            _ => $"((p.{failing} IS NOT NULL AND p.{ofTrouble} <= c.t) OR (p.{stopped} IS NOT NULL AND p.{ofStop} <= c.t))",
        };
        string probes = use == PermitUse.Probe ? $", {Later(ofStop)}, {Later(ofTrouble)}" : "";
        return $"""
            locked AS MATERIALIZED (SELECT {_name.Name} FROM {_providers.Name} WHERE {_name.Name} = @provider FOR UPDATE),
            clock AS MATERIALIZED (SELECT clock_timestamp() AS t FROM locked),
            taken AS (UPDATE {_providers.Name} AS p SET {next} = CASE WHEN p.{every} IS NOT NULL THEN c.t + p.{every} * interval '1 microsecond' END{probes}
            FROM clock AS c WHERE p.{_name.Name} = @provider AND (p.{next} IS NULL OR p.{next} <= c.t) AND {given}{(only is null ? "" : $" AND {only}")} RETURNING p.{limit}{(use == PermitUse.Send ? $" - p.{unknown}" : "")} AS n)
            """;

        static string Later(string probe) => $"{probe} = CASE WHEN p.{probe} <= c.t THEN c.t + @pause * interval '1 microsecond' ELSE p.{probe} END";
    }

    /// <summary>The parameter of the provider's name.</summary>
    internal DbParameter ProviderParameter(DbCommand command, string provider)
    {
        DbParameter parameter = _name.NewParameter(command, "provider");
        parameter.Value = _name.ToStored(provider);
        return parameter;
    }

    public async Task<ProviderPermit> TakeAsync(
        DbContext context, string provider, PermitUse use, TimeSpan probeAfter, TimeProvider time, CancellationToken cancellationToken)
    {
        (DateTimeOffset? clock, int? limit) = await TakeAsync(context, provider, use, probeAfter, cancellationToken).ConfigureAwait(false);
        return limit is not null || clock is not { } at ? new(limit) : await RefusedAsync(context, provider, use, at, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Why a provider's row gave out no permit.</summary>
    internal static async Task<ProviderPermit> RefusedAsync(DbContext context, string provider, PermitUse use, DateTimeOffset clock, CancellationToken cancellationToken) =>
        ProviderPermit.Refused(
            await context.Set<OrderProvider>().AsNoTracking().IgnoreQueryFilters().SingleAsync(row => row.Name == provider, cancellationToken).ConfigureAwait(false), use, clock);

    private async Task<(DateTimeOffset? Clock, int? Limit)> TakeAsync(DbContext context, string provider, PermitUse use, TimeSpan probeAfter, CancellationToken cancellationToken)
    {
        DbCommand command = context.NewCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = use switch
            {
                PermitUse.Send => _send,
                PermitUse.Poll => _poll,
                _ => _probe,
            };
            _ = command.Parameters.Add(ProviderParameter(command, provider));
            if (use == PermitUse.Probe)
            {
                DbParameter pause = command.CreateParameter();
                (pause.ParameterName, pause.Value) = ("pause", probeAfter.Ticks / TimeSpan.TicksPerMicrosecond);
                _ = command.Parameters.Add(pause);
            }

            DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                _ = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                return (ClockOf(reader, 0), LimitOf(reader, 1));
            }
        }
    }

    internal static DateTimeOffset? ClockOf(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : new DateTimeOffset(reader.GetDateTime(column));

    internal static int? LimitOf(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : Convert.ToInt32(reader.GetValue(column), CultureInfo.InvariantCulture);

    private string Name(string property) => Column(property).Name;

    private StoredColumn Column(string property) => _providers.Columns.Single(column => column.Property == property);
}
