namespace PanelBackend;

/// <summary>A customer who uses the API.</summary>
internal sealed record Reseller(int Id, string Name, decimal Balance);
