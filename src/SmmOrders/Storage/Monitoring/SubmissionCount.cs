using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>How many orders of a provider are queued or sending.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record SubmissionCount
{
    /// <summary>The provider's name.</summary>
    /// <value>The default is <see langword="null"/>: the orders have no provider yet.</value>
    public string? Provider { get; init; }

    /// <summary><see cref="SubmissionStatus.Queued"/> or <see cref="SubmissionStatus.Sending"/>.</summary>
    public required SubmissionStatus Status { get; init; }

    /// <summary>How many orders; above zero.</summary>
    public required long Count { get; init; }

    /// <summary>When the first of them is to be sent, or has waited since; or when the first answer is overdue.</summary>
    public required DateTimeOffset DueAt { get; init; }
}
