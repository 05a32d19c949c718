using Microsoft.AspNetCore.Mvc;
using SmmOrders.Providers;

namespace PanelBackend.Pages.Operator;

/// <summary>Takes over services from a provider's list, after showing what differs.</summary>
internal sealed class CatalogModel(CatalogImport import, SmmProviders providers) : PanelPage
{
    public IReadOnlyList<string> Names { get; private set; } = [];

    public string? Provider { get; private set; }

    /// <summary>What differs; <see langword="null"/> if the provider was not asked.</summary>
    public IReadOnlyList<CatalogChange>? Changes { get; private set; }

    /// <summary>Why there is nothing to compare.</summary>
    public string? Refusal { get; private set; }

    public async Task OnGetAsync(string? provider, CancellationToken cancellationToken)
    {
        if (await IsThereAsync(provider, cancellationToken))
        {
            Provider = provider;
            (Changes, Refusal) = await import.CompareAsync(provider!, cancellationToken);
        }
    }

    public async Task<IActionResult> OnPostAsync(string provider, string[] chosen, CancellationToken cancellationToken)
    {
        if (!await IsThereAsync(provider, cancellationToken))
        {
            return NotFound();
        }

        (int taken, string? fault) = await import.TakeAsync(provider, [.. chosen.Distinct()], cancellationToken);
        (Done, Fault) = (taken > 0 || fault is null ? $"{taken} taken over." : null, fault);
        return RedirectToPage(new { provider });
    }

    private async Task<bool> IsThereAsync(string? provider, CancellationToken cancellationToken)
    {
        SmmProviderList list = await providers.ListAsync(cancellationToken);
        Names = [.. list.Providers.Select(client => client.Name)];
        return Names.Contains(provider);
    }
}
