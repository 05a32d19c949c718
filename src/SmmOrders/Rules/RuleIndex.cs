namespace SmmOrders;

/// <summary>Which of a few values belongs to a name: configured names have their own, all others the default, if there is one.</summary>
/// <typeparam name="T">What is looked up. Equal values are kept once.</typeparam>
internal sealed class RuleIndex<T>
    where T : class
{
    // Never changed once made, so that any thread may read it.
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

    /// <summary>How many different values there are.</summary>
    internal int Count => _values.Count;

    /// <summary>The configured names, in order.</summary>
    internal IEnumerable<string> Names => _named.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether there is a value where no name is given: the default, or the one that stands alone.</summary>
    internal bool HasUnnamed => _hasDefault || _named.Count == 1;

    /// <summary>The value at the place that <see cref="Find"/> told.</summary>
    internal T this[int place] => _values[place];

    /// <summary>Where the name's value is; below zero where it has none.</summary>
    internal int Find(string? name) =>
        string.IsNullOrEmpty(name) ? (HasUnnamed ? 0 : -1)
        : _named.TryGetValue(name, out int place) ? place
        : _hasDefault ? 0
        : -1;
}
