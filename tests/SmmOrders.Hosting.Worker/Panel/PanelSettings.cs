using System.Text.Json;

namespace SmmOrders.Hosting.Worker;

/// <summary>What a server of the panel is told, as one line of JSON.</summary>
/// <param name="IsPostgres">Whether the database is PostgreSQL; otherwise SQLite.</param>
/// <param name="Database">How to connect to it.</param>
/// <param name="Provider">Where the provider is.</param>
/// <param name="Key">The provider's key.</param>
/// <param name="SendsAgainAfter">A planted fault: what the provider did not clearly answer is sent again, if these words say what came instead; empty for whatever came.</param>
internal sealed record PanelSettings(bool IsPostgres, string Database, Uri Provider, string Key, string? SendsAgainAfter = null)
{
    /// <summary>How many requests a second the provider permits.</summary>
    public int RequestsPerSecond { get; init; } = 1_000;

    /// <summary>How many orders a request asks about at most.</summary>
    public int OrdersPerRequest { get; init; } = 100;

    /// <summary>How many requests of this server may be under way.</summary>
    public int Lanes { get; init; } = 2;

    /// <summary>How often an order is asked about.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How often an old one is.</summary>
    public TimeSpan LongestInterval { get; init; } = TimeSpan.FromMilliseconds(1000);

    /// <summary>How long a loop sleeps at most.</summary>
    public TimeSpan LongestSleep { get; init; } = TimeSpan.FromMilliseconds(20);

    public static PanelSettings Of(string line) => JsonSerializer.Deserialize<PanelSettings>(line)!;

    public override string ToString() => JsonSerializer.Serialize(this);
}
