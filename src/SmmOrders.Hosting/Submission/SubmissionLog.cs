using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting;

/// <summary>The log messages of the submission and of probes.</summary>
internal static partial class SubmissionLog
{
    [LoggerMessage(201, LogLevel.Error, "What provider {Provider} answered to order {Order} could not be stored yet, try {Tries}. It is stored again after {Pause}. {Outcome}")]
    internal static partial void NotStored(ILogger logger, Exception? exception, string provider, OrderKey order, int tries, TimeSpan pause, string outcome);

    [LoggerMessage(202, LogLevel.Critical, "What provider {Provider} answered to attempt {Attempt} of order {Order} is not stored: {Step}, the provider's order is {ProviderOrderId}. {Outcome} The order becomes unknown by itself: enter it by hand.")]
    internal static partial void Lost(
        ILogger logger, Exception? exception, string provider, OrderKey order, Guid attempt, SubmissionStep step, string? providerOrderId, string outcome);

    [LoggerMessage(203, LogLevel.Warning, "Submission to provider {Provider} is stopped: {Why} It is probed from {ProbeAt} on.")]
    internal static partial void Stopped(ILogger logger, string provider, string why, DateTimeOffset probeAt);

    [LoggerMessage(204, LogLevel.Information, "Provider {Provider} answers again: submission and polling go on.")]
    internal static partial void Recovered(ILogger logger, string provider);

    [LoggerMessage(205, LogLevel.Information, "Provider {Provider} does not take orders yet: {Why}")]
    internal static partial void StillStopped(ILogger logger, string provider, string why);

    [LoggerMessage(206, LogLevel.Information, "{Count} queued orders of provider {Provider} went on to the next provider.")]
    internal static partial void PassedOn(ILogger logger, string provider, int count);

    [LoggerMessage(207, LogLevel.Warning, "The host starts with submission stopped. A person resumes each provider: {Providers}")]
    internal static partial void StartedPaused(ILogger logger, string providers);

    [LoggerMessage(208, LogLevel.Error, "Provider {Provider}: sending an order threw, and it may have left. It is unknown.")]
    internal static partial void Threw(ILogger logger, Exception exception, string provider);

    [LoggerMessage(209, LogLevel.Error, "Order {Order} cannot be sent to provider {Provider}: {Fault} A person decides.")]
    internal static partial void Unsendable(ILogger logger, string provider, OrderKey order, string fault);
}
