using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Credits wallet by wallet with one prepared statement. Decimals are added by EF Core's own function: SQLite's + would make them floating-point numbers.</summary>
internal static class SqliteCredit
{
    internal static async Task<CreditResult<TKey>> RunAsync<TKey>(
        DbContext context, WalletColumns columns, IReadOnlyList<KeyValuePair<TKey, decimal>> sums, CancellationToken cancellationToken)
        where TKey : notnull
    {
        ISqlGenerationHelper sql = context.GetService<ISqlGenerationHelper>();
        (string wallets, StoredColumn key, StoredColumn balance) = columns.Stored;
        string sum = StoredNumber.IsInteger(columns.Balance.GetRelationalTypeMapping()) ? $"{balance.Name} + @p0" : $"ef_add({balance.Name}, @p0)";
        var result = new CreditResult<TKey>();
        await using var statement = new Statement(context, sql, $"UPDATE {wallets} SET {balance.Name} = {sum} WHERE {key.Name} = @p1 AND {balance.Name} IS NOT NULL", [balance, key]);
        foreach ((TKey wallet, decimal amount) in sums)
        {
            result.Add(wallet, await statement.RunAsync([amount, wallet], cancellationToken).ConfigureAwait(false));
        }

        return result;
    }
}
