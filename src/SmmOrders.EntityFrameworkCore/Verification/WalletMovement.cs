using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Money that moved a wallet otherwise than by an order: a deposit, a bonus, an opening balance, a withdrawal.</summary>
/// <typeparam name="TWalletKey">The type of what names a wallet.</typeparam>
[JsonConverter(typeof(NotForJson))]
public sealed record WalletMovement<TWalletKey>
    where TWalletKey : notnull
{
    /// <summary>The wallet.</summary>
    public required TWalletKey Wallet { get; init; }

    /// <summary>What was added; below zero for what was taken.</summary>
    public required decimal Amount { get; init; }
}
