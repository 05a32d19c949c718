using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SmmOrders.Providers.Testing.Tests;

namespace SmmOrders.PanelBackend.Tests.Reseller;

/// <summary>Each attack on the API gets its clear answer, nothing is lost, and nothing is shown.</summary>
public sealed class ApiAttackTests(AttackedPanel attacked, RunningPanel panel) : IClassFixture<AttackedPanel>
{
    public static TheoryData<string> Names() => [.. ApiAttacks.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_attack_is_answered_moves_nothing_and_shows_nothing(string attack)
    {
        (string expected, bool isWhole) = AttackList.AnswerOf(attack, attacked.VictimsOrder);
        string before = await attacked.StateAsync();
        foreach (HttpRequestMessage request in ApiAttacks.All[attack](attacked))
        {
            using HttpResponseMessage answer = await attacked.Attacker.SendAsync(request);
            string body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            Assert.StartsWith(expected, body);
            Assert.Equal(isWhole, body.Length == expected.Length);
            Assert.Equal((AttackList.StatusOf(attack), "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.Null(AttackedPanel.SecretIn(body));
            Assert.Equal(SecurityHeaders.Policy, answer.Headers.GetValues("Content-Security-Policy").Single());
            Assert.False(answer.Headers.Contains("Set-Cookie") || answer.Headers.Contains("Access-Control-Allow-Origin"));
        }

        Assert.Equal(before, await attacked.StateAsync());
    }

    // What a handler that does not look at the owner would answer.
    [Theory]
    [InlineData("Another customer's order", "status", "order")]
    [InlineData("Another customer's order among many", "status", "orders")]
    [InlineData("Another customer's refill", "refill_status", "refill")]
    public async Task The_owner_is_told_what_the_attacker_is_not(string attack, string action, string field)
    {
        using var owner = new HttpPanelClient(panel.Api, Ways.Form, attacked.VictimsKey);
        string body = await owner.SendAsync(("action", action), (field, field == "refill" ? attacked.VictimsRefill : attacked.VictimsOrder));
        Assert.DoesNotContain(AttackList.AnswerOf(attack, attacked.VictimsOrder).Text, body);
        Assert.DoesNotContain("error", body);
    }

    [Fact]
    public void A_secret_is_found_in_an_answer_that_has_one() => Assert.NotNull(AttackedPanel.SecretIn("""{"link":"https://canary.example/secret"}"""));

    [Fact]
    [Trait(AttackListTests.Attack, "Guessing a key")]
    public async Task Guessing_a_key_is_stopped_and_valid_keys_go_on_from_the_same_address_and_from_others()
    {
        using var guesser = new PanelVisitor(panel.Address, from: IPAddress.Parse("127.0.0.12"));
        string before = await attacked.StateAsync();
        HttpResponseMessage[] guesses = await Task.WhenAll(Enumerable.Range(0, GuessLimiter.MostFailures + 5).Select(_ => BalanceAsync(guesser, ApiKey.Make())));
        HttpResponseMessage[] stopped = [.. guesses.Where(guess => guess.StatusCode == AttackList.StatusOf("Guessing a key"))];
        using HttpResponseMessage same = await BalanceAsync(guesser, attacked.Key);
        using HttpResponseMessage other = await BalanceAsync(attacked.Attacker, attacked.Key);

        Assert.Equal((GuessLimiter.MostFailures, 5), (guesses.Count(guess => guess.StatusCode == HttpStatusCode.OK), stopped.Length));
        foreach (HttpResponseMessage told in stopped)
        {
            Assert.InRange(told.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
            Assert.StartsWith("""{"error":"Too many requests with an invalid API key""", await told.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        foreach (HttpResponseMessage valid in (HttpResponseMessage[])[same, other])
        {
            Assert.Equal("""{"balance":"10.00","currency":"USD"}""", await valid.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(before, await attacked.StateAsync());
    }

    [Fact]
    [Trait(AttackListTests.Attack, "Eight orders at once for a wallet that has one")]
    public async Task A_wallet_that_has_one_order_pays_one_however_many_are_sent_at_once()
    {
        (int id, string key) = await panel.AddResellerAsync("racer", 0.60m);
        using var client = new HttpPanelClient(panel.Api, Ways.Form, key);

        string[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            client.SendAsync(("action", "add"), ("service", "instagram-likes"), ("link", "https://e.com"), ("quantity", 1000))));

        _ = Assert.Single(answers, answer => JsonDocument.Parse(answer).RootElement.TryGetProperty("order", out JsonElement _));
        Assert.Equal(7, answers.Count(answer => answer.Contains("Not enough funds", StringComparison.Ordinal)));
        Assert.Equal(1, await panel.ReadAsync(context => context.Orders.CountAsync(order => order.UserId == id)));
        Assert.Equal(0m, await panel.ReadAsync(context => context.Users.Where(user => user.Id == id).Select(user => user.Balance).SingleAsync()));
    }

    private Task<HttpResponseMessage> BalanceAsync(PanelVisitor visitor, string key) => visitor.SendAsync(Ways.Form(panel.Api, [("key", key), ("action", "balance")]));
}
