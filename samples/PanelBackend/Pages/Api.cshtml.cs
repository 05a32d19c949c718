using Microsoft.AspNetCore.Mvc;

namespace PanelBackend.Pages;

/// <summary>The customer's key to the panel's own API.</summary>
internal sealed class ApiModel(Resellers resellers, OrderQueries queries) : PanelPage
{
    public string Address => $"{Request.Scheme}://{Request.Host}{ResellerEndpoint.Path}";

    public bool HasKey { get; private set; }

    /// <summary>The key that was just made; <see langword="null"/> on every other look.</summary>
    public string? Key { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    // Shown by the answer itself: a redirection would have to keep the key somewhere.
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Key = await resellers.ReplaceKeyAsync(User.Id(), cancellationToken);
        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        HasKey = await resellers.HasKeyAsync(User.Id(), cancellationToken);
        Balance = await queries.BalanceAsync(User.Id(), cancellationToken);
    }
}
