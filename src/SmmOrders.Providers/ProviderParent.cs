using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>
/// What a provider says about a drip-feed or subscription order beyond a status. Such an order has no count of its own: what was
/// delivered, its child orders say, each asked for by its identifier (domain rules, section 5.11).
/// </summary>
public sealed class ProviderParent : IEquatable<ProviderParent>
{
    /// <summary>Makes one, for a provider of your own or a test's.</summary>
    /// <param name="word">The status word as it came, for example <c>Active</c>.</param>
    /// <param name="orders">The provider's identifiers of the child orders; empty where it names none.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">One of <paramref name="orders"/> cannot be an identifier.</exception>
    [OverloadResolutionPriority(1)] // Before the one for JSON, whose parameters fit a list as well.
    public ProviderParent(string word, params IEnumerable<string> orders)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(orders);
        Word = word;
        Orders = OrderIds.EnsureUsable(orders, nameof(orders));
        HasOrders = !Orders.IsEmpty;
    }

    /// <summary>For JSON: what was written.</summary>
    /// <param name="word">The status word.</param>
    /// <param name="orders">The child orders.</param>
    /// <param name="runs">How many runs.</param>
    /// <param name="hasOrders">Whether there are any.</param>
    /// <param name="posts">How many posts.</param>
    /// <param name="expiry">When it ends.</param>
    /// <exception cref="JsonException">A member is missing, or there are child orders and it says that there are none.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ProviderParent(
        string word, ImmutableArray<string> orders, long? runs = null, bool hasOrders = false, long? posts = null, string? expiry = null)
    {
        Word = JsonInput.Required(word, nameof(Word));
        Runs = runs;
        Orders = orders;
        JsonInput.EnsureNoNulls(Orders);
        JsonInput.Ensure(hasOrders || Orders.IsEmpty, "There are Orders, and HasOrders says that there are none.");
        HasOrders = hasOrders;
        Posts = posts;
        Expiry = expiry;
    }

    /// <summary>The status word as it came, for example <c>Active</c>, <c>Paused</c>, <c>Expired</c> or <c>Limit</c>; cut to 200 characters.</summary>
    public string Word { get; }

    /// <summary>How many runs a drip-feed order has or has had, as the provider counts; <see langword="null"/> where it does not say.</summary>
    public long? Runs { get; init; }

    /// <summary>The provider's identifiers of the child orders, in the order given; empty where it names none.</summary>
    public ImmutableArray<string> Orders { get; }

    /// <summary>How many posts a subscription covers; <see langword="null"/> where the provider does not say.</summary>
    public long? Posts { get; init; }

    /// <summary>When a subscription ends, as the provider writes it; <see langword="null"/> where it does not say.</summary>
    public string? Expiry { get; init; }

    /// <summary>Whether there are child orders, also where the provider says so in a way that names none.</summary>
    public bool HasOrders { get; }

    /// <summary>The same without the key.</summary>
    internal ProviderParent Without(KeyRedactor key) =>
        new(key.Clean(Word), [.. Orders.Where(id => !key.IsKey(id))], Runs, HasOrders, Posts, Expiry is null ? null : key.Clean(Expiry));

    /// <summary>Whether both say the same.</summary>
    public static bool operator ==(ProviderParent? left, ProviderParent? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they say something else.</summary>
    public static bool operator !=(ProviderParent? left, ProviderParent? right) => !(left == right);

    /// <summary>Whether both say the same, child by child.</summary>
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
