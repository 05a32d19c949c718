namespace SmmOrders.Providers.Testing.Tests;

/// <summary>Only what a provider knows is asked for a key.</summary>
public sealed class ActionRouterTests
{
    private const string Key = "simulated-key";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nonsense")]
    [InlineData("Balance")]
    [InlineData("order")]
    public async Task An_unknown_action_is_an_incorrect_request_whatever_the_key(string action) =>
        Assert.Equal(("Incorrect request", "Incorrect request"), await AskAsync(new(), action));

    [Theory]
    [InlineData("orders")]
    [InlineData("statuses")]
    [InlineData("multi_status")]
    public async Task An_action_for_many_is_unknown_to_a_provider_without_bulk(string action) =>
        Assert.Equal(("Incorrect request", "Incorrect request"), await AskAsync(new() { BulkStatus = BulkStatusSupport.None }, action));

    [Theory]
    [InlineData("services")]
    [InlineData("balance")]
    [InlineData("add")]
    [InlineData("status")]
    [InlineData("orders")]
    [InlineData("statuses")]
    [InlineData("multi_status")]
    [InlineData("refill")]
    [InlineData("refill_status")]
    [InlineData("cancel")]
    public async Task A_known_action_with_a_wrong_key_learns_that(string action)
    {
        (string wrong, string right) = await AskAsync(new(), action);

        Assert.Equal("Invalid API key", wrong);
        Assert.NotEqual("Invalid API key", right);
    }

    // The errors that the action gets with a wrong key and with the right one.
    private static async Task<(string Wrong, string Right)> AskAsync(SimulatedProviderOptions options, string action)
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(options, Token);
        using var caller = new Caller(provider);
        string fields = $"action={action}&orders=7";
        return (ErrorIn(await caller.AskAsync(fields, "wrong-key")), ErrorIn(await caller.AskAsync(fields, Key)));
    }

    private static string ErrorIn(string answer) => answer.StartsWith("""{"error":""", StringComparison.Ordinal) ? answer.Split('"')[3] : answer;
}
