using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting;

/// <summary>The log messages of the requests. They name stores, providers and numbers; never an order or a key.</summary>
internal static partial class OrderRequestLog
{
    [LoggerMessage(111, LogLevel.Warning, "A request to {Provider} to {Kind} an order had no clear answer: a person finds out what became of it. {Failure}")]
    internal static partial void Unknown(ILogger logger, Exception? exception, string provider, RequestKind kind, string failure);

    [LoggerMessage(112, LogLevel.Warning, "A request to {Provider} about {Count} refills failed as a whole: {Failure}")]
    internal static partial void NotFollowed(ILogger logger, string provider, int count, string failure);

    [LoggerMessage(113, LogLevel.Error, "A refill of {Provider} has an identifier that the provider's client cannot ask about: {Reason}")]
    internal static partial void CannotAsk(ILogger logger, string provider, string reason);
}
