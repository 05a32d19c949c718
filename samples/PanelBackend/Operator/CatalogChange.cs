namespace PanelBackend;

/// <summary>One difference, before it is taken over.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="ProviderService">The provider's identifier of the service.</param>
/// <param name="Name">Its name there.</param>
/// <param name="Category">Its category there.</param>
/// <param name="Was">What the panel has.</param>
/// <param name="Is">What the provider says.</param>
internal sealed record CatalogChange(CatalogChangeKind Kind, string ProviderService, string Name, string Category, string Was, string Is)
{
    /// <summary>Names the difference as a person saw it: another name or value is another difference.</summary>
    public string Key => $"{Kind}:{ProviderService}:{Name}:{Is}";
}
