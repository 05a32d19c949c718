using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace PanelBackend;

/// <summary>Sign-in, cookies and limits.</summary>
internal static class PanelSecurity
{
    /// <summary>The most bytes of a request. No form of the panel is larger, and no request to its API.</summary>
    public const int MostOfForm = 64 * 1024;

    private const string Message = "panel-done";

    public static IServiceCollection AddPanelSecurity(this IServiceCollection services)
    {
        _ = services.AddDataProtection().SetApplicationName("PanelBackend");
        _ = services.AddSingleton<IPasswordHasher<PanelUser>, PasswordHasher<PanelUser>>();
        _ = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            // A session lasts as long in real time however fast the panel's clock runs.
            cookie.TimeProvider = TimeProvider.System;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.LoginPath = "/sign-in";
            cookie.AccessDeniedPath = "/sign-in";
            cookie.ReturnUrlParameter = "next";
            cookie.Cookie.Name = "panel";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        _ = services.AddAuthorizationBuilder().AddPolicy(Identities.Operator, policy => policy.RequireRole(Identities.Operator));
        _ = services.AddAntiforgery(forgery =>
        {
            forgery.Cookie.Name = "panel-form";
            forgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });

        _ = services.Configure<CookieTempDataProviderOptions>(done =>
        {
            done.Cookie.Name = Message;
            done.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        _ = services.AddSingleton<GuessLimiter>();
        return services;
    }

    /// <summary>Refuses a form that is too large before a page reads it, which would call it unreadable.</summary>
    public static IApplicationBuilder UseFormLimit(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!await IsTooLargeAsync(context.Request))
        {
            await next(context);
            return;
        }

        // The page that explains it has no form to read.
        (context.Request.ContentLength, context.Request.ContentType) = (null, null);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    });

    private static async Task<bool> IsTooLargeAsync(HttpRequest request)
    {
        if (request.ContentLength is not null || !request.HasFormContentType)
        {
            return request.ContentLength > MostOfForm;
        }

        try
        {
            _ = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return false;
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            // What else is wrong with it, the page meets again, and answers.
            return fault is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge };
        }
    }

    /// <summary>Keeps what was done for the page that follows: one that reads itself anew meanwhile neither takes it away nor brings it back.</summary>
    public static IApplicationBuilder UseMessages(this IApplicationBuilder app) => app.UseCookiePolicy(new()
    {
        OnAppendCookie = cookie => cookie.IssueCookie = cookie.CookieName != Message || !cookie.Context.Request.Headers.ContainsKey("X-Refresh"),
    });

    public static IWebHostBuilder LimitForms(this IWebHostBuilder host) => host.ConfigureKestrel(kestrel =>
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MostOfForm;
    });
}
