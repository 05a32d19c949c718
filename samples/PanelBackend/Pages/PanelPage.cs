using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
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

    // A form may name a handler that the page does not have: the page alone would answer then, and nothing has filled it. Or it has a value that
    // is not of the handler's type, which would be read as none or as no.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context) => context.Result = context.HandlerMethod switch
    {
        null => NotFound(),
        { Parameters: var parameters } when parameters.Any(parameter => ModelState.GetFieldValidationState(parameter.Name) == ModelValidationState.Invalid) => BadRequest(),
        _ => null,
    };
}
