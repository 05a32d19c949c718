using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Says how a store opens its database and who pays its refunds.</summary>
/// <typeparam name="TContext">The panel's context.</typeparam>
/// <typeparam name="TOrder">The panel's order.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderStoreBuilder<TContext, TOrder, TKey>
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    internal OrderStoreBuilder()
    {
    }

    /// <summary>How the store works.</summary>
    public OrderStoreOptions Options { get; } = new();

    /// <summary>Another writer, for tests.</summary>
    internal Func<DbContext, StoreModel<TOrder, TKey>>? ModelOf { get; set; }

    internal Func<IServiceProvider, TContext>? CreateContext { get; private set; }

    internal Func<IServiceProvider, IRefundPayer<TContext, TOrder>>? Payer { get; private set; }

    /// <summary>The balance of the wallets that the ready payer credits.</summary>
    internal LambdaExpression? Credited { get; private set; }

    internal IWalletVerification<TContext, TOrder>? Wallets { get; private set; }

    /// <summary>All balances that the panel names, each with the call that names it, for the check at start.</summary>
    internal IEnumerable<(string Call, LambdaExpression Balance)> Balances =>
        new (string Call, LambdaExpression? Balance)[] { (nameof(CreditWallets), Credited), (nameof(VerifyWallets), Wallets?.Balance) }
            .Where(each => each.Balance is not null).Select(each => (each.Call, each.Balance!));

    /// <summary>Pays refunds into wallets of the panel's own context: the ready payer.</summary>
    /// <typeparam name="TWallet">The panel's wallet.</typeparam>
    /// <typeparam name="TWalletKey">The type of what names a wallet.</typeparam>
    /// <param name="key">What names a wallet, for example <c>wallet => wallet.UserId</c>; unique.</param>
    /// <param name="balance">Its balance.</param>
    /// <param name="walletOf">The wallet of an order, for example <c>order => order.UserId</c>.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public OrderStoreBuilder<TContext, TOrder, TKey> CreditWallets<TWallet, TWalletKey>(
        Expression<Func<TWallet, TWalletKey>> key, Expression<Func<TWallet, decimal>> balance, Func<TOrder, TWalletKey> walletOf)
        where TWallet : class
        where TWalletKey : notnull
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(balance);
        ArgumentNullException.ThrowIfNull(walletOf);
        var payer = new WalletPayer<TContext, TOrder, TWallet, TWalletKey>(key, balance, walletOf);
        (Payer, Credited) = (_ => payer, balance);
        return this;
    }

    /// <summary>
    /// Lets <c>VerifyAsync</c> verify the wallets: a balance must be what else moved the wallet, minus the charges of its orders, plus their
    /// refunds in the ledger.
    /// </summary>
    /// <remarks>Call it beside <see cref="CreditWallets"/>, or beside <see cref="PayWith"/> if your class pays into wallets of this context.</remarks>
    /// <typeparam name="TWallet">The panel's wallet.</typeparam>
    /// <typeparam name="TWalletKey">The type of what names a wallet.</typeparam>
    /// <param name="key">What names a wallet, for example <c>wallet => wallet.UserId</c>; unique.</param>
    /// <param name="balance">Its balance.</param>
    /// <param name="walletOf">The wallet of an order, for example <c>order => order.UserId</c>.</param>
    /// <param name="otherMovements">
    /// All that moved a wallet otherwise than by an order, one or many for each wallet: deposits, bonuses, opening balances; below zero for
    /// what was taken. Join several tables with <c>Concat</c>. Ignore the context's query filters if it has any, since all orders count.
    /// </param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public OrderStoreBuilder<TContext, TOrder, TKey> VerifyWallets<TWallet, TWalletKey>(
        Expression<Func<TWallet, TWalletKey>> key,
        Expression<Func<TWallet, decimal>> balance,
        Func<TOrder, TWalletKey> walletOf,
        Func<TContext, IQueryable<WalletMovement<TWalletKey>>> otherMovements)
        where TWallet : class
        where TWalletKey : notnull
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(balance);
        ArgumentNullException.ThrowIfNull(walletOf);
        ArgumentNullException.ThrowIfNull(otherMovements);
        Wallets = new WalletVerification<TContext, TOrder, TWallet, TWalletKey>(key, balance, walletOf, otherMovements);
        return this;
    }

    /// <summary>Pays refunds by the panel's own class, resolved from a scope for each transaction.</summary>
    /// <typeparam name="TPayer">The class. Register it.</typeparam>
    /// <returns>This builder.</returns>
    public OrderStoreBuilder<TContext, TOrder, TKey> PayWith<TPayer>()
        where TPayer : class, IRefundPayer<TContext, TOrder>
    {
        (Payer, Credited) = (
            services => services.GetService<TPayer>()
                ?? throw new InvalidOperationException($"PayWith names {typeof(TPayer).Name}, which is not registered. Call services.AddScoped<{typeof(TPayer).Name}>()."),
            null);
        return this;
    }

    /// <summary>Records refunds in the ledger and pays nothing: for a panel that pays from the ledger.</summary>
    /// <returns>This builder.</returns>
    public OrderStoreBuilder<TContext, TOrder, TKey> RecordOnly()
    {
        (Payer, Credited) = (_ => NoPayer<TContext, TOrder>.Instance, null);
        return this;
    }

    /// <summary>
    /// Names a sink of the outbox: whoever is to hear of each transition, refund, decision and attention. From then on the store writes an
    /// event for it, in the transaction of what the event tells. The context needs <c>HasSmmOrderOutbox</c>.
    /// </summary>
    /// <remarks>
    /// An event that is written is told to the sinks of that time alone. If a sink is no longer named, what was written for it stays in the
    /// table, undelivered.
    /// </remarks>
    /// <param name="name">The name, for example <c>webhook</c>; up to 100 characters. Names are compared ordinally.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">The name is empty, white space or too long; or there is such a sink already.</exception>
    public OrderStoreBuilder<TContext, TOrder, TKey> AddOutboxSink(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.Length > StoredText.MostOfSink || name.Contains('\0') || Options.Sinks.Contains(name))
        {
            throw new ArgumentException(
                Options.Sinks.Contains(name) ? $"The sink {name} is named already." : $"The name of a sink has up to {StoredText.MostOfSink} characters, and no NUL.", nameof(name));
        }

        Options.Sinks.Add(name);
        return this;
    }

    /// <summary>Opens the database in another way than by the registered context, for example one of several for tenants.</summary>
    /// <param name="create">Creates the context, which the store disposes.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is <see langword="null"/>.</exception>
    public OrderStoreBuilder<TContext, TOrder, TKey> UseContext(Func<IServiceProvider, TContext> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        CreateContext = create;
        return this;
    }
}
