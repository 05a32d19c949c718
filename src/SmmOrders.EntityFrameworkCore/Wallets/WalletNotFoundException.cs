namespace SmmOrders.EntityFrameworkCore;

/// <summary>A credit found no wallet, so that money would have been lost.</summary>
public sealed class WalletNotFoundException : InvalidOperationException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="wallet">The kind of wallet.</param>
    /// <param name="keys">The keys for which there is none.</param>
    public WalletNotFoundException(string wallet, IReadOnlyList<object> keys)
        : base($"There is no {wallet} for {string.Join(", ", keys ?? [])}, so nothing was credited. Create it, then apply the report again.") => Keys = keys ?? [];

    /// <summary>The keys for which there is no wallet.</summary>
    public IReadOnlyList<object> Keys { get; }
}
