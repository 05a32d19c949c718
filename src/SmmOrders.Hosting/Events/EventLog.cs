using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting;

/// <summary>The log messages of events, alerts and their sinks. They name sinks and events; never an order, a secret or an address.</summary>
internal static partial class EventLog
{
    [LoggerMessage(1, LogLevel.Warning, "Sink {Sink}{Store}: {Failed} of {Tried} events were not delivered. One of them: {Words}.")]
    internal static partial void NotDelivered(ILogger logger, string sink, string store, int failed, int tried, string words);

    [LoggerMessage(2, LogLevel.Error, "Sink {Sink}{Store}: event {Event} is dead: it was tried as often as it may be. It is kept; make it due again once the sink works. {Words}.")]
    internal static partial void Dead(ILogger logger, string sink, string store, Guid @event, string words);

    [LoggerMessage(3, LogLevel.Debug, "Sink {Sink}{Store}: event {Event} was not delivered at try {Tries}.")]
    internal static partial void Failed(ILogger logger, Exception exception, string sink, string store, Guid @event, int tries);

    [LoggerMessage(4, LogLevel.Information, "Sink {Sink}{Store}: {Returned} events were given back, because the host stops or the claim ends.")]
    internal static partial void Returned(ILogger logger, string sink, string store, int returned);
}
