using System.Net;

namespace SmmOrders.Providers;

/// <summary>The response to a request: an HTTP answer with its whole body, or the reason there is none.</summary>
internal readonly record struct ProviderResponse
{
    internal ProviderResponse(HttpStatusCode status, byte[] body, TimeSpan? retryAfter)
    {
        Status = status;
        Body = body;
        RetryAfter = retryAfter;
    }

    internal ProviderResponse(ProviderFailure failure)
    {
        Failure = failure;
        Body = [];
    }

    /// <summary>Why no answer came; <see langword="null"/> if one did.</summary>
    internal ProviderFailure? Failure { get; }

    /// <summary>The HTTP status of the answer.</summary>
    internal HttpStatusCode Status { get; }

    /// <summary>The body; empty if no answer came.</summary>
    internal byte[] Body { get; }

    /// <summary>How long the provider asks you to wait; <see langword="null"/> if it does not say.</summary>
    internal TimeSpan? RetryAfter { get; }

    /// <summary>Whether an answer came with a success status.</summary>
    internal bool IsSuccess => (int)Status is >= 200 and < 300;
}
