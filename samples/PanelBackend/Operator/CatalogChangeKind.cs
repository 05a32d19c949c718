namespace PanelBackend;

/// <summary>How a service differs between the provider's list and the panel.</summary>
internal enum CatalogChangeKind
{
    New,
    Gone,
    Renamed,
    Repriced,

    /// <summary>The provider now charges more than the service is sold for.</summary>
    DearerThanSold,
    LimitsChanged,
}
