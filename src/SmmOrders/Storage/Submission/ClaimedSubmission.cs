using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>An order that is to be sent now, once. Its intent is stored: the submission is <see cref="SubmissionStatus.Sending"/>.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record ClaimedSubmission
{
    /// <summary>The order.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>The attempt's own identifier, which <see cref="OrderSubmission.Attempt"/> names with the answer.</summary>
    public required Guid Attempt { get; init; }

    /// <summary>The provider's name.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's identifier of its service.</summary>
    /// <value>The default is <see langword="null"/>: none was stored.</value>
    public string? ProviderService { get; init; }

    /// <summary>The fields of the request, as name and value, in the order in which they were stored; empty if there are none.</summary>
    /// <value>The default is none.</value>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];

    /// <summary>The panel's own identifier of the service.</summary>
    /// <value>The default is <see langword="null"/>: a service without a profile.</value>
    public string? Service { get; init; }

    /// <summary>The number of units ordered.</summary>
    public required long Quantity { get; init; }

    /// <summary>What the customer paid.</summary>
    public required decimal Charge { get; init; }

    /// <summary>The currency of <see cref="Charge"/>.</summary>
    /// <value>The default is <see langword="null"/>: the panel's only one.</value>
    public string? Currency { get; init; }

    /// <summary>When the submission becomes <see cref="SubmissionStatus.Unknown"/> if no answer is stored.</summary>
    public required DateTimeOffset OverdueAt { get; init; }

    /// <summary>Whether both are equal: the same values, and the same fields in the same order.</summary>
    public bool Equals(ClaimedSubmission? other) => other is not null
        && (Order, Attempt, Provider, ProviderService, OverdueAt) == (other.Order, other.Attempt, other.Provider, other.ProviderService, other.OverdueAt)
        && (Service, Quantity, Charge, Currency) == (other.Service, other.Quantity, other.Charge, other.Currency)
        && Fields.SequenceEqual(other.Fields);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Order, Attempt, Provider, ProviderService, OverdueAt, Fields.Count);
}
