using SmmOrders.Providers;

namespace SmmOrders.Hosting.Tests;

/// <summary>What providers and networks answer instead of an identifier.</summary>
internal static class Failures
{
    public static OrderPlacement Refused(RefusalKind kind, TimeSpan? retryAfter = null) => OrderPlacement.Rejected(Refusal(kind, retryAfter));

    public static ProviderFailure Refusal(RefusalKind kind, TimeSpan? retryAfter = null) => new()
    {
        Kind = kind switch
        {
            RefusalKind.Unauthorized => ProviderFailureKind.Unauthorized,
            RefusalKind.RateLimited => ProviderFailureKind.RateLimited,
            _ => ProviderFailureKind.ProviderError,
        },
        Detail = $"says {kind}",
        Refusal = kind,
        RetryAfter = retryAfter,
        IsAnswer = true,
    };

    public static OrderPlacement NotSent() => OrderPlacement.NotSent(Down());

    public static OrderPlacement Unknown() => OrderPlacement.Unknown(new() { Kind = ProviderFailureKind.TimedOut, Detail = "no answer", MayHaveTakenEffect = true });

    public static ProviderFailure Down() => new() { Kind = ProviderFailureKind.Unavailable, Detail = "connection refused", IsOfWholeRequest = true };
}
