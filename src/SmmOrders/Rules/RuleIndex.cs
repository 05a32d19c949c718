namespace SmmOrders;

/// <summary>Looks up a value by name: a configured name has its own, any other has the default, if there is one.</summary>
/// <typeparam name="T">The type of the values. Equal values are stored once.</typeparam>
internal sealed class RuleIndex<T>
    where T : class
{
    // Not changed after construction, so any thread may read it.
    private readonly Dictionary<string, int> _named = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<T> _values = [];
    private readonly bool _hasDefault;

    internal RuleIndex(T? byDefault, IEnumerable<KeyValuePair<string, T>> named)
    {
        Dictionary<T, int> places = [];
        _hasDefault = byDefault is not null;
        if (byDefault is not null)
        {
            _ = PlaceOf(byDefault);
        }

        foreach ((string name, T value) in named)
        {
            _named[name] = PlaceOf(value);
        }

        int PlaceOf(T value)
        {
            if (!places.TryGetValue(value, out int place))
            {
                place = places[value] = _values.Count;
                _values.Add(value);
            }

            return place;
        }
    }

    /// <summary>The number of distinct values.</summary>
    internal int Count => _values.Count;

    /// <summary>The configured names, in order.</summary>
    internal IEnumerable<string> Names => _named.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether there is a value if no name is given: the default, or the only one.</summary>
    internal bool HasUnnamed => _hasDefault || _named.Count == 1;

    /// <summary>The value at a place returned by <see cref="Find"/>.</summary>
    internal T this[int place] => _values[place];

    /// <summary>The place of the name's value; below zero if it has none.</summary>
    internal int Find(string? name) =>
        string.IsNullOrEmpty(name) ? (HasUnnamed ? 0 : -1)
        : _named.TryGetValue(name, out int place) ? place
        : _hasDefault ? 0
        : -1;
}
