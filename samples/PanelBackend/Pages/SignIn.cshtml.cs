using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace PanelBackend.Pages;

/// <summary>Signs a user in.</summary>
internal sealed class SignInModel(PanelContext context, IPasswordHasher<PanelUser> hasher, GuessLimiter limiter, PanelOptions options) : PanelPage
{
    // Checked where there is no such user, so that both answers take equally long.
    private static readonly PanelUser Nobody = new() { Name = "", IsOperator = false };
    private static readonly string NobodysHash = new PasswordHasher<PanelUser>().HashPassword(Nobody, Guid.NewGuid().ToString());

    [BindProperty]
    [Required(ErrorMessage = "Enter your name.")]
    public string? Name { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter your password.")]
    public string? Password { get; set; }

    public bool IsSeeded => options.Seed;

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? RedirectToPage("/Index") : Page();

    public async Task<IActionResult> OnPostAsync(string? next, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        string address = $"{HttpContext.Connection.RemoteIpAddress}";
        using IDisposable? turn = await limiter.TakeTurnAsync(GuessLimiter.Secret.Password, address, cancellationToken);
        if (turn is null)
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        PanelUser? user = await context.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Name == Name, cancellationToken);
        if (hasher.VerifyHashedPassword(user ?? Nobody, user?.PasswordHash ?? NobodysHash, Password!) == PasswordVerificationResult.Failed || user is null)
        {
            _ = limiter.Count(GuessLimiter.Secret.Password, address);
            ModelState.AddModelError("", "Name or password is wrong.");
            return Page();
        }

        await HttpContext.SignInAsync(Identities.Of(user));
        return Url.IsLocalUrl(next) ? LocalRedirect(next) : RedirectToPage("/Index");
    }
}
