using Microsoft.AspNetCore.Mvc;

namespace PanelBackend.Pages;

/// <summary>Leads to where the user works.</summary>
internal sealed class IndexModel : PanelPage
{
    public IActionResult OnGet() => RedirectToPage(User.IsOperator() ? "/Operator/Index" : "/Orders/Index");
}
