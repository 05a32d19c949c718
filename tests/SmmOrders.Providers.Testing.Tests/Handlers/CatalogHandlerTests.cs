namespace SmmOrders.Providers.Testing.Tests;

/// <summary>Services are told with what they have.</summary>
public sealed class CatalogHandlerTests
{
    private static readonly SimulatedService Plain = new("7", "Followers", "Default") { Rate = 1.5m, Min = 10, Max = 20, Refill = false };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("canonical", """[{"service":"7","name":"Followers","type":"Default","category":"First Category","rate":"1.5","min":"10","max":"20","refill":false,"cancel":true},{"service":"x8","name":"Followers","type":"Default","category":"First Category","rate":"1.5","min":"10","max":"20","refill":false,"cancel":true,"desc":"Slow","dripfeed":false}]""")]
    [InlineData("bare numbers", """[{"service":7,"name":"Followers","type":"Default","category":"First Category","rate":1.5,"min":10,"max":20,"refill":false,"cancel":true},{"service":"x8","name":"Followers","type":"Default","category":"First Category","rate":1.5,"min":10,"max":20,"refill":false,"cancel":true,"desc":"Slow","dripfeed":false}]""")]
    [InlineData("SmartPanel", """[{"service":"7","name":"Followers","type":"Default","category":"First Category","rate":"1.5","min":"10","max":"20","refill":false,"cancel":true,"desc":"","dripfeed":1},{"service":"x8","name":"Followers","type":"Default","category":"First Category","rate":"1.5","min":"10","max":"20","refill":false,"cancel":true,"desc":"Slow","dripfeed":0}]""")]
    public async Task Services_are_listed(string dialect, string answer)
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(
            new() { Services = [Plain, Plain with { Id = "x8", Description = "Slow", DripFeed = false }], Dialect = Known.Find(dialect) }, Token);
        using var caller = new Caller(provider);

        Assert.Equal(answer, await caller.AskAsync("action=services"));
    }

    [Fact]
    public async Task The_services_by_default_say_what_they_are()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var caller = new Caller(provider);

        Assert.Contains("""
            "desc":"Orders of kind Default, for tests"
            """, await caller.AskAsync("action=services"), StringComparison.Ordinal);
    }
}
