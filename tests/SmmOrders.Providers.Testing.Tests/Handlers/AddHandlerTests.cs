namespace SmmOrders.Providers.Testing.Tests;

/// <summary>What an order lacks, or has and should not, is said by the name of the field.</summary>
public sealed class AddHandlerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("service=1&link=L&quantity=10&runs=undefined&interval=5", "Incorrect runs")]
    [InlineData("service=1&link=L&quantity=10&runs=0&interval=5", "Incorrect runs")]
    [InlineData("service=1&link=L&quantity=10&interval=5", "Incorrect runs")]
    [InlineData("service=1&link=L&quantity=10&runs=2", "Incorrect interval")]
    [InlineData("service=1&link=L&quantity=10&runs=2&interval=soon", "Incorrect interval")]
    [InlineData("service=1&link=L&quantity=undefined&runs=undefined", "Incorrect quantity")]
    [InlineData("service=1&link=L&quantity=10.0", "Incorrect quantity")]
    [InlineData("service=1&link=L&quantity=99999999999", "Incorrect quantity")]
    [InlineData("service=14&link=L&quantity=10&answer_number=first", "Incorrect answer_number")]
    [InlineData("service=17&username=U&min=10&max=x", "Incorrect max")]
    [InlineData("service=17&username=U&min=10", "Incorrect max")]
    [InlineData("service=17&username=U&min=x&max=20", "Incorrect min")]
    [InlineData("service=17&username=U&min=21&max=20", "Incorrect min")]
    [InlineData("service=17&username=U&min=10&max=20&posts=0", "Incorrect posts")]
    [InlineData("service=17&username=U&min=10&max=20&old_posts=x", "Incorrect old_posts")]
    [InlineData("service=17&username=U&min=10&max=20&delay=x", "Incorrect delay")]
    [InlineData("service=17&username=U&min=10&max=20&expiry=2026-11-02", "Incorrect expiry")]
    [InlineData("service=17&username=U&min=10&max=20&expiry=30/02/2026", "Incorrect expiry")]
    [InlineData("service=18&link=L&quantity=10&runs=2&interval=5", "Drip-feed is not available for this service")]
    public async Task A_field_that_cannot_be_used_is_refused_by_its_name(string fields, string error)
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(
            new() { Services = [.. SimulatedService.OneOfEachKind, new("18", "No drip-feed", "Default") { DripFeed = false }] }, Token);
        using var caller = new Caller(provider);

        Assert.Equal($$"""{"error":"{{error}}"}""", await caller.AskAsync($"action=add&{fields}"));
        Assert.Empty(provider.Orders.All);
        Assert.Equal("""{"balance":"1000000","currency":"USD"}""", await caller.AskAsync("action=balance"));
    }

    [Theory]
    [InlineData("service=1&link=L&quantity=10&runs=&interval=")]
    [InlineData("service=14&link=L&quantity=+10+&answer_number=0")]
    [InlineData("service=17&username=U&min=&max=20&posts=&delay=&expiry=")]
    public async Task A_field_that_is_empty_is_as_good_as_none(string fields)
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var caller = new Caller(provider);

        Assert.Equal("""{"order":23501}""", await caller.AskAsync($"action=add&{fields}"));
    }
}
