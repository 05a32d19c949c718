using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SmmOrders.Providers.Tests;

/// <summary>Keeps every log entry of every category, from Trace on, with its values, scopes and exceptions.</summary>
internal sealed class CapturedLogs : ILoggerProvider
{
    public ConcurrentQueue<(string Category, LogLevel Level, EventId Event, string Text)> Entries { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(CapturedLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            logs.Entries.Enqueue((category, LogLevel.Trace, default, $"scope {Values(state)}"));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            logs.Entries.Enqueue((category, logLevel, eventId, $"{formatter(state, exception)} {Values(state)} {exception}"));

        private static string Values<TState>(TState state) => state is IEnumerable<KeyValuePair<string, object?>> values
            ? string.Join(" ", values.Select(value => $"{value.Key}={value.Value}"))
            : $"{state}";
    }
}
