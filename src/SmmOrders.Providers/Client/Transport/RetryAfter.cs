using System.Net.Http.Headers;

namespace SmmOrders.Providers;

internal static class RetryAfter
{
    /// <summary>How long an answer asks to be left alone; never below zero, <see langword="null"/> where it does not say.</summary>
    internal static TimeSpan? Of(HttpResponseMessage response, TimeProvider time)
    {
        RetryConditionHeaderValue? header = response.Headers.RetryAfter;
        TimeSpan? wait = header?.Delta ?? header?.Date - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
