namespace SmmOrders.EntityFrameworkCore;

/// <summary>The wallets that a credit did not find, or found more than once.</summary>
internal sealed class CreditResult<TKey>
    where TKey : notnull
{
    private readonly List<object> _missing = [];
    private readonly List<object> _ambiguous = [];

    internal void Add(TKey wallet, long rows)
    {
        if (rows != 1)
        {
            (rows == 0 ? _missing : _ambiguous).Add(wallet);
        }
    }

    /// <exception cref="WalletNotFoundException">A wallet does not exist.</exception>
    /// <exception cref="InvalidOperationException">A key names several.</exception>
    internal void EnsureEachOnce(string wallet)
    {
        if (_missing.Count > 0)
        {
            throw new WalletNotFoundException(wallet, _missing);
        }

        if (_ambiguous.Count > 0)
        {
            throw Ambiguous(wallet, _ambiguous);
        }
    }

    internal static InvalidOperationException Ambiguous(string wallet, IEnumerable<object> keys) => new(
        $"More than one {wallet} has the key {WalletNotFoundException.List(keys)}. Roll the transaction back, and make the key unique.");
}
