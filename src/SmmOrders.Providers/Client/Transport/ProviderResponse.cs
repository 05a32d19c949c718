using System.Net;

namespace SmmOrders.Providers;

/// <summary>What came back for a request: an HTTP answer with its whole body, or the reason why there is none.</summary>
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

    /// <summary>Why no answer came; <see langword="null"/> where one did.</summary>
    internal ProviderFailure? Failure { get; }

    /// <summary>The HTTP status of the answer.</summary>
    internal HttpStatusCode Status { get; }

    /// <summary>The body; empty where no answer came.</summary>
    internal byte[] Body { get; }

    /// <summary>How long the provider asks to be left alone; <see langword="null"/> where it does not say.</summary>
    internal TimeSpan? RetryAfter { get; }

    /// <summary>Whether an answer came, and HTTP calls it a success.</summary>
    internal bool IsSuccess => (int)Status is >= 200 and < 300;
}
