using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>The apparent source of the visitors of a <c>Web Traffic</c> order.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class TrafficSource
{
    private TrafficSource(byte type, string? field, string? value)
    {
        Type = type;
        Field = field;
        Value = value;
    }

    /// <summary>No source: a blank referrer.</summary>
    public static TrafficSource Blank { get; } = new(3, null, null);

    /// <summary>The protocol's <c>type_of_traffic</c>.</summary>
    internal byte Type { get; }

    /// <summary>The extra field of the type, if it has one.</summary>
    internal string? Field { get; }

    internal string? Value { get; }

    /// <summary>A search for a keyword.</summary>
    /// <exception cref="ArgumentException"><paramref name="keyword"/> is empty or white space.</exception>
    public static TrafficSource Search(string keyword)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(keyword);
        return new(1, "google_keyword", keyword);
    }

    /// <summary>A referring page.</summary>
    /// <exception cref="ArgumentException"><paramref name="address"/> is empty or white space.</exception>
    public static TrafficSource Referrer(string address)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        return new(2, "referring_url", address);
    }
}
