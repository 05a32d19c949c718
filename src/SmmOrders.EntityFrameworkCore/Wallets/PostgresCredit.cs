using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Credits all wallets in one statement, or none of them; their rows are locked in the order of their keys.</summary>
internal static class PostgresCredit
{
    internal static async Task<CreditResult<TKey>> RunAsync<TKey>(
        DbContext context, WalletColumns columns, IReadOnlyList<KeyValuePair<TKey, decimal>> sums, CancellationToken cancellationToken)
        where TKey : notnull
    {
        (string wallets, StoredColumn key, StoredColumn balance) = columns.Stored;
        await using DbCommand command = context.NewCommand();
        string keys = Parameter(command, key, sums.Count, index => sums[index].Key);
        string amounts = Parameter(command, balance, sums.Count, index => sums[index].Value);
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            WITH input AS MATERIALIZED (SELECT * FROM unnest({keys}, {amounts}) WITH ORDINALITY AS i(k, a, n)),
            locked AS MATERIALIZED (SELECT w.{key.Name} AS k FROM {wallets} AS w JOIN input AS i ON w.{key.Name} = i.k WHERE w.{balance.Name} IS NOT NULL ORDER BY w.{key.Name} FOR UPDATE OF w),
            credited AS (UPDATE {wallets} AS w SET {balance.Name} = w.{balance.Name} + i.a FROM input AS i JOIN locked AS l ON l.k = i.k
            WHERE w.{key.Name} = i.k AND (SELECT count(*) = {sums.Count} AND count(DISTINCT k) = {sums.Count} FROM locked))
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

    private static string Parameter(DbCommand command, StoredColumn column, int count, Func<int, object?> value)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = $"p{command.Parameters.Count}";
        parameter.Value = column.ToArray(count, value)!;
        _ = command.Parameters.Add(parameter);
        return $"@{parameter.ParameterName}::{column.ArrayType}";
    }
}
