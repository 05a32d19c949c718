using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>An answer has a size, counted after decompression. Alone, because it counts what the whole process allocates.</summary>
[Collection(nameof(Alone))]
public sealed class AnswerSizeTests
{
    private const long Mebibyte = 1024 * 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bomb_of_300_MiB_costs_less_than_8_MiB()
    {
        await using Panel panel = await Panel.OpenAsync();
        _ = await panel.Client.GetBalanceAsync(Token);
        panel.Provider.Faults.Next(SimulatedFault.GzipBomb(300 * Mebibyte), 2);
        _ = await panel.Client.GetBalanceAsync(Token);

        // What the provider allocates is counted too, since it lives in the same process.
        long before = GC.GetTotalAllocatedBytes(precise: true);
        ProviderResult<ProviderBalance> result = await panel.Client.GetBalanceAsync(Token);
        long cost = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.Equal((ProviderFailureKind.Malformed, "the answer is longer than the 1048576 bytes that are allowed (Reader.MaxBytes)"), (result.Failure!.Kind, result.Failure.Detail));
        Assert.True(cost < 8 * Mebibyte, $"It cost {cost} bytes.");
        Assert.True((await panel.Client.GetBalanceAsync(Token)).IsSuccess);
    }

    [Fact]
    public async Task A_client_without_a_limit_pays_for_the_whole_bomb()
    {
        const long Bomb = 64 * Mebibyte;
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        provider.Faults.Always(SimulatedFault.GzipBomb(Bomb));
        using var handler = new HttpClientHandler { AutomaticDecompression = System.Net.DecompressionMethods.GZip };
        using var client = new HttpClient(handler);
        using var form = new FormUrlEncodedContent([new("action", "balance")]);

        long before = GC.GetTotalAllocatedBytes(precise: true);
        using HttpResponseMessage answer = await client.PostAsync(provider.Address, form, Token);
        long cost = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.True(cost > Bomb, $"It cost {cost} bytes.");
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task The_limit_is_to_the_byte(int beyond, bool fits)
    {
        const string Balance = """{"balance":"1"}""";
        const int Limit = 100;
        string body = Balance + new string(' ', Limit + beyond - Balance.Length);
        await using var host = new RawHost((_, _) => RawHost.Http(body));
        await using Panel panel = await Panel.OpenAsync(options =>
        {
            options.Address = host.Address;
            options.Reader.MaxBytes = Limit;
        });

        Assert.Equal(fits, (await panel.Client.GetBalanceAsync(Token)).IsSuccess);
    }

    [Fact]
    public async Task The_list_of_services_may_have_a_limit_of_its_own()
    {
        await using Panel panel = await Panel.OpenAsync(options =>
        {
            options.Reader.MaxBytes = 1000;
            options.MaxServicesBytes = 100_000;
        });
        await using Panel small = await Panel.OpenAsync(options => options.MaxServicesBytes = 100);

        Assert.True((await panel.Client.GetServicesAsync(Token)).IsSuccess);
        Assert.Equal("Malformed: the answer is longer than the 100 bytes that are allowed (MaxServicesBytes)", (await small.Client.GetServicesAsync(Token)).ToString());
    }

    [Fact]
    public async Task The_list_of_services_may_have_16_MiB_by_default()
    {
        string body = "[]" + new string(' ', (16 * (int)Mebibyte) - 2);
        await using var host = new RawHost((number, _) => RawHost.Http(number == 1 ? body : body + " "));
        await using Panel panel = await Panel.OpenAsync(options => options.Address = host.Address);

        Assert.True((await panel.Client.GetServicesAsync(Token)).IsSuccess);
        Assert.Equal(
            "Malformed: the answer is longer than the 16777216 bytes that are allowed (MaxServicesBytes)", (await panel.Client.GetServicesAsync(Token)).ToString());
    }

    [Fact]
    public async Task The_limit_of_the_list_of_services_is_for_no_other_answer()
    {
        const string TooLong = "Malformed: the answer is longer than the 1000 bytes that are allowed (Reader.MaxBytes)";
        string body = "[]" + new string(' ', 1000);
        await using var host = new RawHost((_, _) => RawHost.Http(body));
        await using Panel panel = await Panel.OpenAsync(options =>
        {
            options.Address = host.Address;
            options.Reader.MaxBytes = 1000;
            options.MaxServicesBytes = 100_000;
        });

        Assert.True((await panel.Client.GetServicesAsync(Token)).IsSuccess);
        Assert.Equal(
            [TooLong, TooLong, TooLong, TooLong, TooLong, $"Unknown: {TooLong}"],
            [
                $"{await panel.Client.GetBalanceAsync(Token)}",
                $"{await panel.Client.GetStatusAsync("1", Token)}",
                $"{await panel.Client.GetRefillStatusAsync("1", Token)}",
                $"{await panel.Client.RequestRefillAsync("1", Token)}",
                $"{await panel.Client.RequestCancelAsync("1", Token)}",
                $"{await panel.Client.AddOrderAsync(NewOrder.Package("1", "L"), Token)}",
            ]);
    }
}
