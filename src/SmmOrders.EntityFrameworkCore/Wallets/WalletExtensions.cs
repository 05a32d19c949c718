using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Credits and debits wallets in the database, where two at once cannot lose money.</summary>
/// <remarks>
/// The wallet is the panel's own entity. Its balance is a decimal that the database keeps exactly: <c>numeric</c> on PostgreSQL; on SQLite
/// <c>TEXT</c>, as EF Core makes it, or whole numbers by a conversion. An amount that the column cannot hold exactly is refused before
/// anything is written. Entities that the context tracks keep the balance that they were read with.
/// </remarks>
public static class WalletExtensions
{
    /// <summary>Adds amounts to wallets: one sum for each, in the order of their keys.</summary>
    /// <remarks>
    /// PostgreSQL runs one statement. On other databases each wallet is one, and they belong to one transaction: the open one, else one of
    /// their own. Query filters do not apply: a refund is due to a wallet that a page would not show, too.
    /// </remarks>
    /// <typeparam name="TWallet">The panel's wallet.</typeparam>
    /// <typeparam name="TKey">The type of what names a wallet.</typeparam>
    /// <param name="context">The context; if a transaction is open, the credit belongs to it.</param>
    /// <param name="key">What names a wallet, for example <c>wallet => wallet.UserId</c>; unique.</param>
    /// <param name="balance">Its balance.</param>
    /// <param name="amounts">What to add; above zero.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An amount is zero or below, or the balance cannot hold it exactly.</exception>
    /// <exception cref="WalletNotFoundException">A wallet does not exist. Roll the transaction back: others may have been credited.</exception>
    /// <exception cref="InvalidOperationException">
    /// The balance's column rounds amounts, a key names several wallets, or the context retries on failure and no transaction is open.
    /// </exception>
    public static async Task CreditAsync<TWallet, TKey>(
        this DbContext context,
        Expression<Func<TWallet, TKey>> key,
        Expression<Func<TWallet, decimal>> balance,
        IEnumerable<KeyValuePair<TKey, decimal>> amounts,
        CancellationToken cancellationToken = default)
        where TWallet : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(balance);
        ArgumentNullException.ThrowIfNull(amounts);
        await CreditColumnsAsync(context, WalletColumns.Of(context, key, balance), key, balance, amounts, cancellationToken).ConfigureAwait(false);
    }

    internal static async Task CreditColumnsAsync<TWallet, TKey>(
        DbContext context,
        WalletColumns columns,
        Expression<Func<TWallet, TKey>> key,
        Expression<Func<TWallet, decimal>> balance,
        IEnumerable<KeyValuePair<TKey, decimal>> amounts,
        CancellationToken cancellationToken)
        where TWallet : class
        where TKey : notnull
    {
        IReadOnlyList<KeyValuePair<TKey, decimal>> sums = columns.Sums(amounts);
        if (sums.Count == 0)
        {
            return;
        }

        EnsureNotRepeated(context);
        DatabaseKind database = columns.AreInOneTable ? DatabaseKinds.Of(context.Database.ProviderName) : DatabaseKind.Other;
        IDbContextTransaction? own = database == DatabaseKind.Postgres || context.Database.CurrentTransaction is not null
            ? null
            : await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (own)
        {
            await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                columns.EnsureExactIn(context);
                CreditResult<TKey> result = database switch
                {
                    DatabaseKind.Postgres => await PostgresCredit.RunAsync(context, columns, sums, cancellationToken).ConfigureAwait(false),
                    DatabaseKind.Sqlite => await SqliteCredit.RunAsync(context, columns, sums, cancellationToken).ConfigureAwait(false),
                    _ => await CreditEachAsync(context, key, balance, sums, cancellationToken).ConfigureAwait(false),
                };
                result.EnsureEachOnce(typeof(TWallet).Name);
                await (own?.CommitAsync(cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
            }
            finally
            {
                await context.Database.CloseConnectionAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Takes an amount from a wallet, if it has that much.</summary>
    /// <remarks>One statement, through the context's own query: its query filters apply.</remarks>
    /// <typeparam name="TWallet">The panel's wallet.</typeparam>
    /// <typeparam name="TKey">The type of what names a wallet.</typeparam>
    /// <param name="context">The context; if a transaction is open, the debit belongs to it.</param>
    /// <param name="key">What names a wallet; unique.</param>
    /// <param name="balance">Its balance.</param>
    /// <param name="wallet">The wallet.</param>
    /// <param name="amount">What to take; zero or above.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Whether it was paid. If not, the balance is too low or the wallet does not exist, and nothing changed.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The amount is below zero, or the balance cannot hold it exactly.</exception>
    /// <exception cref="InvalidOperationException">
    /// The balance's column rounds amounts, the key names several wallets, or the context retries on failure and no transaction is open.
    /// </exception>
    public static async Task<bool> TryDebitAsync<TWallet, TKey>(
        this DbContext context,
        Expression<Func<TWallet, TKey>> key,
        Expression<Func<TWallet, decimal>> balance,
        TKey wallet,
        decimal amount,
        CancellationToken cancellationToken = default)
        where TWallet : class
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(balance);
        ArgumentNullException.ThrowIfNull(wallet);
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        var columns = WalletColumns.Of(context, key, balance);
        _ = BalanceColumn.EnsureFits(columns.Balance, amount);
        EnsureNotRepeated(context);
        Expression<Func<decimal>> taken = () => amount;
        await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            columns.EnsureExactIn(context);
            int rows = await context.Set<TWallet>()
                .Where(Is(key, wallet))
                .Where(Expression.Lambda<Func<TWallet, bool>>(Expression.GreaterThanOrEqual(balance.Body, taken.Body), balance.Parameters))
                .ExecuteUpdateAsync(
                    setters => setters.SetProperty(
                        balance, Expression.Lambda<Func<TWallet, decimal>>(Expression.Subtract(balance.Body, taken.Body), balance.Parameters)),
                    cancellationToken)
                .ConfigureAwait(false);
            return rows <= 1 ? rows == 1 : throw CreditResult<TKey>.Ambiguous(typeof(TWallet).Name, [wallet]);
        }
        finally
        {
            await context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }

    private static async Task<CreditResult<TKey>> CreditEachAsync<TWallet, TKey>(
        DbContext context,
        Expression<Func<TWallet, TKey>> key,
        Expression<Func<TWallet, decimal>> balance,
        IReadOnlyList<KeyValuePair<TKey, decimal>> sums,
        CancellationToken cancellationToken)
        where TWallet : class
        where TKey : notnull
    {
        var result = new CreditResult<TKey>();
        foreach ((TKey wallet, decimal amount) in sums)
        {
            Expression<Func<decimal>> added = () => amount;
            int rows = await context.Set<TWallet>().IgnoreQueryFilters()
                .Where(Is(key, wallet))
                .ExecuteUpdateAsync(
                    setters => setters.SetProperty(balance, Expression.Lambda<Func<TWallet, decimal>>(Expression.Add(balance.Body, added.Body), balance.Parameters)),
                    cancellationToken)
                .ConfigureAwait(false);
            result.Add(wallet, rows);
        }

        return result;
    }

    // A single statement that is tried again after a lost answer would pay twice.
    private static void EnsureNotRepeated(DbContext context)
    {
        if (context.Database.CurrentTransaction is null && context.Database.CreateExecutionStrategy().RetriesOnFailure)
        {
            throw new InvalidOperationException(
                $"The context retries on failure, and a credit or debit whose answer is lost would be applied twice. Give it a transaction: {OrderArguments.Form}");
        }
    }

    private static Expression<Func<TWallet, bool>> Is<TWallet, TKey>(Expression<Func<TWallet, TKey>> key, TKey wallet)
    {
        Expression<Func<TKey>> wanted = () => wallet;
        return Expression.Lambda<Func<TWallet, bool>>(
            Expression.Call(typeof(object), nameof(Equals), null, Expression.Convert(key.Body, typeof(object)), Expression.Convert(wanted.Body, typeof(object))),
            key.Parameters);
    }
}
