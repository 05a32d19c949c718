using System.Net.Http.Headers;

namespace SmmOrders.Providers;

internal static class RetryAfter
{
    /// <summary>The wait that an answer asks for; never below zero, <see langword="null"/> if it does not say.</summary>
    internal static TimeSpan? Of(HttpResponseMessage response, TimeProvider time)
    {
        RetryConditionHeaderValue? header = response.Headers.RetryAfter;
        TimeSpan? wait = header?.Delta ?? header?.Date - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
