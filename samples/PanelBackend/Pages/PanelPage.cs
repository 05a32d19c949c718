using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PanelBackend.Pages;

/// <summary>What the pages share: who looks, the wallet in the header, and one message after something was done.</summary>
internal abstract class PanelPage : PageModel
{
    /// <summary>The wallet that the header shows; <see langword="null"/> for none.</summary>
    public decimal? Balance { get; protected set; }

    /// <summary>What was done, for the page that follows.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Why it was not done.</summary>
    [TempData]
    public string? Fault { get; set; }
}
