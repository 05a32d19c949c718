using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>
/// What a provider reports about a drip-feed or subscription order beyond a status. Such an order has no count of its own: its child
/// orders, each requested by its identifier, report what was delivered (domain rules, section 5.11).
/// </summary>
public sealed class ProviderParent : IEquatable<ProviderParent>
{
    /// <summary>Creates an instance for your own provider or a test.</summary>
    /// <param name="word">The provider's own status word, for example <c>Active</c>.</param>
    /// <param name="orders">The provider's identifiers of the child orders; empty if none are named.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">One of <paramref name="orders"/> is not a valid identifier.</exception>
    [OverloadResolutionPriority(1)] // Preferred to the JSON constructor, whose parameters also accept a list.
    public ProviderParent(string word, params IEnumerable<string> orders)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(orders);
        Word = word;
        Orders = OrderIds.EnsureUsable(orders, nameof(orders));
        HasOrders = !Orders.IsEmpty;
    }

    /// <summary>For JSON: restores a serialized instance.</summary>
    /// <param name="word">The status word.</param>
    /// <param name="orders">The child orders.</param>
    /// <param name="runs">The number of runs.</param>
    /// <param name="hasOrders">Whether there are child orders.</param>
    /// <param name="posts">The number of posts.</param>
    /// <param name="expiry">When it ends.</param>
    /// <exception cref="JsonException">
    /// A member is missing, a child order's identifier is not valid, or there are child orders although <paramref name="hasOrders"/> is
    /// <see langword="false"/>.
    /// </exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ProviderParent(
        string word, ImmutableArray<string> orders, long? runs = null, bool hasOrders = false, long? posts = null, string? expiry = null)
    {
        Word = JsonInput.Required(word, nameof(Word));
        Runs = runs;
        JsonInput.EnsureNoNulls(orders, nameof(Orders));
        Orders = JsonInput.Make(() => OrderIds.EnsureUsable(orders, nameof(Orders)));
        JsonInput.Ensure(hasOrders || Orders.IsEmpty, "There are Orders, and HasOrders says that there are none.");
        HasOrders = hasOrders;
        Posts = posts;
        Expiry = expiry;
    }

    /// <summary>The provider's own status word, for example <c>Active</c>, <c>Paused</c>, <c>Expired</c> or <c>Limit</c>; cut to 200 characters.</summary>
    public string Word { get; }

    /// <summary>The number of runs of a drip-feed order, as the provider counts them; <see langword="null"/> if it does not say.</summary>
    public long? Runs { get; init; }

    /// <summary>The provider's identifiers of the child orders, in the order given, without duplicates; empty if none are named by a valid identifier.</summary>
    public ImmutableArray<string> Orders { get; }

    /// <summary>The number of posts of a subscription; <see langword="null"/> if the provider does not say.</summary>
    public long? Posts { get; init; }

    /// <summary>When a subscription ends, as the provider writes it; <see langword="null"/> if it does not say.</summary>
    public string? Expiry { get; init; }

    /// <summary>Whether there are child orders, even if the provider does not name them.</summary>
    public bool HasOrders { get; }

    /// <summary>A copy without the key.</summary>
    internal ProviderParent Without(KeyRedactor key) =>
        new(key.Clean(Word), [.. Orders.Where(id => !key.IsKey(id))], Runs, HasOrders, Posts, Expiry is null ? null : key.Clean(Expiry));

    /// <summary>Whether both are equal.</summary>
    public static bool operator ==(ProviderParent? left, ProviderParent? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(ProviderParent? left, ProviderParent? right) => !(left == right);

    /// <summary>Whether both are equal, including their child orders.</summary>
    public bool Equals(ProviderParent? other) => other is not null
        && Word == other.Word && Runs == other.Runs && Posts == other.Posts && Expiry == other.Expiry
        && HasOrders == other.HasOrders && Orders.AsSpan().SequenceEqual(other.Orders.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ProviderParent);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Word, Runs, Orders.Length, Posts, Expiry);

    /// <summary>For example <c>Active, runs 3, orders 101 102</c>.</summary>
    public override string ToString() => string.Concat(
        Word,
        Runs is null ? "" : FormattableString.Invariant($", runs {Runs}"),
        Posts is null ? "" : FormattableString.Invariant($", posts {Posts}"),
        Expiry is null ? "" : $", expiry {Expiry}",
        Orders.IsEmpty ? "" : $", orders {string.Join(' ', Orders)}");
}
