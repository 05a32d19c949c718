using Microsoft.Extensions.Logging;

namespace SmmOrders.Providers;

/// <summary>The client's log messages. They never contain a request's body or the key, and at most a one-line excerpt of an answer.</summary>
internal static partial class ProviderLog
{
    [LoggerMessage(8, LogLevel.Error, "The providers cannot be read from {Source}; the last list stands until they can.")]
    internal static partial void SourceFailed(ILogger logger, Exception exception, string source);

    [LoggerMessage(1, LogLevel.Debug, "Provider {Provider}: {Action} was answered in {Milliseconds} ms, attempts: {Attempts}.")]
    internal static partial void Answered(ILogger logger, string provider, string action, long milliseconds, int attempts);

    [LoggerMessage(2, LogLevel.Warning, "Provider {Provider}: {Action} failed in {Milliseconds} ms, attempts: {Attempts}. {Failure}")]
    internal static partial void Failed(
        ILogger logger, string provider, string action, long milliseconds, int attempts, ProviderFailure failure);

    [LoggerMessage(3, LogLevel.Error, "Provider {Provider}: it is not known whether {Action} was carried out, so it must not be repeated blindly. {Failure}")]
    internal static partial void Unknown(ILogger logger, string provider, string action, ProviderFailure failure);

    [LoggerMessage(4, LogLevel.Error, "Provider {Provider}: the caller canceled {Action} after it had left. It is not known whether it was carried out, so it must not be repeated blindly.")]
    internal static partial void Abandoned(ILogger logger, string provider, string action);

    [LoggerMessage(5, LogLevel.Error, "Provider {Provider}: OnExchange threw for {Action}. The call goes on; fix the callback.")]
    internal static partial void WatchFailed(ILogger logger, Exception exception, string provider, string action);

    [LoggerMessage(6, LogLevel.Warning, "Provider {Provider}: it refuses a request for several orders ({Refusal}) and answers one for a single order. For an hour, its orders are requested one by one; set Bulk.MaxOrdersPerRequest to 1 to do so always.")]
    internal static partial void CannotAnswerMany(ILogger logger, string provider, string refusal);
}
