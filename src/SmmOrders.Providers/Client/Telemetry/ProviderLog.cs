using Microsoft.Extensions.Logging;

namespace SmmOrders.Providers;

/// <summary>What the client writes to the log. Never a body, never the key.</summary>
internal static partial class ProviderLog
{
    [LoggerMessage(1, LogLevel.Debug, "Provider {Provider}: {Action} was answered after {Attempts} attempts in {Milliseconds} ms.")]
    internal static partial void Answered(ILogger logger, string provider, string action, int attempts, long milliseconds);

    [LoggerMessage(2, LogLevel.Warning, "Provider {Provider}: {Action} failed after {Attempts} attempts in {Milliseconds} ms. {Failure}")]
    internal static partial void Failed(
        ILogger logger, string provider, string action, int attempts, long milliseconds, ProviderFailure failure);

    [LoggerMessage(3, LogLevel.Error, "Provider {Provider}: it is not known whether {Action} was carried out, so it must not be repeated blindly. {Failure}")]
    internal static partial void Unknown(ILogger logger, string provider, string action, ProviderFailure failure);
}
