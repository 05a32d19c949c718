using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>
/// An order to place with a provider. There is one factory method for each kind of service in the panel API v2, with the fields
/// of that kind. A service's kind is its <see cref="ProviderService.Type"/>.
/// </summary>
/// <remarks>Immutable. Add fields that a provider has beyond the protocol with <see cref="With(string, string)"/>.</remarks>
public sealed partial class NewOrder : IEquatable<NewOrder>
{
    /// <summary>For JSON: restores a serialized order.</summary>
    /// <param name="service">The provider's identifier of the service.</param>
    /// <param name="fields">The fields; <c>service</c> is the first.</param>
    /// <exception cref="JsonException">A member is missing, a field is reserved for the client, or a field occurs twice.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NewOrder(string service, ImmutableArray<KeyValuePair<string, string>> fields)
        : this(fields, service)
    {
        JsonInput.Ensure(!fields.IsDefaultOrEmpty, "Fields are missing.");
        JsonInput.Ensure((fields[0].Key, fields[0].Value) == ("service", service), "The first of the Fields is the service.");
        string? fault = NewOrderFields.FaultOf(fields);
        JsonInput.Ensure(fault is null, fault!);
    }

    private NewOrder(ImmutableArray<KeyValuePair<string, string>> fields, string service)
    {
        Service = service;
        Fields = fields;
    }

    /// <summary>The provider's identifier of the service.</summary>
    public string Service { get; }

    /// <summary>
    /// The fields as sent, without <c>key</c> and <c>action</c>; <c>service</c> is the first. Store them as names and values;
    /// <see cref="FromFields"/> restores the order.
    /// </summary>
    public ImmutableArray<KeyValuePair<string, string>> Fields { get; }

    /// <summary>Adds a field, or replaces the field of that name, for what a provider has beyond the protocol.</summary>
    /// <param name="name">The field's name; not <c>key</c> or <c>action</c>, which only the client sets.</param>
    /// <param name="value">Its value; may be empty.</param>
    /// <returns>A new order with the field; this one is unchanged.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty, white space, <c>key</c>, <c>action</c> or <c>service</c>.</exception>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The field is one of the protocol's numbers, such as <c>quantity</c>, and its value is not valid for it.</exception>
    public NewOrder With(string name, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(value);
        if (name is "key" or "action" or "service")
        {
            throw new ArgumentException($"The field {name} is reserved; only the client sets it.", nameof(name));
        }

        ImmutableArray<KeyValuePair<string, string>> fields = [.. Fields.Where(field => field.Key != name), new(name, value)];
        return (NewOrderFields.FaultOf(name, value) ?? NewOrderFields.FaultOfBounds(fields)) is { } fault
            ? throw new ArgumentOutOfRangeException(name, fault)
            : new(fields, Service);
    }

    /// <summary>Creates the order from its <see cref="Fields"/>, so that you can store an order before you send it.</summary>
    /// <param name="fields">
    /// Names and values in any order, each name once. Fields beyond the protocol are kept as they are, since <see cref="With"/>
    /// may have set them.
    /// </param>
    /// <returns>The order; its <see cref="Fields"/> equal these, with <c>service</c> first.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="fields"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The fields do not form an order. The message names the field and what is valid, and quotes only values of number fields.</exception>
    public static NewOrder FromFields(IEnumerable<KeyValuePair<string, string>> fields) =>
        TryFromFields(fields, out NewOrder? order, out string? fault) ? order : throw new ArgumentException(fault, nameof(fields));

    /// <summary>Creates the order from stored fields that may be damaged.</summary>
    /// <param name="fields">Names and values in any order, each name once.</param>
    /// <param name="order">The order, if the fields form one.</param>
    /// <param name="fault">Otherwise the reason: it names the field and what is valid.</param>
    /// <returns>Whether the fields form an order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="fields"/> is <see langword="null"/>.</exception>
    public static bool TryFromFields(
        IEnumerable<KeyValuePair<string, string>> fields, [NotNullWhen(true)] out NewOrder? order, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ImmutableArray<KeyValuePair<string, string>> all = [.. fields];
        fault = NewOrderFields.FaultOf(all);
        order = null;
        if (fault is null)
        {
            KeyValuePair<string, string> service = all.First(field => field.Key == "service");
            order = new([service, .. all.Where(field => field.Key != "service")], service.Value);
        }

        return fault is null;
    }

    /// <summary>Whether both have the same fields in the same order.</summary>
    public static bool operator ==(NewOrder? left, NewOrder? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether their fields differ.</summary>
    public static bool operator !=(NewOrder? left, NewOrder? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(NewOrder? other) => other is not null && Service == other.Service && Fields.AsSpan().SequenceEqual(other.Fields.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as NewOrder);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Service, Fields.Length);

    /// <summary>For example <c>service=1, link=https://example.com/p/1, quantity=1000</c>.</summary>
    public override string ToString() => string.Join(", ", Fields.Select(field => $"{field.Key}={field.Value}"));

    private static NewOrder For(string service)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(service);
        return new([new("service", service)], service);
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
            : throw new ArgumentOutOfRangeException(name, value, "The protocol supports only whole minutes.");
    }

    // A line break inside an item would turn it into two.
    private NewOrder WithLines(string name, IEnumerable<string> items)
    {
        ArgumentNullException.ThrowIfNull(items, name);
        ImmutableArray<string> lines = [.. items];
        if (lines.IsEmpty)
        {
            throw new ArgumentException("At least one is required.", name);
        }

        foreach (string line in lines)
        {
            if (string.IsNullOrWhiteSpace(line) || line.AsSpan().IndexOfAny('\r', '\n') >= 0)
            {
                throw new ArgumentException("Each must be a single line of text that is not empty.", name);
            }
        }

        return With(name, string.Join('\n', lines));
    }
}
