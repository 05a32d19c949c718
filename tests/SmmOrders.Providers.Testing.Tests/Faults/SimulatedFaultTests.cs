using System.IO.Compression;

namespace SmmOrders.Providers.Testing.Tests;

/// <summary>Faults happen when they are told to, and as they are told.</summary>
public sealed class SimulatedFaultTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Faults_happen_in_the_order_given_and_then_by_the_rule()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var caller = new Caller(provider);
        provider.Faults.Always(SimulatedFault.Html(500));
        provider.Faults.Next(SimulatedFault.Html(501), action: "services");
        provider.Faults.Next(SimulatedFault.Html(502), times: 2);
        provider.Faults.Next(SimulatedFault.Html(503));
        var seen = new List<int>();

        foreach (string action in new[] { "balance", "balance", "services", "balance", "balance", "balance" })
        {
            using HttpResponseMessage answer = await caller.PostAsync($"action={action}");
            seen.Add((int)answer.StatusCode);
        }

        provider.Faults.Clear();
        using HttpResponseMessage last = await caller.PostAsync("action=balance");
        Assert.Equal([502, 502, 501, 503, 500, 500], seen);
        Assert.Equal(200, (int)last.StatusCode);
    }

    [Fact]
    public async Task A_rule_sees_the_request()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var caller = new Caller(provider);
        provider.Faults.Choose(request => request.Ids.Contains("7") ? SimulatedFault.EmptyBody() : null);

        Assert.Equal("", await caller.AskAsync("action=status&orders=6,7"));
        Assert.NotEqual("", await caller.AskAsync("action=status&orders=6"));
    }

    [Fact]
    public async Task Answers_are_spoiled_as_told()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var caller = new Caller(provider);
        const string Form = "action=status&orders=1,2,3";

        Assert.Equal("""{"error":"Cannot handle key=simulated-key\u0026action=status\u0026orders=1,2,3"}""", await WithAsync(SimulatedFault.Echo()));
        Assert.Equal("""{"91":{"error":"Incorrect order ID"},"92":{"error":"Incorrect order ID"},"93":{"error":"Incorrect order ID"}}""", await WithAsync(SimulatedFault.WrongIds()));
        Assert.Equal("""{"1":{"error":"Incorrect order ID"},"3":{"error":"Incorrect order ID"}}""", await WithAsync(SimulatedFault.MissingItems()));
        Assert.Equal(2, (await WithAsync(SimulatedFault.Duplicates())).Split("\"3\":").Length - 1);
        Assert.Equal("""{"1":{"error":"Incorrect order ID"},"2":{"error":"Inc""", await WithAsync(SimulatedFault.Truncated()));
        Assert.Equal("""{"error":"No"}""", await WithAsync(SimulatedFault.Error("No", 402)));
        Assert.StartsWith("<!DOCTYPE html>", await WithAsync(SimulatedFault.Html(403)), StringComparison.Ordinal);

        Task<string> WithAsync(SimulatedFault fault)
        {
            provider.Faults.Next(fault);
            return caller.AskAsync(Form);
        }
    }

    [Fact]
    public async Task Headers_are_set_as_told()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var caller = new Caller(provider);
        provider.Faults.Next(SimulatedFault.TooManyRequests(TimeSpan.FromSeconds(90)));
        provider.Faults.Next(SimulatedFault.TooManyRequests());
        provider.Faults.Next(SimulatedFault.Redirect(new("https://example.com/login"), 302));

        using HttpResponseMessage wait = await caller.PostAsync("");
        using HttpResponseMessage plain = await caller.PostAsync("");
        using HttpResponseMessage redirect = await caller.PostAsync("");

        Assert.Equal((429, TimeSpan.FromSeconds(90)), ((int)wait.StatusCode, wait.Headers.RetryAfter!.Delta));
        Assert.Equal((429, null), ((int)plain.StatusCode, plain.Headers.RetryAfter));
        Assert.Equal((302, "https://example.com/login"), ((int)redirect.StatusCode, redirect.Headers.Location!.AbsoluteUri));
    }

    [Theory]
    [InlineData(204)]
    [InlineData(205)]
    [InlineData(304)]
    [InlineData(599)]
    public async Task Every_status_is_sent_as_told(int status)
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var caller = new Caller(provider);
        provider.Faults.Next(SimulatedFault.Html(status));

        using HttpResponseMessage answer = await caller.PostAsync("");

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_bomb_is_small_on_the_wire_and_as_large_as_told()
    {
        const int Mebibytes = 40;
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var caller = new Caller(provider);
        provider.Faults.Next(SimulatedFault.GzipBomb(Mebibytes * 1024 * 1024));

        using HttpResponseMessage answer = await caller.PostAsync("");
        byte[] wire = await answer.Content.ReadAsByteArrayAsync(Token);
        using var unzipped = new GZipStream(new MemoryStream(wire), CompressionMode.Decompress);
        var buffer = new byte[64 * 1024];
        long size = 0;
        for (int count; (count = unzipped.Read(buffer)) > 0; size += count)
        {
            Assert.False(buffer.AsSpan(0, count).ContainsAnyExcept((byte)0));
        }

        Assert.Equal(Mebibytes * 1024L * 1024, size);
        Assert.True(wire.Length < 100_000, $"{wire.Length}");
    }

    [Fact]
    public async Task A_lost_answer_is_an_order_that_nobody_learns_of()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var caller = new Caller(provider);
        const string Add = "action=add&service=1&link=L&quantity=10";

        provider.Faults.Next(SimulatedFault.Reset());
        _ = await Assert.ThrowsAnyAsync<HttpRequestException>(() => caller.AskAsync(Add));
        Assert.Empty(provider.Orders.All);
        provider.Faults.Next(SimulatedFault.LostAnswer());
        _ = await Assert.ThrowsAnyAsync<HttpRequestException>(() => caller.AskAsync(Add));
        _ = Assert.Single(provider.Orders.All);
        provider.Faults.Next(SimulatedFault.CutOff());
        _ = await Assert.ThrowsAnyAsync<HttpRequestException>(() => caller.AskAsync(Add));
        Assert.Equal(2, provider.Orders.All.Length);
    }

    [Fact]
    public void A_mistake_is_named()
    {
        SimulatedFaults faults = new();

        _ = Assert.Throws<ArgumentNullException>(() => faults.Next(null!));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => faults.Next(SimulatedFault.Reset(), 0));
        _ = Assert.Throws<ArgumentNullException>(() => faults.Always(null!));
        _ = Assert.Throws<ArgumentNullException>(() => faults.Choose(null!));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => SimulatedFault.Html(199));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => SimulatedFault.Error("no", 600));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => SimulatedFault.Redirect(new("https://example.com"), 200));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => SimulatedFault.Drip(TimeSpan.Zero));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => SimulatedFault.GzipBomb(0));
        _ = Assert.Throws<ArgumentNullException>(() => SimulatedFault.Redirect(null!));
    }
}
