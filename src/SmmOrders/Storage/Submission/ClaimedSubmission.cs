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

    /// <summary>When the submission becomes <see cref="SubmissionStatus.Unknown"/> if no answer is stored.</summary>
    public required DateTimeOffset OverdueAt { get; init; }

    /// <summary>Whether both are equal: the same values, and the same fields in the same order.</summary>
    public bool Equals(ClaimedSubmission? other) => other is not null
        && (Order, Attempt, Provider, ProviderService, OverdueAt) == (other.Order, other.Attempt, other.Provider, other.ProviderService, other.OverdueAt)
        && Fields.SequenceEqual(other.Fields);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Order, Attempt, Provider, ProviderService, OverdueAt, Fields.Count);
}
