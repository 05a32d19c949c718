using System.Net;

namespace SmmOrders.Providers;

/// <summary>Turns an answer with an HTTP error status into a failure.</summary>
internal static class HttpFailure
{
    /// <summary>The failure that the answer represents.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="action">The requested action.</param>
    /// <param name="readers">The provider's readers.</param>
    internal static ProviderFailure Of(ProviderResponse response, ProviderAction action, ActionReaders readers)
    {
        bool isClientError = response.Status is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.RequestTimeout;
        ProviderRefusal? refusal = readers.RefusalIn(response.Body, textIsRefusal: isClientError);
        ProviderFailure failure = Contradiction(response, action, refusal is not null, readers) is { } contradiction ? contradiction
            : KindOf(response.Status, refusal, isClientError) is { } kind ? ProviderFailure.Refused(new(refusal?.Words ?? NoReason(response.Status), kind)) with { IsAnswer = refusal is not null }
            : new(ProviderFailureKind.Unavailable, refusal?.Words ?? NoReason(response.Status)) { IsAnswer = refusal is not null };
        return failure with { HttpStatus = (int)response.Status, RetryAfter = response.RetryAfter };
    }

    // The kind of refusal; null if the answer may come from a firewall or a failing server, so that nobody knows what became of
    // the request.
    private static RefusalKind? KindOf(HttpStatusCode status, ProviderRefusal? refusal, bool isClientError) => status switch
    {
        HttpStatusCode.TooManyRequests => RefusalKind.RateLimited,
        HttpStatusCode.Unauthorized when refusal is null or { Kind: RefusalKind.Other } => RefusalKind.Unauthorized,
        HttpStatusCode.Forbidden when refusal is { Kind: RefusalKind.Other } => RefusalKind.Unauthorized,
        // A failing server's error may mention its own "service", or a "duplicate" in its own tables.
        _ when isClientError || refusal?.Kind is not (RefusalKind.Other or RefusalKind.ServiceClosed or RefusalKind.Duplicate) => refusal?.Kind,
        _ => null,
    };

    // The requested result next to a refusal, whether by HTTP status or by the answer.
    private static ProviderFailure? Contradiction(ProviderResponse response, ProviderAction action, bool hasRefusal, ActionReaders readers)
    {
        if (action != ProviderAction.Add)
        {
            return readers.IsDone(response.Body, action) ? ProviderFailure.Malformed($"done, but with HTTP {(int)response.Status}") : null;
        }

        ProviderResult<string> placement = readers.Placement(response.Body);
        return placement.TryGetValue(out string? orderId) ? ProviderFailure.Malformed($"the order {orderId}, but with HTTP {(int)response.Status}")
            : hasRefusal && placement.Failure is { Kind: ProviderFailureKind.Malformed } contradiction ? contradiction
            : null;
    }

    private static string NoReason(HttpStatusCode status) => status switch
    {
        >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => "a redirect, which is not followed",
        _ => "the answer does not say why in JSON",
    };
}
