namespace PanelBackend;

/// <summary>How a service differs between the provider's list and the panel.</summary>
internal enum CatalogChangeKind
{
    New,
    Gone,

    /// <summary>A service that was gone is in the list again.</summary>
    Returned,
    Renamed,
    Repriced,

    /// <summary>The provider now charges more than the service is sold for.</summary>
    DearerThanSold,
    LimitsChanged,
}
