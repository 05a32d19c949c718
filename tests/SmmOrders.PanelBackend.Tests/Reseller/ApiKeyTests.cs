using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SmmOrders.Providers.Testing.Tests;

namespace SmmOrders.PanelBackend.Tests.Reseller;

public sealed partial class ApiKeyTests(RunningPanel panel)
{
    [Fact]
    public async Task A_key_is_shown_once_and_stored_as_its_hash_and_a_new_one_replaces_it()
    {
        int customer = await panel.AddCustomerAsync("keyed", 1.00m);
        using PanelVisitor visitor = await new PanelVisitor(panel.Address).SignInAsync("keyed");
        Assert.Contains("You have none yet", await visitor.ReadAsync("/api"));

        string first = await MakeAsync(visitor);
        Assert.DoesNotContain(first, await visitor.ReadAsync("/api"));
        Assert.Equal(ApiKey.HashOf(first), await panel.ReadAsync(context => context.Users.Where(user => user.Id == customer).Select(user => user.ApiKeyHash).SingleAsync()));
        Assert.Contains("1.00", await BalanceAsync(first));

        string second = await MakeAsync(visitor);
        Assert.Contains("Incorrect API key", await BalanceAsync(first));
        Assert.Contains("1.00", await BalanceAsync(second));
    }

    [Fact]
    [Trait(AttackListTests.Attack, "A key made by another site's form")]
    public async Task A_key_is_not_made_without_the_forms_token()
    {
        int customer = await panel.AddCustomerAsync("forged-key", 1.00m);
        using PanelVisitor visitor = await new PanelVisitor(panel.Address).SignInAsync("forged-key");
        using HttpResponseMessage answer = await visitor.PostAsync("/api", []);
        Assert.Equal(AttackList.StatusOf("A key made by another site's form"), answer.StatusCode);
        Assert.Null(await panel.ReadAsync(context => context.Users.Where(user => user.Id == customer).Select(user => user.ApiKeyHash).SingleAsync()));
    }

    [Fact]
    public void Two_keys_are_never_the_same() => Assert.NotEqual(ApiKey.Make(), ApiKey.Make());

    private static async Task<string> MakeAsync(PanelVisitor visitor)
    {
        using HttpResponseMessage answer = await visitor.PostAsync("/api", await visitor.FieldsAsync("/api"));
        return Made().Match(await PanelVisitor.TextOfAsync(answer)).Value;
    }

    private async Task<string> BalanceAsync(string key)
    {
        using var client = new HttpPanelClient(panel.Api, Ways.Form, key);
        return await client.SendAsync(("action", "balance"));
    }

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Made();
}
