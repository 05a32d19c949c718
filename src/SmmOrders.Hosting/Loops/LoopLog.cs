using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting;

/// <summary>The log messages of the loops. They name loops, stores and providers; never an order, a key or an answer.</summary>
internal static partial class LoopLog
{
    [LoggerMessage(1, LogLevel.Information, "The {Loop} loop{Store} runs.")]
    internal static partial void Runs(ILogger logger, string loop, string store);

    [LoggerMessage(2, LogLevel.Information, "The {Loop} loop{Store} has ended.")]
    internal static partial void Ended(ILogger logger, string loop, string store);

    [LoggerMessage(3, LogLevel.Error, "A turn of the {Loop} loop{Store}{Provider} failed, {Failures} in a row. It goes on after {Pause}.")]
    internal static partial void TurnFailed(ILogger logger, Exception exception, string loop, string store, string provider, int failures, TimeSpan pause);

    [LoggerMessage(4, LogLevel.Information, "The workers{Store} wait, and try again every {Pause}: {Refusal}")]
    internal static partial void Waits(ILogger logger, string store, TimeSpan pause, string refusal);

    [LoggerMessage(5, LogLevel.Error, "The right to run workers{Store} could not be asked for. The next try follows after {Pause}.")]
    internal static partial void LockFailed(ILogger logger, Exception exception, string store, TimeSpan pause);

    [LoggerMessage(6, LogLevel.Warning, "The {Loop} loop{Store} was still at work when the host's time to shut down was over: its requests were canceled.")]
    internal static partial void Aborted(ILogger logger, string loop, string store);

    [LoggerMessage(7, LogLevel.Error, "The {Loop} loop{Store} did not end in time after its requests were canceled. What it had claimed comes due again, or becomes unknown, by itself.")]
    internal static partial void Abandoned(ILogger logger, string loop, string store);

    [LoggerMessage(8, LogLevel.Information, "The {Loop} loop{Store} runs lanes for provider {Provider}.")]
    internal static partial void ProviderAdded(ILogger logger, string loop, string store, string provider);

    [LoggerMessage(9, LogLevel.Information, "The {Loop} loop{Store} ends its lanes for provider {Provider}, which the panel no longer has.")]
    internal static partial void ProviderRemoved(ILogger logger, string loop, string store, string provider);

    [LoggerMessage(10, LogLevel.Error, "The options of the order workers{Store} were changed to what is not valid. The last valid ones stay in use.")]
    internal static partial void NotValid(ILogger logger, Exception exception, string store);

    [LoggerMessage(11, LogLevel.Error, "The {Loop} loop{Store} failed between its turns. It goes on after a second.")]
    internal static partial void Guarded(ILogger logger, Exception exception, string loop, string store);

    /// <summary>How a store stands in a sentence.</summary>
    internal static string InWords(string store) => store.Length == 0 ? "" : $" of the store {store}";

    /// <summary>How a provider stands in a sentence.</summary>
    internal static string OfProvider(string? provider) => provider is null ? "" : $", provider {provider},";
}
