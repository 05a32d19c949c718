using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// A person's correction of what is to be sent for an order: its link, its service at the provider, its comments. Quantity and charge stay
/// as they were bought (domain rules, section 7).
/// </summary>
[JsonConverter(typeof(NotForJson))]
public sealed record RequestCorrection
{
    /// <summary>The order.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>All fields of the request, as name and value: they replace the stored ones.</summary>
    public required IReadOnlyCollection<KeyValuePair<string, string>> Fields { get; init; }

    /// <summary>Who corrected it, in the panel's own words; not empty.</summary>
    public required string By { get; init; }

    /// <summary>When. A store cuts it to whole microseconds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The name of the provider that is to get the order.</summary>
    /// <value>The default is <see langword="null"/>: the stored one stays.</value>
    public string? Provider { get; init; }

    /// <summary>The provider's identifier of its service.</summary>
    /// <value>The default is <see langword="null"/>: the field named <c>service</c> if there is one, otherwise the stored one stays.</value>
    public string? ProviderService { get; init; }

    /// <summary>The link, by which the panel's own earlier order on it is found.</summary>
    /// <value>The default is <see langword="null"/>: the field named <c>link</c> if there is one, otherwise the stored one stays.</value>
    public string? Link { get; init; }

    /// <summary>Why, in the person's own words.</summary>
    /// <value>The default is <see langword="null"/>: no reason was given.</value>
    public string? Note { get; init; }

    /// <summary>Whether both are equal: the same values, and the same fields in the same order.</summary>
    public bool Equals(RequestCorrection? other) => other is not null
        && (Order, By, At, Provider, ProviderService, Link, Note) == (other.Order, other.By, other.At, other.Provider, other.ProviderService, other.Link, other.Note)
        && Fields.SequenceEqual(other.Fields);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Order, By, At, Provider, ProviderService, Link, Note, Fields.Count);
}
