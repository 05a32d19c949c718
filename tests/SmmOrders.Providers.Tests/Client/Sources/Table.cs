using System.Collections.Concurrent;

namespace SmmOrders.Providers.Tests;

/// <summary>A panel's own table of providers.</summary>
internal sealed class Table
{
    private readonly ConcurrentDictionary<string, SmmProviderOptions> _rows = new();
    private int _reads;

    public SmmProviderOptions this[string name]
    {
        set => _rows[name] = value;
    }

    /// <summary>Rows of another kind.</summary>
    public SmmProviderDefinition[] More { get; set; } = [];

    /// <summary>What reading throws.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Whether reading returns null.</summary>
    public bool IsNothing { get; set; }

    /// <summary>What reading waits for.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public int Reads => Volatile.Read(ref _reads);

    public void Remove(string name) => _rows.TryRemove(name, out _);

    public async ValueTask<IReadOnlyCollection<SmmProviderDefinition>> ReadAsync()
    {
        _ = Interlocked.Increment(ref _reads);
        await (Gate?.Task ?? Task.CompletedTask);
        return IsNothing ? null! : Fault is null ? [.. _rows.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => new SmmProviderDefinition(row.Key, row.Value)), .. More] : throw Fault;
    }
}

/// <summary>Reads the table, as a panel would.</summary>
internal sealed class TableSource(Table table) : ISmmProviderSource
{
    public ValueTask<IReadOnlyCollection<SmmProviderDefinition>> ListAsync(CancellationToken cancellationToken) => table.ReadAsync();
}
