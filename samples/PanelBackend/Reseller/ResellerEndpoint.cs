using System.Globalization;
using System.Text.Json;

namespace PanelBackend;

/// <summary>Serves the API at its address, before anything of the pages: it reads no cookie, needs no form token, and writes its errors in JSON.</summary>
internal static class ResellerEndpoint
{
    public const string Path = "/api/v2";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly ApiError Failed = new("Internal error. Look whether it was done before you send it again.", StatusCodes.Status500InternalServerError);

    public static IApplicationBuilder UseResellerApi(this IApplicationBuilder app) => app.Map(Path, api => api
        .UseExceptionHandler(failed => failed.Run(context => WriteAsync(context, Failed)))
        .Run(async context =>
        {
            ApiRequest request = await ApiRequestReader.ReadAsync(context.Request, context.RequestAborted);
            await WriteAsync(context, request.Fault ?? await AnswerAsync(context, request));
        }));

    private static async Task<object> AnswerAsync(HttpContext context, ApiRequest request)
    {
        var resellers = context.RequestServices.GetRequiredService<Resellers>();
        if (await resellers.FindAsync(request["key"], context.RequestAborted) is { } reseller)
        {
            return await context.RequestServices.GetRequiredService<ResellerApi>().AnswerAsync(reseller, request, context.RequestAborted);
        }

        // Only invalid keys are counted: others who share the guesser's address are still served. Nobody guesses a valid one.
        var limiter = context.RequestServices.GetRequiredService<GuessLimiter>();
        if (limiter.Count(GuessLimiter.Secret.ApiKey, $"{context.Connection.RemoteIpAddress}") is not { } wait)
        {
            return new ApiError("Incorrect API key");
        }

        int seconds = (int)Math.Ceiling(wait.TotalSeconds);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return new ApiError($"Too many requests with an invalid API key. Wait {seconds} seconds.", StatusCodes.Status429TooManyRequests);
    }

    private static Task WriteAsync(HttpContext context, object answer)
    {
        context.Response.StatusCode = answer is ApiError error ? error.Status : StatusCodes.Status200OK;
        return context.Response.WriteAsJsonAsync(answer, answer.GetType(), Json, context.RequestAborted);
    }
}
