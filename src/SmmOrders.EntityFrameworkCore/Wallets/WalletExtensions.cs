using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Credits and debits wallets in the database, where two at once cannot lose money.</summary>
public static class WalletExtensions
{
    /// <summary>Adds amounts to wallets: one sum for each, in the order of their keys.</summary>
    /// <typeparam name="TWallet">The panel's wallet.</typeparam>
    /// <typeparam name="TKey">The type of what names a wallet.</typeparam>
    /// <param name="context">The context; if a transaction is open, the credit belongs to it.</param>
    /// <param name="key">What names a wallet, for example <c>wallet => wallet.UserId</c>; unique.</param>
    /// <param name="balance">Its balance.</param>
    /// <param name="amounts">What to add; above zero.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An amount is zero or below.</exception>
    /// <exception cref="WalletNotFoundException">A wallet does not exist. Roll the transaction back: others may have been credited.</exception>
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
        List<object> missing = [];
        foreach ((TKey wallet, decimal amount) in Sums(amounts))
        {
            int rows = await Wallets(context, key, wallet)
                .ExecuteUpdateAsync(setters => setters.SetProperty(balance, Plus(balance, amount)), cancellationToken);
            if (rows == 0)
            {
                missing.Add(wallet);
            }
        }

        if (missing.Count > 0)
        {
            throw new WalletNotFoundException(typeof(TWallet).Name, missing);
        }
    }

    /// <summary>Takes an amount from a wallet, if it has that much.</summary>
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
    /// <exception cref="ArgumentOutOfRangeException">The amount is below zero.</exception>
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
        ArgumentOutOfRangeException.ThrowIfNegative(amount);
        Expression<Func<decimal>> taken = () => amount;
        int rows = await Wallets(context, key, wallet)
            .Where(Expression.Lambda<Func<TWallet, bool>>(Expression.GreaterThanOrEqual(balance.Body, taken.Body), balance.Parameters))
            .ExecuteUpdateAsync(setters => setters.SetProperty(balance, Plus(balance, -amount)), cancellationToken);
        return rows == 1;
    }

    private static SortedDictionary<TKey, decimal> Sums<TKey>(IEnumerable<KeyValuePair<TKey, decimal>> amounts)
        where TKey : notnull
    {
        SortedDictionary<TKey, decimal> sums = typeof(TKey) == typeof(string) ? new((IComparer<TKey>)StringComparer.Ordinal) : [];
        foreach ((TKey wallet, decimal amount) in amounts)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount);
            sums[wallet] = sums.GetValueOrDefault(wallet) + amount;
        }

        return sums;
    }

    private static IQueryable<TWallet> Wallets<TWallet, TKey>(DbContext context, Expression<Func<TWallet, TKey>> key, TKey wallet)
        where TWallet : class
    {
        Expression<Func<TKey>> wanted = () => wallet;
        return context.Set<TWallet>().IgnoreQueryFilters().Where(
            Expression.Lambda<Func<TWallet, bool>>(Expression.Equal(key.Body, wanted.Body), key.Parameters));
    }

    private static Expression<Func<TWallet, decimal>> Plus<TWallet>(Expression<Func<TWallet, decimal>> balance, decimal amount)
    {
        Expression<Func<decimal>> added = () => amount;
        return Expression.Lambda<Func<TWallet, decimal>>(Expression.Add(balance.Body, added.Body), balance.Parameters);
    }
}
