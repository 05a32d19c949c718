using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The columns of a panel's wallet: what names it, and its balance.</summary>
internal sealed class WalletColumns
{
    private readonly Lazy<(string Table, StoredColumn Key, StoredColumn Balance)> _stored;
    private readonly Func<object?, object?>? _toStored;

    private WalletColumns(IEntityType wallet, IProperty key, IProperty balance, ISqlGenerationHelper sql)
    {
        (Wallet, Key, Balance) = (wallet, key, balance);
        _toStored = key.GetTypeMapping().Converter?.ConvertToProvider;
        _stored = new(() => (sql.DelimitIdentifier(wallet.GetTableName()!, wallet.GetSchema()), new(key, sql), new(balance, sql)));
    }

    internal IEntityType Wallet { get; }

    internal IProperty Key { get; }

    internal IProperty Balance { get; }

    /// <summary>The table and the columns as a statement of ours names them. Only if they <see cref="AreInOneTable"/>.</summary>
    internal (string Table, StoredColumn Key, StoredColumn Balance) Stored => _stored.Value;

    /// <summary>Whether both are columns of the wallet's own table, and every row of it is such a wallet, so that a statement of ours may name them.</summary>
    internal bool AreInOneTable =>
        Wallet.BaseType is null && Key.DeclaringType == Wallet && Balance.DeclaringType == Wallet && Wallet.GetTableName() is not null && Wallet.GetMappingStrategy() is null or RelationalAnnotationNames.TphMappingStrategy
        && !Wallet.GetMappingFragments().Any();

    /// <summary>Finds the columns in the model.</summary>
    /// <exception cref="InvalidOperationException">The context has no such entity or column, or the balance would be rounded.</exception>
    internal static WalletColumns Of<TWallet, TKey>(DbContext context, Expression<Func<TWallet, TKey>> key, Expression<Func<TWallet, decimal>> balance)
        where TWallet : class
    {
        var wallet = context.Model.FindEntityType(typeof(TWallet)) as IEntityType
            ?? throw new InvalidOperationException($"The context has no entity {typeof(TWallet).Name}.");
        var columns = new WalletColumns(wallet, PropertyOf(wallet, key), PropertyOf(wallet, balance), context.GetService<ISqlGenerationHelper>());
        ExactColumn.Of(columns.Balance).EnsureExact(DatabaseKinds.Of(context.Database.ProviderName));
        return columns;
    }

    /// <summary>Refuses a balance that a SQLite database rounds, which may be older than the model: once for each file. The connection is open.</summary>
    /// <exception cref="InvalidOperationException">It does.</exception>
    internal void EnsureExactIn(DbContext context)
    {
        if (DatabaseKinds.Of(context.Database.ProviderName) != DatabaseKind.Sqlite)
        {
            return;
        }

        ConcurrentDictionary<string, bool> exact = Balance.GetOrAddRuntimeAnnotationValue(
            Annotations.ExactIn, static _ => new ConcurrentDictionary<string, bool>(StringComparer.Ordinal), (object?)null);
        string file = context.Database.GetDbConnection().DataSource;
        if (exact.ContainsKey(file))
        {
            return;
        }

        ExactColumn.Of(Balance).EnsureExactIn(context);
        if (file.Length > 0)
        {
            // A database in memory has no file, and the next one may be another.
            _ = exact.TryAdd(file, true);
        }
    }

    /// <summary>The sum for each wallet, in the order of the keys as they are stored; texts ordinally.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An amount is zero or below, or the balance cannot hold a sum exactly.</exception>
    internal IReadOnlyList<KeyValuePair<TKey, decimal>> Sums<TKey>(IEnumerable<KeyValuePair<TKey, decimal>> amounts)
        where TKey : notnull
    {
        Dictionary<object, KeyValuePair<TKey, decimal>> sums = [];
        foreach ((TKey wallet, decimal amount) in amounts)
        {
            ArgumentNullException.ThrowIfNull(wallet, nameof(amounts));
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(amount);
            object stored = _toStored?.Invoke(wallet) ?? wallet;
            sums[stored] = KeyValuePair.Create(wallet, sums.GetValueOrDefault(stored).Value + amount);
        }

        foreach (decimal sum in sums.Values.Select(sum => sum.Value))
        {
            _ = BalanceColumn.EnsureFits(Balance, sum);
        }

        return [.. sums.OrderBy(sum => sum.Key, StoredKeyOrder.Instance).Select(sum => sum.Value)];
    }

    private static IProperty PropertyOf(IEntityType wallet, LambdaExpression selector) => PropertyPath.Find(wallet, selector)
        ?? throw new InvalidOperationException($"{selector} is no mapped property of {wallet.DisplayName()}. Name one, for example wallet => wallet.UserId.");

    private sealed class StoredKeyOrder : IComparer<object>
    {
        internal static StoredKeyOrder Instance { get; } = new();

        public int Compare(object? x, object? y) =>
            x is string left && y is string right ? string.CompareOrdinal(left, right)
            : x is IComparable ? Comparer<object>.Default.Compare(x, y)
            : 0;
    }
}
