namespace SmmOrders.Hosting;

/// <summary>Why a receiver does not have a webhook, in words of our own: nothing that the receiver sent is repeated.</summary>
/// <param name="words">What went wrong.</param>
/// <param name="retryAfter">How long the receiver asks to wait; <see langword="null"/> if it does not say.</param>
/// <param name="cause">What was thrown; <see langword="null"/> if nothing was.</param>
internal sealed class WebhookException(string words, TimeSpan? retryAfter = null, Exception? cause = null) : Exception(words, cause)
{
    internal TimeSpan? RetryAfter => retryAfter;
}
