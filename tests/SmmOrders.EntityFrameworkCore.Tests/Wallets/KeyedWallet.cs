namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A panel's own wallet, with whatever key the panel has.</summary>
internal class KeyedWallet<TKey>
    where TKey : notnull
{
    public required TKey Id { get; init; }

    public decimal Balance { get; set; }

    public long Version { get; set; }

    public bool IsClosed { get; set; }

    public Bonus Bonus { get; set; } = new();
}

/// <summary>An amount that a wallet keeps beside its balance.</summary>
internal sealed class Bonus
{
    public decimal Amount { get; set; }
}

/// <summary>A kind of wallet that shares a table with others.</summary>
internal sealed class CreditWallet<TKey> : KeyedWallet<TKey>
    where TKey : notnull;

/// <summary>A key of the panel's own, which knows no operators.</summary>
internal readonly struct WalletNumber(long value) : IEquatable<WalletNumber>
{
    public long Value { get; } = value;

    public bool Equals(WalletNumber other) => other.Value == Value;

    public override bool Equals(object? obj) => obj is WalletNumber other && Equals(other);

    public override int GetHashCode() => Value.GetHashCode();

    public override string ToString() => $"#{Value}";
}
