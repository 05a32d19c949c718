using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Money that moved a wallet otherwise than by an order: a deposit, a bonus, an opening balance, a withdrawal.</summary>
/// <typeparam name="TWalletKey">The type of what names a wallet.</typeparam>
/// <param name="Wallet">The wallet.</param>
/// <param name="Amount">What was added; below zero for what was taken.</param>
[JsonConverter(typeof(NotForJson))]
public readonly record struct WalletMovement<TWalletKey>(TWalletKey Wallet, decimal Amount)
    where TWalletKey : notnull;
