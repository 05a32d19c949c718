namespace SmmOrders.Testing;

/// <summary>What <see cref="OrderStoreConformance"/> needs beside the store itself: to add orders, and to see what was stored.</summary>
/// <remarks>
/// Its cases leave orders behind and look at their own alone, so that several harnesses may share one database, one case after the other: a
/// sweep looks at the orders of all of them. Reading and adding may be called from several threads.
/// </remarks>
public interface IOrderStoreHarness : IAsyncDisposable
{
    /// <summary>The store under test, with the rules, the payer and the sinks of the setup.</summary>
    IOrderStore Store { get; }

    /// <summary>Adds a new order at the current instant, and commits.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Its key.</returns>
    Task<OrderKey> AddAsync(OrderToAdd order, CancellationToken cancellationToken);

    /// <summary>Reads an order as it is stored now: its state, its history and its refunds, in order.</summary>
    /// <param name="order">The order's key.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    Task<StoredOrder> ReadAsync(OrderKey order, CancellationToken cancellationToken);

    /// <summary>Reads the rows of attention about an order, and those about its provider, in the order in which they were opened.</summary>
    /// <param name="order">The order's key.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    Task<IReadOnlyList<StoredAttention>> ReadAttentionAsync(OrderKey order, CancellationToken cancellationToken);

    /// <summary>Reads what was paid into the wallet of the order in all. Give each order its own wallet.</summary>
    /// <param name="order">The order's key.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns><see langword="null"/> if the store under test pays into no wallets: the cases then rely on the ledger.</returns>
    Task<decimal?> ReadWalletAsync(OrderKey order, CancellationToken cancellationToken);
}
