using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What became of a request, or of a step of one.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record OrderRequestOutcome
{
    /// <summary>The order.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>What became of it.</summary>
    public required ApplyStatus Status { get; init; }

    /// <summary>The core's result. <c>default</c> if nothing was decided on the order.</summary>
    public RequestOutcome Outcome { get; init; }

    /// <summary>The request's own identifier.</summary>
    /// <value>The default is <see langword="null"/>: there is no request, because it was refused, or a cancellation took effect at once.</value>
    public Guid? Request { get; init; }

    /// <summary>Why it was not applied, for the panel's staff.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Reason { get; init; }
}
