using Microsoft.Extensions.DependencyInjection;
using SmmOrders.Providers;

namespace SmmOrders.PanelBackend.Tests;

/// <summary>The operator's page of orders that are not at a provider, with orders of a provider that no worker sends to.</summary>
public sealed class QueueTests(ServicesTests.EmptyPanel own) : IClassFixture<ServicesTests.EmptyPanel>
{
    private const string Provider = "quiet";
    private const string Link = "https://page.example/busy";

    private static readonly TimeSpan Later = TimeSpan.FromDays(2.5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_queue_says_why_each_order_waits_in_the_providers_own_words()
    {
        int customer = await own.Panel.AddCustomerAsync("waits-for-reasons", 0m);
        _ = await own.Panel.AddCustomerAsync("olga", 0m, isOperator: true);
        using PanelVisitor olga = await new PanelVisitor(own.Panel.Address).SignInAsync("olga");
        long active = await SendAsync(customer, SubmissionStep.Place(), null);
        long link = await SendAsync(customer, SubmissionStep.Refuse(RefusalKind.ActiveOrderOnLink), "You have an active order with this link");
        long maintenance = await SendAsync(customer, SubmissionStep.Refuse(RefusalKind.Maintenance), "We are moving");
        long unsent = await SendAsync(customer, SubmissionStep.Requeue(), "No connection");
        long refused = await SendAsync(customer, SubmissionStep.Refuse(RefusalKind.BadLink), "Bad link");
        long unknown = await SendAsync(customer, SubmissionStep.LoseTrack(), "No answer");
        string page = await olga.ReadAsync("/operator/queue");

        Assert.DoesNotContain($"/operator/orders/{active}\"", page);
        Assert.Equal("It waits until quiet has ended another order on its link. quiet did not take it (active order on link): You have an active order with this link", WhyOf(link));
        Assert.Equal("It is tried again in 2 days. quiet did not take it (maintenance): We are moving", WhyOf(maintenance));
        Assert.Equal("It is tried again in 2 days. quiet did not take it: No connection", WhyOf(unsent));
        Assert.Equal("quiet refused it (bad link): Bad link", WhyOf(refused));
        Assert.Equal("quiet gave no clear answer. Look there whether it has the order.", WhyOf(unknown));

        // The names of the steps are left out: the headings say them in words.
        string attention = await olga.ReadAsync("/operator");
        Assert.Equal(("Bad link", "No answer"), (SaidOf(refused), SaidOf(unknown)));

        string WhyOf(long order) => page.Split($"/operator/orders/{order}\"")[1].Split("<p class=\"why\">")[1].Split("</p>")[0];

        string SaidOf(long order) => attention.Split($"href=\"/operator/orders/{order}\"")[1].Split("<p class=\"said\">")[1].Split("</p>")[0];
    }

    // Free, so that it needs no wallet; answered later than now, so that none is sent again while the test runs.
    private async Task<long> SendAsync(int customer, SubmissionStep answer, string? words)
    {
        PanelStore store = own.Panel.App.Services.GetRequiredService<PanelStore>();
        DateTimeOffset now = own.Panel.App.Services.GetRequiredService<PanelClock>().GetUtcNow();
        var order = new PanelOrder { UserId = customer, ServiceName = "Likes", Link = Link, PlacedAt = now, Form = Guid.NewGuid() };
        _ = await own.Panel.ReadAsync(context =>
        {
            _ = store.Add(context, order, new()
            {
                Quantity = 100,
                Charge = 0m,
                Currency = PanelMoney.Currency,
                Provider = Provider,
                ProviderService = "1",
                Fields = NewOrder.Default("1", Link, 100).Fields,
            });
            return context.SaveChangesAsync();
        });
        SubmissionClaim claim = await store.ClaimSubmissionAsync(Provider, own.Panel.App.Services.GetRequiredService<PanelClock>().GetUtcNow(), TimeSpan.FromSeconds(30), Token);
        Assert.Equal(OrderKey.Of(order.Id), claim.Claimed?.Order);
        OrderSubmissionOutcome outcome = await store.SubmitAsync(
            new()
            {
                Order = OrderKey.Of(order.Id),
                Step = answer,
                Attempt = claim.Claimed!.Attempt,
                ProviderOrderId = answer.Trigger == SubmissionTrigger.Place ? $"{order.Form}" : null,
                At = now + Later,
                Note = words,
            },
            Token);
        Assert.Equal(ApplyStatus.Applied, outcome.Status);
        return order.Id;
    }
}
