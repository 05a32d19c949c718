namespace PanelBackend;

/// <summary>The panel's order: what a panel adds to the facts that the store keeps.</summary>
internal sealed class PanelOrder : TrackedOrder
{
    public long Id { get; private set; }

    public required int UserId { get; init; }

    /// <summary>Who pays and is refunded.</summary>
    public PanelUser? User { get; private set; }

    /// <summary>The service's name as it was sold.</summary>
    public required string ServiceName { get; init; }

    public required string Link { get; init; }

    /// <summary>When it was bought.</summary>
    public required DateTimeOffset PlacedAt { get; init; }

    /// <summary>The form that ordered it. A form orders once, however often it is sent.</summary>
    public required Guid Form { get; init; }
}
