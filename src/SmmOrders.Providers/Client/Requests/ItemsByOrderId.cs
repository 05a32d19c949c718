using System.Collections.Immutable;

namespace SmmOrders.Providers;

/// <summary>The caller's own items, grouped by the identifiers of their orders.</summary>
internal sealed class ItemsByOrderId<T>
{
    private readonly ImmutableArray<(T Item, string? Id)> _items;
    private readonly ILookup<string, T> _asked;

    internal ItemsByOrderId(IEnumerable<T> items, Func<T, string?> idOf)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(idOf);
        _items = [.. items.Select(item => (item, idOf(item)))];
        _asked = _items.Where(entry => IsAsked(entry.Id)).ToLookup(entry => entry.Id!, entry => entry.Item, StringComparer.Ordinal);
        Ids = [.. _asked.Select(group => group.Key)];
        NotAsked = [.. _items.Where(entry => !IsAsked(entry.Id)).Select(entry => new ItemStatus<T>(entry.Item, entry.Id, NotAskedOf(entry.Id)))];
    }

    /// <summary>The identifiers to request, without duplicates, in the order of the items.</summary>
    internal ImmutableArray<string> Ids { get; }

    /// <summary>The items without a valid identifier.</summary>
    internal ImmutableArray<ItemStatus<T>> NotAsked { get; }

    /// <summary>The items that the answers are about.</summary>
    internal ImmutableArray<ItemStatus<T>> Of(ImmutableArray<ProviderItem<ProviderAnswer>> answers) =>
        [.. answers.SelectMany(answer => _asked[answer.Id].Select(item => new ItemStatus<T>(item, answer.Id, answer.Result)))];

    /// <summary>All items, in the order given.</summary>
    internal ImmutableArray<ItemStatus<T>> InOrder(ImmutableArray<ProviderItem<ProviderAnswer>> answers)
    {
        Dictionary<string, ProviderResult<ProviderAnswer>> results = answers.ToDictionary(answer => answer.Id, answer => answer.Result, StringComparer.Ordinal);
        return [.. _items.Select(entry => new ItemStatus<T>(entry.Item, entry.Id, IsAsked(entry.Id) ? results[entry.Id!] : NotAskedOf(entry.Id)))];
    }

    private static bool IsAsked(string? id) => id is not null && OrderIds.IsUsable(id);

    private static ProviderResult<ProviderAnswer> NotAskedOf(string? id) => new(new ProviderFailure(
        ProviderFailureKind.NotAsked, id is null ? "it has no identifier" : WireText.ForPeople($"\"{id}\" is not an identifier of an order")));
}
