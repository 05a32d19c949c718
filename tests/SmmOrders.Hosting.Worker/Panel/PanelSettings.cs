using System.Text.Json;

namespace SmmOrders.Hosting.Worker;

/// <summary>What a server of the panel is told, as one line of JSON.</summary>
/// <param name="IsPostgres">Whether the database is PostgreSQL; otherwise SQLite.</param>
/// <param name="Database">How to connect to it.</param>
/// <param name="Provider">Where the provider is.</param>
/// <param name="Key">The provider's key.</param>
/// <param name="SendsAgain">A planted fault: what the provider did not clearly answer is sent again.</param>
internal sealed record PanelSettings(bool IsPostgres, string Database, Uri Provider, string Key, bool SendsAgain = false)
{
    public static PanelSettings Of(string line) => JsonSerializer.Deserialize<PanelSettings>(line)!;

    public override string ToString() => JsonSerializer.Serialize(this);
}
