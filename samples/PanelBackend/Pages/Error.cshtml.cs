using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PanelBackend.Pages;

/// <summary>What went wrong, in words that help; what is inside stays in the log.</summary>
[IgnoreAntiforgeryToken]
internal sealed class ErrorModel : PageModel
{
    public string Heading { get; private set; } = "Something went wrong";

    public string Explanation { get; private set; } = "Nothing was ordered or paid that you cannot see in your orders. Try again.";

    public void OnGet(int? status) => Explain(status);

    public void OnPost(int? status) => Explain(status);

    private void Explain(int? status) => (Heading, Explanation) = status switch
    {
        StatusCodes.Status400BadRequest => ("This cannot be read", "The form is out of date, has a value of another kind than the page asks for, or a character that nobody can type. Go back, reload the page and send it again."),
        StatusCodes.Status404NotFound => ("Not found", "There is no such page, or it is not yours."),
        StatusCodes.Status413PayloadTooLarge => ("Too large", "No form of this panel is that large."),
        StatusCodes.Status429TooManyRequests => ("Too many attempts", "Wait a minute, then try again."),
        _ => (Heading, Explanation),
    };
}
