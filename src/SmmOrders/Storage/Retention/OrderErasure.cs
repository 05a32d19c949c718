using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>Which orders a customer is to be erased from, and what replaces the customer's words.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record OrderErasure
{
    private const int MostOfReplacement = 100;

    /// <summary>The orders; any number, at least one.</summary>
    public required IReadOnlyList<OrderKey> Orders { get; init; }

    /// <summary>What stands in place of each erased text; up to 100 characters, not blank.</summary>
    /// <value>The default is <c>erased</c>.</value>
    public string Replacement { get; init; } = "erased";

    /// <summary>
    /// The customer's name as the panel writes it where a decision names who decided it. It is replaced where it stands exactly so; the
    /// names of others stay.
    /// </summary>
    /// <value>The default is <see langword="null"/>: all names stay.</value>
    public string? By { get; init; }

    /// <summary>Whether both are equal: the same values, and the same orders in the same order.</summary>
    public bool Equals(OrderErasure? other) => other is not null
        && (Replacement, By) == (other.Replacement, other.By) && Orders.SequenceEqual(other.Orders);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Replacement, By, Orders.Count);

    /// <summary>Refuses what no store can do: for stores.</summary>
    /// <exception cref="ArgumentNullException"><see cref="Orders"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It names no order, or one that is <c>default</c>; or a text is blank, too long or has a NUL.</exception>
    public void EnsureValid()
    {
        ArgumentNullException.ThrowIfNull(Orders);
        if (Orders.Count == 0 || Orders.Contains(default))
        {
            throw new ArgumentException(Orders.Count == 0 ? "An erasure names at least one order." : "A key is default, which names no order.", nameof(Orders));
        }

        if (string.IsNullOrWhiteSpace(Replacement) || Replacement.Length > MostOfReplacement || Replacement.Contains('\0'))
        {
            throw new ArgumentException($"The replacement has 1 to {MostOfReplacement} characters, is not blank and has no NUL.", nameof(Replacement));
        }

        if (By is not null && string.IsNullOrWhiteSpace(By))
        {
            throw new ArgumentException("The customer's name is blank; leave By unset if all names stay.", nameof(By));
        }
    }
}
