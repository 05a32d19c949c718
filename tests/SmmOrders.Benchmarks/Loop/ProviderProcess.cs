using System.Globalization;
using System.Text;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Benchmarks;

/// <summary>The simulated provider of SmmOrders.Providers.Testing in a process of its own, with so many orders.</summary>
internal sealed class ProviderProcess(Helper helper) : IAsyncDisposable
{
    public const string Argument = "--provider";
    public const string Key = "simulated-key";

    private readonly DateTimeOffset _start = TimeProvider.System.GetUtcNow();

    public Uri Address { get; } = new(helper.Line);

    public TimeSpan CpuTime => helper.CpuTime;

    /// <summary>Since it has its orders.</summary>
    public TimeSpan Elapsed => TimeProvider.System.GetUtcNow() - _start;

    public static async Task<ProviderProcess> StartAsync(int orders) => new(await Helper.StartAsync(Argument, orders.ToString(CultureInfo.InvariantCulture)));

    /// <summary>What that process does.</summary>
    public static async Task RunAsync(int orders)
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new() { ApiKey = Key, MaxRequestsKept = 0, HistoryOf = order => Answers.Of(order.Number) });
        for (int order = 0; order < orders; order++)
        {
            _ = provider.Orders.Place(OpenOrders.Quantity);
        }

        Console.WriteLine(provider.Address);
        _ = await Console.In.ReadToEndAsync();
    }

    /// <summary>Its answer about orders, as bytes.</summary>
    public async Task<byte[]> AnswerAsync(IEnumerable<string> ids)
    {
        using var client = new HttpClient();
        using var request = new StringContent($"key={Key}&action=status&orders={string.Join(',', ids)}", Encoding.UTF8, "application/x-www-form-urlencoded");
        using HttpResponseMessage response = await client.PostAsync(Address, request);
        return await response.Content.ReadAsByteArrayAsync();
    }

    public ValueTask DisposeAsync() => helper.DisposeAsync();
}
