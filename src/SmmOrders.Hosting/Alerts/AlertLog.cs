using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting;

/// <summary>The log messages of alerts. They name no order.</summary>
internal static partial class AlertLog
{
    [LoggerMessage(1, LogLevel.Warning, "Alert: {Kind}{Finding}{Name}, {Count} since the last alert. {What}")]
    internal static partial void Alert(ILogger logger, OrderAlertKind kind, string finding, string name, long count, string? what);

    [LoggerMessage(2, LogLevel.Error, "The alert {Kind}{Finding}{Name} could not be told. It is told again after {Pause}.")]
    internal static partial void NotTold(ILogger logger, Exception exception, OrderAlertKind kind, string finding, string name, TimeSpan pause);
}
