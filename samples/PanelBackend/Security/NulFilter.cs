using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace PanelBackend;

/// <summary>Refuses a page's request in which a value has the character U+0000: nobody types it, and PostgreSQL stores it in no text.</summary>
internal sealed class NulFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.ModelState.Values.Any(value => value.AttemptedValue?.Contains('\0') == true))
        {
            context.Result = new BadRequestResult();
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
