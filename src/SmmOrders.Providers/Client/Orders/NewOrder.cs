using System.Collections.Immutable;
using System.Globalization;

namespace SmmOrders.Providers;

/// <summary>
/// An order to be placed with a provider: one factory for each kind of service that the panel API v2 knows, with the fields that
/// the kind takes. A service's kind stands in <see cref="ProviderService.Type"/>.
/// </summary>
/// <remarks>Immutable. What a provider has beyond the protocol is added by <see cref="With(string, string)"/>.</remarks>
public sealed partial class NewOrder
{
    private NewOrder(string service, ImmutableArray<KeyValuePair<string, string>> fields)
    {
        Service = service;
        Fields = fields;
    }

    /// <summary>The provider's identifier of the service.</summary>
    public string Service { get; }

    /// <summary>The fields as they go over the wire, beside <c>key</c> and <c>action</c>; <c>service</c> is the first.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Fields { get; }

    /// <summary>Adds a field, or replaces the one of that name: for what a provider has beyond the protocol.</summary>
    /// <param name="name">The field's name; neither <c>key</c> nor <c>action</c>, which the client sets.</param>
    /// <param name="value">Its value; may be empty.</param>
    /// <returns>The order with the field; this one is unchanged.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty, white space, <c>key</c>, <c>action</c> or <c>service</c>.</exception>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public NewOrder With(string name, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(value);
        return name is "key" or "action" or "service"
            ? throw new ArgumentException($"The field {name} is not for an order to set; only the client sets it.", nameof(name))
            : new(Service, [.. Fields.Where(field => field.Key != name), new(name, value)]);
    }

    /// <summary>For example <c>service=1, link=https://example.com/p/1, quantity=1000</c>.</summary>
    public override string ToString() => string.Join(", ", Fields.Select(field => $"{field.Key}={field.Value}"));

    private static NewOrder For(string service)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(service);
        return new(service, [new("service", service)]);
    }

    private static NewOrder For(string service, string link)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(link);
        return For(service).With("link", link);
    }

    private static NewOrder For(string service, string link, long quantity) => For(service, link).WithCount("quantity", quantity, 1);

    private NewOrder WithText(string name, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return With(name, value);
    }

    private NewOrder WithCount(string name, long value, long least)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        return With(name, value.ToString(CultureInfo.InvariantCulture));
    }

    private NewOrder WithMinutes(string name, TimeSpan value, TimeSpan least)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        return value.Ticks % TimeSpan.TicksPerMinute == 0
            ? With(name, (value.Ticks / TimeSpan.TicksPerMinute).ToString(CultureInfo.InvariantCulture))
            : throw new ArgumentOutOfRangeException(name, value, "The protocol has whole minutes only.");
    }

    // A line break inside an item would make two of one.
    private NewOrder WithLines(string name, IEnumerable<string> items)
    {
        ArgumentNullException.ThrowIfNull(items, name);
        ImmutableArray<string> lines = [.. items];
        if (lines.IsEmpty)
        {
            throw new ArgumentException("At least one is needed.", name);
        }

        foreach (string line in lines)
        {
            if (string.IsNullOrWhiteSpace(line) || line.AsSpan().IndexOfAny('\r', '\n') >= 0)
            {
                throw new ArgumentException("Each is one line of text, neither empty nor broken.", name);
            }
        }

        return With(name, string.Join('\n', lines));
    }
}
