namespace PanelBackend;

/// <summary>What can be ordered, and what it costs.</summary>
internal static class ServicePrices
{
    public const int LongestLink = 500;

    /// <summary>The price of a quantity, rounded up to the currency's decimals.</summary>
    public static decimal PriceOf(this PanelService service, long quantity, int decimals) =>
        decimal.Round(service.Price * quantity / 1000, decimals, MidpointRounding.ToPositiveInfinity);

    /// <summary>Why a link cannot be ordered for; <see langword="null"/> if it can.</summary>
    public static string? FaultOf(string? link) =>
        link?.Length > LongestLink ? $"The link must have at most {LongestLink} characters; this one has {Words.Count(link.Length)}."
        : link?.Any(char.IsControl) != true && Uri.TryCreate(link, UriKind.Absolute, out Uri? address) && address.Scheme is "https" or "http" ? null
        : "The link must begin with https:// or http:// and be one line of text.";

    /// <summary>Why so many cannot be ordered; <see langword="null"/> if they can.</summary>
    public static string? FaultOf(this PanelService service, long quantity) => quantity >= service.Min && quantity <= service.Max
        ? null
        : $"Quantity must be from {Words.Count(service.Min)} to {Words.Count(service.Max)}; {Words.Count(quantity)} was asked.";
}
