using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmmOrders.Providers;

namespace PanelBackend;

/// <summary>Compares a provider's list of services with the panel's, and takes over what a person chose.</summary>
internal sealed class CatalogImport(PanelContext context, SmmProviders providers)
{
    // What a new service is sold for until a person sets another price.
    private const decimal Margin = 1.6m;

    /// <summary>The differences, or why there is no list.</summary>
    public async Task<(IReadOnlyList<CatalogChange> Changes, string? Fault)> CompareAsync(string provider, CancellationToken cancellationToken)
    {
        (IReadOnlyList<ProviderService> listed, string? fault) = await ReadAsync(provider, cancellationToken);
        Dictionary<string, PanelService> sold = await context.Services.AsNoTracking().Where(service => service.Provider == provider)
            .ToDictionaryAsync(service => service.ProviderService, cancellationToken);
        return fault is null ? (Compare(listed, sold), null) : ([], fault);
    }

    /// <summary>Takes over the chosen differences, as far as the provider's list still says what was shown.</summary>
    /// <returns>How many were taken over, and why others were not.</returns>
    public async Task<(int Taken, string? Fault)> TakeAsync(string provider, IReadOnlyCollection<string> chosen, CancellationToken cancellationToken)
    {
        (IReadOnlyList<ProviderService> listed, string? fault) = await ReadAsync(provider, cancellationToken);
        if (fault is not null)
        {
            return (0, fault);
        }

        var byId = listed.ToDictionary(service => service.Id);
        Dictionary<string, PanelService> sold = await context.Services.Where(service => service.Provider == provider)
            .ToDictionaryAsync(service => service.ProviderService, cancellationToken);
        CatalogChange[] taken = [.. Compare(listed, sold).Where(change => chosen.Contains(change.Key))];
        foreach (CatalogChange change in taken)
        {
            Take(change, provider, byId.GetValueOrDefault(change.ProviderService), sold.GetValueOrDefault(change.ProviderService));
        }

        _ = await context.SaveChangesAsync(cancellationToken);
        int others = chosen.Count - taken.Length;
        return (taken.Length, others == 0 ? null : $"{others} not taken over: the list says something else by now. Look again.");
    }

    private async Task<(IReadOnlyList<ProviderService> Listed, string? Fault)> ReadAsync(string provider, CancellationToken cancellationToken)
    {
        SmmProviderClient client = await providers.GetAsync(provider, cancellationToken);
        ProviderResult<ProviderCatalog> answer = await client.GetServicesAsync(cancellationToken);
        return answer.TryGetValue(out ProviderCatalog? catalog)
            ? ([.. catalog.Services.DistinctBy(service => service.Id)], null)
            : ([], $"{provider} gave no list: {answer.Failure}");
    }

    private static IReadOnlyList<CatalogChange> Compare(IReadOnlyList<ProviderService> listed, Dictionary<string, PanelService> sold)
    {
        HashSet<string> there = [.. listed.Select(service => service.Id)];
        IEnumerable<CatalogChange> gone = sold.Values.Where(service => service.IsOffered && !there.Contains(service.ProviderService))
            .Select(service => new CatalogChange(CatalogChangeKind.Gone, service.ProviderService, service.Name, service.Category, "offered", "not in the list"));
        return [.. listed.SelectMany(service => Differences(service, sold.GetValueOrDefault(service.Id))), .. gone];
    }

    private static IEnumerable<CatalogChange> Differences(ProviderService listed, PanelService? sold)
    {
        string name = listed.Name ?? listed.Id, category = listed.Category ?? "Other";
        if (sold is null)
        {
            // What has no price, or is of a kind that this panel has no form for, cannot be sold.
            if (listed is { Rate: not null, Type: null or "Default" })
            {
                yield return new(CatalogChangeKind.New, listed.Id, name, category, "–", $"{Amount(listed.Rate.Value)} per 1,000");
            }

            yield break;
        }

        if (!sold.IsOffered)
        {
            yield return new(CatalogChangeKind.Returned, listed.Id, name, category, "not offered", "in the list");
        }

        if (listed.Rate is { } rate && rate > sold.Price)
        {
            yield return new(CatalogChangeKind.DearerThanSold, listed.Id, name, category, $"sold for {Amount(sold.Price)}", $"costs {Amount(rate)}");
        }
        else if (listed.Rate is { } other && other != sold.Cost)
        {
            yield return new(CatalogChangeKind.Repriced, listed.Id, name, category, $"cost {Amount(sold.Cost)}", $"costs {Amount(other)}");
        }

        if (listed.Name is { } called && called != sold.UpstreamName)
        {
            yield return new(CatalogChangeKind.Renamed, listed.Id, name, category, sold.UpstreamName, called);
        }

        if (listed is { Min: not null, Max: { } max } && LeastOf(listed) is var min && (min, max) != (sold.Min, sold.Max))
        {
            yield return new(CatalogChangeKind.LimitsChanged, listed.Id, name, category, $"{Words.Count(sold.Min)} to {Words.Count(sold.Max)}", $"{Words.Count(min)} to {Words.Count(max)}");
        }
    }

    private void Take(CatalogChange change, string provider, ProviderService? listed, PanelService? sold)
    {
        switch (change.Kind)
        {
            case CatalogChangeKind.New:
                _ = context.Add(Sell(listed!, provider));
                break;
            case CatalogChangeKind.Gone:
                sold!.IsOffered = false;
                break;
            case CatalogChangeKind.Returned:
                sold!.IsOffered = true;
                break;
            case CatalogChangeKind.Renamed:
                sold!.UpstreamName = listed!.Name!;
                break;
            case CatalogChangeKind.LimitsChanged:
                (sold!.Min, sold.Max) = (LeastOf(listed!), listed!.Max!.Value);
                break;
            case CatalogChangeKind.DearerThanSold:
                (sold!.Cost, sold.Price) = (listed!.Rate!.Value, PriceOf(listed.Rate.Value));
                break;
            case CatalogChangeKind.Repriced:
                sold!.Cost = listed!.Rate!.Value;
                break;
        }
    }

    private static PanelService Sell(ProviderService listed, string provider) => new()
    {
        Id = $"{provider}-{listed.Id}",
        Name = listed.Name ?? listed.Id,
        UpstreamName = listed.Name ?? listed.Id,
        Category = listed.Category ?? "Other",
        About = listed.Description ?? "",
        Provider = provider,
        ProviderService = listed.Id,
        Cost = listed.Rate!.Value,
        Price = PriceOf(listed.Rate.Value),
        Min = LeastOf(listed),
        Max = listed.Max ?? 1_000_000,
        CanRefill = listed.Refill == true,
        CanCancel = listed.Cancel == true,
    };

    // Some lists say 0, and nobody can order nothing.
    private static long LeastOf(ProviderService listed) => Math.Max(1, listed.Min ?? 1);

    private static decimal PriceOf(decimal cost) => decimal.Round(cost * Margin, 2, MidpointRounding.ToPositiveInfinity);

    private static string Amount(decimal amount) => amount.ToString("0.00######", CultureInfo.InvariantCulture);
}
