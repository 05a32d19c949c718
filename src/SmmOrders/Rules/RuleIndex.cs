using System.Collections.Frozen;
using System.Collections.Immutable;

namespace SmmOrders;

/// <summary>Which of a few values belongs to a name: configured names have their own, all others the default, if there is one.</summary>
/// <typeparam name="T">What is looked up. Equal values are kept once.</typeparam>
internal sealed class RuleIndex<T>
    where T : class
{
    private readonly FrozenDictionary<string, int> _named;
    private readonly bool _hasDefault;

    internal RuleIndex(T? byDefault, IEnumerable<KeyValuePair<string, T>> named)
    {
        List<T> values = [];
        Dictionary<T, int> places = [];
        _hasDefault = byDefault is not null;
        if (byDefault is not null)
        {
            _ = PlaceOf(byDefault);
        }

        _named = named.ToFrozenDictionary(pair => pair.Key, pair => PlaceOf(pair.Value), StringComparer.OrdinalIgnoreCase);
        Values = [.. values];

        int PlaceOf(T value)
        {
            if (!places.TryGetValue(value, out int place))
            {
                place = places[value] = values.Count;
                values.Add(value);
            }

            return place;
        }
    }

    /// <summary>Every value once; the default, if there is one, is the first.</summary>
    internal ImmutableArray<T> Values { get; }

    /// <summary>The configured names, in order.</summary>
    internal IEnumerable<string> Names => _named.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether there is a value where no name is given: the default, or the one that stands alone.</summary>
    internal bool HasUnnamed => _hasDefault || _named.Count == 1;

    /// <summary>Where in <see cref="Values"/> the name's value is; below zero where it has none.</summary>
    internal int Find(string? name) =>
        string.IsNullOrEmpty(name) ? (HasUnnamed ? 0 : -1)
        : _named.TryGetValue(name, out int place) ? place
        : _hasDefault ? 0
        : -1;
}
