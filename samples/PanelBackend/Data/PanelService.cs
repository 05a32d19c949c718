namespace PanelBackend;

/// <summary>A service that the panel sells. What varies in its rules is in appsettings.json, under its identifier.</summary>
internal sealed class PanelService
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    /// <summary>What the provider called it when the list was last taken over.</summary>
    public required string UpstreamName { get; set; }

    public required string Category { get; set; }

    /// <summary>What the customer is told about it.</summary>
    public string About { get; set; } = "";

    public required string Provider { get; init; }

    public required string ProviderService { get; init; }

    /// <summary>What the customer pays for 1000 units.</summary>
    public required decimal Price { get; set; }

    /// <summary>What the provider charged for 1000 units when the list was last taken over.</summary>
    public required decimal Cost { get; set; }

    public required long Min { get; set; }

    public required long Max { get; set; }

    public required bool CanRefill { get; set; }

    public required bool CanCancel { get; set; }

    /// <summary>Whether it is for sale. A service with orders is never deleted.</summary>
    public bool IsOffered { get; set; } = true;
}
