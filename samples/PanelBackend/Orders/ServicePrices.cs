namespace PanelBackend;

/// <summary>What can be ordered, and what it costs.</summary>
internal static class ServicePrices
{
    /// <summary>The price of a quantity, rounded up to the currency's decimals.</summary>
    public static decimal PriceOf(this PanelService service, long quantity, int decimals) =>
        decimal.Round(service.Price * quantity / 1000, decimals, MidpointRounding.ToPositiveInfinity);

    /// <summary>Why a link cannot be ordered for; <see langword="null"/> if it can.</summary>
    public static string? FaultOf(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http" ? null : "A link begins with https://.";

    /// <summary>Why so many cannot be ordered; <see langword="null"/> if they can.</summary>
    public static string? FaultOf(this PanelService service, long quantity) => quantity >= service.Min && quantity <= service.Max
        ? null
        : $"{Words.Count(quantity)} cannot be ordered. {service.Name} takes from {Words.Count(service.Min)} to {Words.Count(service.Max)}.";
}
