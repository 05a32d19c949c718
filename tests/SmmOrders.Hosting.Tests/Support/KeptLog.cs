using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting.Tests;

/// <summary>Keeps what is logged.</summary>
internal sealed class KeptLog : ILoggerProvider, ILogger
{
    private ImmutableList<(LogLevel Level, string Message, Exception? Exception)> _lines = [];

    public IReadOnlyList<(LogLevel Level, string Message, Exception? Exception)> Lines => _lines;

    public IEnumerable<string> Messages => _lines.Select(line => line.Message);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string message = formatter(state, exception);
        _ = ImmutableInterlocked.Update(ref _lines, lines => lines.Add((logLevel, message, exception)));
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }
}
