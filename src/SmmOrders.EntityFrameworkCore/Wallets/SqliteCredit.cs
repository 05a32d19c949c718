using System.Data.Common;
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
        string balance = sql.DelimitIdentifier(columns.Balance.ColumnName());
        string sum = StoredNumber.IsInteger(columns.Balance.GetRelationalTypeMapping()) ? $"{balance} + @amount" : $"ef_add({balance}, @amount)";
        await using DbCommand command = context.NewCommand();
        command.CommandText =
            $"UPDATE {sql.DelimitIdentifier(columns.Wallet.GetTableName()!, columns.Wallet.GetSchema())} SET {balance} = {sum} WHERE {sql.DelimitIdentifier(columns.Key.ColumnName())} = @key";
        DbParameter amount = NewParameter(command, "@amount");
        DbParameter key = NewParameter(command, "@key");
        var result = new CreditResult<TKey>();
        foreach (KeyValuePair<TKey, decimal> each in sums)
        {
            amount.Value = StoredValues.ToStored(columns.Balance, each.Value);
            key.Value = StoredValues.ToStored(columns.Key, each.Key);
            result.Add(each.Key, await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false));
        }

        return result;
    }

    private static DbParameter NewParameter(DbCommand command, string name)
    {
        DbParameter parameter = command.CreateParameter();
        parameter.ParameterName = name;
        _ = command.Parameters.Add(parameter);
        return parameter;
    }
}
