using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
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

    // A form may name a handler that the page does not have. The page alone would answer then, and nothing has filled it.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerMethod is null)
        {
            context.Result = NotFound();
        }
    }
}
