using System.Text.Json;

namespace SmmOrders.Providers.Tests;

/// <summary>What the client said, as a store that keeps it as JSON has it.</summary>
internal static class Stored
{
    public static T Of<T>(T said)
        where T : class
    {
        string json = JsonSerializer.Serialize(said);
        T stored = JsonSerializer.Deserialize<T>(json)!;
        Assert.True(said.Equals(stored), $"{json} came back as another");
        return stored;
    }
}
