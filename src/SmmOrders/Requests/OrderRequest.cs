using System.Globalization;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>A request to the provider about an order. <see cref="OrderState.From"/> validates it together with the order.</summary>
public sealed record OrderRequest : IJsonOnDeserialized
{
    /// <summary>What is requested.</summary>
    public required RequestKind Kind { get; init; }

    /// <summary>How far it has come.</summary>
    public required RequestStatus Status { get; init; }

    /// <summary>While it is <see cref="RequestStatus.Sending"/>, the instant at which it becomes unknown if no answer comes.</summary>
    /// <value>The default is <see langword="null"/>: it is not being sent.</value>
    public DateTimeOffset? OverdueAt { get; init; }

    void IJsonOnDeserialized.OnDeserialized() => JsonInput.Check(() => FactChecks.Ensure(this));

    /// <summary>For example <c>Cancel Acknowledged</c>; independent of culture.</summary>
    public override string ToString() => OverdueAt is null
        ? $"{Kind} {Status}"
        : string.Create(CultureInfo.InvariantCulture, $"{Kind} {Status} until {OverdueAt:O}");
}
