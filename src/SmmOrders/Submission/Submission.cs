using System.Globalization;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>How far an order has come on its way to the provider. <see cref="OrderState.From"/> checks it together with the order.</summary>
public sealed record Submission : IJsonOnDeserialized
{
    /// <summary>Where it is.</summary>
    public required SubmissionStatus Status { get; init; }

    /// <summary>When the customer bought the order: from then on it is <see cref="Findings.NotPlaced"/> after the stuck threshold.</summary>
    public required DateTimeOffset BoughtAt { get; init; }

    /// <summary>
    /// While it is <see cref="SubmissionStatus.Sending"/>, the instant at which it becomes unknown if nothing more is heard: the provider's
    /// time-out and a minute.
    /// </summary>
    /// <value>The default is <see langword="null"/>: it is not being sent.</value>
    public DateTimeOffset? OverdueAt { get; init; }

    /// <summary>While it is <see cref="SubmissionStatus.Refused"/>, why.</summary>
    /// <value>The default is <see langword="null"/>: it is not refused.</value>
    public RefusalKind? Refusal { get; init; }

    void IJsonOnDeserialized.OnDeserialized() => JsonInput.Check(() => FactChecks.Ensure(this));

    /// <summary>For example <c>Refused (BadLink)</c>, the same in every culture.</summary>
    public override string ToString() =>
        Refusal is not null ? $"{Status} ({Refusal})"
        : OverdueAt is not null ? string.Create(CultureInfo.InvariantCulture, $"{Status} until {OverdueAt:O}")
        : $"{Status}";
}
