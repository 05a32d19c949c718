using System.Globalization;
using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>A credit found no wallet, so that money would have been lost.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class WalletNotFoundException : InvalidOperationException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="wallet">The kind of wallet.</param>
    /// <param name="keys">The keys for which there is none.</param>
    public WalletNotFoundException(string wallet, IReadOnlyList<object> keys)
        : base($"There is no {wallet} for {List(keys ?? [])}, so its credit would be lost. Roll the transaction back, create the wallet, and credit again.") => Keys = keys ?? [];

    /// <summary>The keys for which there is no wallet.</summary>
    public IReadOnlyList<object> Keys { get; }

    internal static string List(IEnumerable<object> keys) => string.Join(", ", keys.Select(key => Convert.ToString(key, CultureInfo.InvariantCulture)));
}
