using System.Globalization;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>How far an order has come on its way to the provider. <see cref="OrderState.From"/> validates it together with the order.</summary>
public sealed record Submission : IJsonOnDeserialized
{
    /// <summary>The status of the submission.</summary>
    public required SubmissionStatus Status { get; init; }

    /// <summary>
    /// When the customer bought the order: if it is still queued after the stuck threshold, it is <see cref="Findings.NotPlaced"/>.
    /// </summary>
    public required DateTimeOffset BoughtAt { get; init; }

    /// <summary>
    /// While it is <see cref="SubmissionStatus.Sending"/>, the instant at which it becomes unknown if no answer comes: the provider's
    /// time-out plus one minute after sending.
    /// </summary>
    /// <value>The default is <see langword="null"/>: it is not being sent.</value>
    public DateTimeOffset? OverdueAt { get; init; }

    /// <summary>While it is <see cref="SubmissionStatus.Refused"/>, why the provider refused it.</summary>
    /// <value>The default is <see langword="null"/>: it is not refused.</value>
    public RefusalKind? Refusal { get; init; }

    void IJsonOnDeserialized.OnDeserialized() => JsonInput.Check(() => FactChecks.Ensure(this));

    /// <summary>For example <c>Refused (BadLink)</c>; independent of culture.</summary>
    public override string ToString() =>
        Refusal is not null ? $"{Status} ({Refusal})"
        : OverdueAt is not null ? string.Create(CultureInfo.InvariantCulture, $"{Status} until {OverdueAt:O}")
        : $"{Status}";
}
