using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace PanelBackend;

/// <summary>Who is signed in, as the cookie says it.</summary>
internal static class Identities
{
    public const string Operator = "operator";

    public static ClaimsPrincipal Of(PanelUser user) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, user.Id.ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Name, user.Name),
            .. user.IsOperator ? [new Claim(ClaimTypes.Role, Operator)] : Array.Empty<Claim>(),
        ],
        CookieAuthenticationDefaults.AuthenticationScheme));

    public static int Id(this ClaimsPrincipal principal) => int.Parse(principal.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture);

    public static string Name(this ClaimsPrincipal principal) => principal.FindFirstValue(ClaimTypes.Name)!;

    public static bool IsOperator(this ClaimsPrincipal principal) => principal.IsInRole(Operator);
}
