using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting;

/// <summary>The log messages of the status sync. They name stores, providers and numbers; never an order or a key.</summary>
internal static partial class StatusSyncLog
{
    [LoggerMessage(101, LogLevel.Warning, "A request to {Provider} for the statuses of {Count} orders failed as a whole: {Failure}. They are asked for again after {Pause}.")]
    internal static partial void Failed(ILogger logger, string provider, int count, string failure, TimeSpan pause);

    [LoggerMessage(102, LogLevel.Error, "{Provider} is marked as failing since {Since}: only a probe is sent until it answers. {Failure}")]
    internal static partial void Failing(ILogger logger, string provider, DateTimeOffset since, string failure);

    [LoggerMessage(103, LogLevel.Warning, "{Provider} refuses a request for several orders and answers one for a single order. For an hour it is asked one by one. Set its MaxOrdersPerRequest to 1 to always do so.")]
    internal static partial void OneByOne(ILogger logger, string provider);

    [LoggerMessage(104, LogLevel.Information, "{Count} answers of {Provider} came too late, after their orders were claimed anew or had changed, and were dropped.")]
    internal static partial void Stale(ILogger logger, string provider, int count);

    [LoggerMessage(105, LogLevel.Error, "{Count} answers of {Provider} could not be applied, for example: {Reason}")]
    internal static partial void NotApplied(ILogger logger, string provider, int count, string reason);

    [LoggerMessage(106, LogLevel.Error, "An order of {Provider} has an identifier that the provider's client cannot ask about: {Reason}")]
    internal static partial void CannotAsk(ILogger logger, string provider, string reason);
}
