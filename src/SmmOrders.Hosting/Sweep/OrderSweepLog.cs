using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting;

/// <summary>The log messages of the sweep. They name stores, providers and numbers; never an order or a key.</summary>
internal static partial class OrderSweepLog
{
    [LoggerMessage(131, LogLevel.Error, "{Count} orders could not be checked against time, for example: {Reason}")]
    internal static partial void NotApplied(ILogger logger, int count, string reason);

    [LoggerMessage(132, LogLevel.Error, "Open orders have providers that the panel no longer has, so that nobody sends or polls them: {Providers}")]
    internal static partial void Missing(ILogger logger, string providers);

    [LoggerMessage(133, LogLevel.Information, "The panel has the provider of every open order again.")]
    internal static partial void Found(ILogger logger);
}
