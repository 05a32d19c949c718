using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using SmmOrders.Providers;

namespace SmmOrders.PanelBackend.Tests.Reseller;

/// <summary>Our own client gets on with the panel over a socket, as with any provider.</summary>
public sealed class ResellerClientTests(RunningPanel panel)
{
    private static readonly OrderTracker Tracker = new(new RefundPolicy { Decimals = 2, Rounding = RefundRounding.HalfUp });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_that_ends_Partial_is_refunded_to_the_cent_by_the_panel_and_by_the_resellers_own_rules()
    {
        (_, string key) = await panel.AddResellerAsync("resells-partial", 10.00m);
        await using var own = new PanelClient(panel, key);
        using PanelVisitor visitor = await new PanelVisitor(panel.Address).SignInAsync("resells-partial");

        ProviderCatalog catalog = (await own.Client.GetServicesAsync(Token)).GetValue();
        ProviderService plays = catalog.Services.Single(service => service.Id == "spotify-plays");
        Assert.Equal((1.00m, 500, 500_000, false, true, "Default"), (plays.Rate, plays.Min, plays.Max, plays.Refill, plays.Cancel, plays.Type));
        Assert.Equal(0, catalog.Unreadable);
        Assert.Equal(new ProviderBalance(10.00m, "USD"), (await own.Client.GetBalanceAsync(Token)).GetValue());

        OrderPlacement placement = await own.Client.AddOrderAsync(NewOrder.Default(plays.Id, "https://page.example/track", 2500), Token);
        string id = Assert.IsType<string>(placement.OrderId);
        OrderState sold = Tracker.Place(2500, 5.00m, DateTimeOffset.UnixEpoch);
        _ = await visitor.FollowAsync($"/orders/{id}", html => html.Contains("badge partial", StringComparison.Ordinal));

        ImmutableArray<ProviderItem<ProviderAnswer>> many = await own.Client.GetStatusesAsync([id, "999999999"], Token);
        ProviderAnswer answer = many[0].Result.GetValue();
        OrderState ended = Tracker.Observe(sold, answer.Report, DateTimeOffset.UnixEpoch).Order;

        Assert.Equal((1.50m, "USD", 3572), (answer.Charge, answer.Currency, answer.StartCount));
        Assert.Equal((OrderStatus.Partial, 1500, 2.00m, 3.00m), (ended.Status, ended.Delivered, ended.Refunded, ended.Kept));
        Assert.Equal(answer, (await own.Client.GetStatusAsync(id, Token)).GetValue());
        Assert.Equal(ProviderFailureKind.ProviderError, many[1].Result.Failure!.Kind);
        Assert.Equal(8.50m, (await own.Client.GetBalanceAsync(Token)).GetValue().Amount);
    }

    [Fact]
    public async Task A_refill_is_taken_and_followed_until_it_is_done()
    {
        (_, string key) = await panel.AddResellerAsync("resells-refill", 10.00m);
        await using var own = new PanelClient(panel, key);
        using PanelVisitor visitor = await new PanelVisitor(panel.Address).SignInAsync("resells-refill");
        string id = (await own.Client.AddOrderAsync(NewOrder.Default("instagram-likes", "https://page.example/p", 100), Token)).OrderId!;

        string slow = (await own.Client.AddOrderAsync(NewOrder.Default("telegram-members", "https://page.example/chat", 100), Token)).OrderId!;
        _ = await visitor.FollowAsync($"/orders/{id}", html => html.Contains("badge completed", StringComparison.Ordinal));
        ImmutableArray<ProviderItem<RefillAcknowledgement>> refills = await own.Client.RequestRefillsAsync([id, slow, "999999999"], Token);
        string refill = refills[0].Result.GetValue().RefillId;

        Assert.All(refills[1..], refused => Assert.Equal(ProviderFailureKind.ProviderError, refused.Result.Failure!.Kind));
        Assert.True((await own.Client.GetRefillStatusAsync(refill, Token)).IsSuccess);
        _ = await visitor.FollowAsync($"/orders/{id}", html => html.Contains("The refill is done", StringComparison.Ordinal));
        ImmutableArray<ProviderItem<RefillReport>> reports = await own.Client.GetRefillStatusesAsync([refill, "701"], Token);
        Assert.Equal(RefillStatus.Completed, reports[0].Result.GetValue().Status);
        Assert.Equal(ProviderFailureKind.ProviderError, reports[1].Result.Failure!.Kind);
    }

    [Fact]
    public async Task An_order_is_canceled_and_all_of_its_charge_is_back()
    {
        (int reseller, string key) = await panel.AddResellerAsync("resells-cancel", 10.00m);
        await using var own = new PanelClient(panel, key);
        using PanelVisitor visitor = await new PanelVisitor(panel.Address).SignInAsync("resells-cancel");
        string id = (await own.Client.AddOrderAsync(NewOrder.Default("telegram-members", "https://page.example/chat", 100), Token)).OrderId!;
        _ = await visitor.FollowAsync($"/orders/{id}", html => html.Contains("Received by the server", StringComparison.Ordinal));

        ImmutableArray<ProviderItem<CancelAcknowledgement>> cancels = await own.Client.RequestCancelsAsync([id, "999999999"], Token);
        _ = await visitor.FollowAsync($"/orders/{id}", html => html.Contains("badge canceled", StringComparison.Ordinal));

        Assert.True(cancels[0].Result.IsSuccess);
        Assert.Equal(ProviderFailureKind.ProviderError, cancels[1].Result.Failure!.Kind);
        ProviderAnswer answer = (await own.Client.GetStatusAsync(id, Token)).GetValue();
        Assert.Equal((OrderStatus.Canceled, 0m), (answer.Report.Status, answer.Charge));
        Assert.Equal(10.00m, (await own.Client.GetBalanceAsync(Token)).GetValue().Amount);
        Assert.Equal(ProviderFailureKind.ProviderError, (await own.Client.RequestCancelAsync(id, Token)).Failure!.Kind);
        Assert.Equal(1, await panel.ReadAsync(context => context.Orders.CountAsync(order => order.UserId == reseller)));
    }

    [Theory]
    [InlineData("instagram-likes", "https://page.example/p", 3, RefusalKind.QuantityOutOfRange)]
    [InlineData("instagram-likes", "https://page.example/p", 20_000, RefusalKind.ProviderOutOfFunds)]
    [InlineData("instagram-likes", "page.example", 100, RefusalKind.BadLink)]
    [InlineData("no-such-service", "https://page.example/p", 100, RefusalKind.ServiceClosed)]
    public async Task A_refused_order_is_read_for_what_it_is(string service, string link, long quantity, RefusalKind kind)
    {
        (_, string key) = await panel.AddResellerAsync($"resells-{kind}", 1.00m);
        await using var own = new PanelClient(panel, key);

        OrderPlacement placement = await own.Client.AddOrderAsync(NewOrder.Default(service, link, quantity), Token);

        Assert.Equal((PlacementOutcome.Rejected, kind), (placement.Outcome, placement.Failure?.Refusal));
        Assert.Equal(1.00m, (await own.Client.GetBalanceAsync(Token)).GetValue().Amount);
    }

    [Fact]
    public async Task A_wrong_key_is_read_as_a_wrong_key()
    {
        await using var own = new PanelClient(panel, ApiKey.Make());
        Assert.Equal(ProviderFailureKind.Unauthorized, (await own.Client.GetBalanceAsync(Token)).Failure!.Kind);
    }
}
