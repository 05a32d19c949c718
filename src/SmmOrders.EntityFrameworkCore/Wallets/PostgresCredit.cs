using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Credits all wallets in one statement, or none of them; their rows are locked in the order of their keys.</summary>
internal static class PostgresCredit
{
    internal static async Task<CreditResult<TKey>> RunAsync<TKey>(
        DbContext context, WalletColumns columns, IReadOnlyList<KeyValuePair<TKey, decimal>> sums, CancellationToken cancellationToken)
        where TKey : notnull
    {
        ISqlGenerationHelper sql = context.GetService<ISqlGenerationHelper>();
        string wallets = sql.DelimitIdentifier(columns.Wallet.GetTableName()!, columns.Wallet.GetSchema());
        string key = sql.DelimitIdentifier(columns.Key.ColumnName());
        string balance = sql.DelimitIdentifier(columns.Balance.ColumnName());
        await using DbCommand command = context.NewCommand();
        string keys = Parameter(command, columns.Key, sums.Select(sum => (object?)sum.Key));
        string amounts = Parameter(command, columns.Balance, sums.Select(sum => (object?)sum.Value));
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            WITH input AS MATERIALIZED (SELECT * FROM unnest({keys}, {amounts}) WITH ORDINALITY AS i(k, a, n)),
            locked AS MATERIALIZED (SELECT w.{key} AS k FROM {wallets} AS w JOIN input AS i ON w.{key} = i.k ORDER BY w.{key} FOR UPDATE OF w),
            credited AS (UPDATE {wallets} AS w SET {balance} = w.{balance} + i.a FROM input AS i JOIN locked AS l ON l.k = i.k
            WHERE w.{key} = i.k AND (SELECT count(*) = {sums.Count} AND count(DISTINCT k) = {sums.Count} FROM locked))
            SELECT i.n, count(l.k) FROM input AS i LEFT JOIN locked AS l ON l.k = i.k GROUP BY i.n HAVING count(l.k) <> 1 ORDER BY i.n
            """);
        var result = new CreditResult<TKey>();
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            result.Add(sums[(int)reader.GetInt64(0) - 1].Key, reader.GetInt64(1));
        }

        return result;
    }

    private static string Parameter(DbCommand command, IProperty property, IEnumerable<object?> values)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = $"p{command.Parameters.Count}";
        parameter.Value = StoredValues.ToArray(property, values);
        _ = command.Parameters.Add(parameter);
        return $"@{parameter.ParameterName}::{property.GetColumnType()}[]";
    }
}
