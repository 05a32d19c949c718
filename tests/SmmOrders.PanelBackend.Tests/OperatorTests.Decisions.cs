using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.PanelBackend.Tests;

// The orders are of no provider that the panel has: nobody sends them or asks about them, and what becomes of them is told here alone.
public sealed partial class OperatorTests
{
    private const decimal Charge = 4.00m;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PanelStore Store => _panel.App.Services.GetRequiredService<PanelStore>();

    private DateTimeOffset Now => _panel.App.Services.GetRequiredService<PanelClock>().GetUtcNow();

    [Theory]
    [InlineData("complete", OrderStatus.InProgress, OrderStatus.Completed, 0)]
    [InlineData("partial", OrderStatus.InProgress, OrderStatus.Partial, 260)]
    [InlineData("cancel", OrderStatus.InProgress, OrderStatus.Canceled, 400)]
    [InlineData("refund", OrderStatus.InProgress, OrderStatus.InProgress, 100)]
    [InlineData("correct-partial", OrderStatus.Completed, OrderStatus.Partial, 260)]
    [InlineData("correct-cancel", OrderStatus.Completed, OrderStatus.Canceled, 400)]
    public async Task What_is_decided_about_a_placed_order_is_what_becomes_of_it_and_of_the_money(string choice, OrderStatus before, OrderStatus after, int cents)
    {
        PanelOrder order = await AddAsync($"decided-{choice}", isPlaced: true);
        await ReportAsync(order, Now, StatusReport.Of(before, before == OrderStatus.Completed ? 0 : Remains.Missing));

        PanelOrder decided = await DecideAsync(order, choice);

        Assert.Equal((after, cents / 100m), (decided.Status, decided.Refunded));
        Assert.Equal(10.00m - Charge + decided.Refunded, decided.User!.Balance);
    }

    [Theory]
    [InlineData("place", SubmissionStatus.Unknown, SubmissionStatus.Placed, OrderStatus.Processing, 0)]
    [InlineData("requeue", SubmissionStatus.Unknown, SubmissionStatus.Queued, OrderStatus.Processing, 0)]
    [InlineData("requeue", SubmissionStatus.Refused, SubmissionStatus.Queued, OrderStatus.Processing, 0)]
    [InlineData("withdraw", SubmissionStatus.Refused, SubmissionStatus.Withdrawn, OrderStatus.Canceled, 400)]
    public async Task What_is_decided_about_an_order_on_its_way_is_what_becomes_of_it_and_of_the_money(
        string choice, SubmissionStatus before, SubmissionStatus after, OrderStatus status, int cents)
    {
        PanelOrder order = await AddAsync($"decided-{choice}-{before}", isPlaced: false);
        foreach (SubmissionStep step in (SubmissionStep[])[SubmissionStep.Send(Now.AddDays(1)), before == SubmissionStatus.Unknown ? SubmissionStep.LoseTrack() : SubmissionStep.Refuse(RefusalKind.BadLink)])
        {
            Assert.Equal(ApplyStatus.Applied, (await Store.SubmitAsync(new() { Order = OrderKey.Of(order.Id), Step = step, At = Now }, Token)).Status);
        }

        PanelOrder decided = await DecideAsync(order, choice);

        Assert.Equal((after, status, cents / 100m), (decided.SubmissionStatus, decided.Status, decided.Refunded));
        Assert.Equal(choice == "place" ? $"there-{order.Id}" : null, decided.ProviderOrderId);
        Assert.Equal(10.00m - Charge + decided.Refunded, decided.User!.Balance);
    }

    [Theory]
    [InlineData("true", RequestStatus.Acknowledged)]
    [InlineData("false", RequestStatus.Refused)]
    public async Task A_request_without_a_clear_answer_is_what_the_operator_found_out(string took, RequestStatus after)
    {
        string provider = $"elsewhere-{took}";
        PanelOrder order = await AddAsync($"asked-{took}", isPlaced: true, provider);
        OrderKey key = OrderKey.Of(order.Id);
        _ = await Store.AskAsync(new() { Order = key, Kind = RequestKind.Cancel, By = "its customer", At = Now }, Token);
        Guid request = (await Store.ClaimRequestAsync(provider, Now, TimeSpan.FromHours(12), Token)).Claimed!.Request;
        _ = await Store.AnswerRequestAsync(new() { Order = key, Request = request, Step = RequestStep.LoseTrack(), At = Now }, Token);
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        string desk = $"/operator/orders/{order.Id}";
        Assert.Contains("Did the provider take the request to cancel?", await olga.ReadAsync(desk));

        await PostAsync(olga, desk, "Request", ("request", $"{request}"), ("took", took), ("why", "it stands in their list"));

        string page = await olga.ReadAsync(desk);
        Assert.Contains($"<strong>Cancel, {after.ToString().ToLowerInvariant()}</strong>", page);
        Assert.DoesNotContain("Did the provider take", page);
        Assert.Equal((after, "olga", "it stands in their list"), await _panel.ReadAsync(context =>
            context.Requests.Where(entry => entry.Id == request).Select(entry => ValueTuple.Create(entry.Status, entry.AnsweredBy, entry.Words)).SingleAsync()));
    }

    [Fact]
    public async Task What_needs_no_decision_is_closed_once_and_stays_with_who_and_why()
    {
        PanelOrder order = await AddAsync("closed", isPlaced: true);
        await ReportAsync(order, Now, StatusReport.Of(OrderStatus.Completed, 5));
        Guid row = await _panel.ReadAsync(context => context.Attention.Where(each => each.OrderId == order.Id).Select(each => each.Id).SingleAsync());
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        Assert.Contains($"#{order.Id}<", await olga.ReadAsync("/operator"));

        await PostAsync(olga, "/operator", "Close", ("id", $"{row}"), ("why", "they delivered it"));
        string open = await olga.ReadAsync("/operator");
        await PostAsync(olga, "/operator", "Close", ("id", $"{row}"), ("why", "a second click"));

        Assert.Contains("It is closed.", open);
        Assert.DoesNotContain($"#{order.Id}<", open);
        Assert.Contains("It was closed already.", await olga.ReadAsync("/operator"));
        Assert.Contains("by olga: “they delivered it”", CardOf(order, await olga.ReadAsync("/operator?closed=true")));
    }

    [Fact]
    public async Task The_operator_is_told_of_what_is_stuck_late_unanswered_or_contradicts_itself()
    {
        DateTimeOffset ago = Now.AddHours(-30);
        PanelOrder stuck = await AddAsync("is-stuck", isPlaced: true, at: ago), late = await AddAsync("is-late", isPlaced: true, at: ago, service: "telegram-members"),
            silent = await AddAsync("is-unanswered", isPlaced: true, at: ago), torn = await AddAsync("is-torn", isPlaced: true, at: ago);
        await ReportAsync(stuck, ago, StatusReport.Of(OrderStatus.Processing));
        await ReportAsync(late, ago, StatusReport.Of(OrderStatus.Pending));
        await ReportAsync(silent, ago, StatusReport.Of(OrderStatus.InProgress), StatusReport.NotReported());
        await ReportAsync(torn, ago, StatusReport.Of(OrderStatus.Completed, 5));

        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        string page = await olga.FollowAsync("/operator", html => ((PanelOrder[])[stuck, late, silent, torn]).All(order => html.Contains($"#{order.Id}<", StringComparison.Ordinal)));

        Assert.All(
            [
                (stuck, "Stuck in processing", "Stuck in Processing. Check the link and the service"),
                (late, "Late", "Past the usual time frame for its service."),
                (silent, "Unanswered", "There has been no usable answer about this order for too long."),
                (torn, "Completed with remains", "Reported Completed with something left to deliver."),
            ],
            told =>
            {
                string card = CardOf(told.Item1, page);
                Assert.Contains($"<h2>{told.Item2}</h2>", card);
                Assert.Contains(told.Item3, card);
            });
        Assert.Contains("Completed, remains 5", CardOf(torn, page));
    }

    private static string CardOf(PanelOrder order, string page) => Assert.Single(page.Split("<li class=\"card\">"), card => card.Contains($"#{order.Id}<", StringComparison.Ordinal));

    // An order of a customer of its own, who has 10.00, as it was bought then.
    private async Task<PanelOrder> AddAsync(string customer, bool isPlaced, string? provider = null, DateTimeOffset? at = null, string service = "instagram-likes")
    {
        var order = new PanelOrder { UserId = await _panel.AddCustomerAsync(customer, 10.00m), ServiceName = "Likes", Link = "https://page.example", PlacedAt = at ?? Now, Form = Guid.NewGuid() };
        IServiceProvider panel = _panel.App.Services;
        await using ServiceProvider then = new ServiceCollection().AddLogging()
            .AddPanel(panel.GetRequiredService<IConfiguration>(), panel.GetRequiredService<PanelOptions>(), new PanelClock(order.PlacedAt, speed: 1)).BuildServiceProvider();
        return await _panel.ReadAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            Assert.True(await context.TryDebitAsync((PanelUser user) => user.Id, user => user.Balance, order.UserId, Charge));
            _ = then.GetRequiredService<PanelStore>().Add(context, order, new()
            {
                Quantity = 1000,
                Charge = Charge,
                Currency = PanelMoney.Currency,
                Service = service,
                Provider = provider,
                ProviderOrderId = isPlaced ? $"{order.Form}" : null,
            });
            _ = await context.SaveChangesAsync();
            await transaction.CommitAsync();
            return order;
        });
    }

    private async Task ReportAsync(PanelOrder order, DateTimeOffset at, params StatusReport[] reports)
    {
        foreach (StatusReport report in reports)
        {
            _ = Assert.Single(await Store.ApplyAsync([new() { Order = OrderKey.Of(order.Id), Report = report, At = at }]));
        }
    }

    // As the page offers it, with every field filled in, as a browser sends them. Returns the order with its customer.
    private async Task<PanelOrder> DecideAsync(PanelOrder order, string choice)
    {
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        string desk = $"/operator/orders/{order.Id}";
        Assert.Contains($"name=\"Choice\" value=\"{choice}\"", await olga.ReadAsync(desk));

        await PostAsync(olga, desk, "Decide", ("Choice", choice), ("Delivered", "350"), ("Total", "1.00"), ("ProviderOrderId", $" there-{order.Id} "), ("Why", "looked it up there"));

        string page = await olga.ReadAsync(desk);
        Assert.Contains("Decided, and recorded in the history under your name.", page);
        Assert.Contains("by olga · “looked it up there”", page);
        return await _panel.ReadAsync(context => context.Orders.AsNoTracking().Include(each => each.User).SingleAsync(each => each.Id == order.Id));
    }
}
