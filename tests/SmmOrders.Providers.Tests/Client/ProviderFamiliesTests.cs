using System.Collections.Immutable;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>The whole life of orders with every dialect and every family of panels, over a real socket.</summary>
public sealed class ProviderFamiliesTests
{
    private static readonly ImmutableArray<ProviderDialect> Dialects = [.. ProviderDialect.All, .. ProviderDialect.Families];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int, string> Rows() => [.. Dialects.Select((dialect, at) => (at, dialect.Name))];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Orders_are_placed_polled_refilled_and_canceled(int row, string name)
    {
        await using Panel panel = await Panel.OpenAsync(simulate: provider => provider.Dialect = Dialects[row]);
        SmmProviderClient client = panel.Client;

        string placed = (await client.AddOrderAsync(NewOrder.Default("1", "https://example.com/p/1", 1000), Token)).OrderId ?? name;
        panel.Provider.Orders[placed].History = At(OrderStatus.Partial, 843);
        string waiting = panel.Provider.Orders.Place(1000, OrderHistory.Waiting).Id;
        string done = panel.Provider.Orders.Place(1000, At(OrderStatus.Completed, 1000)).Id;
        ImmutableArray<ProviderItem<ProviderAnswer>> polled = await client.GetStatusesAsync([placed, waiting, done], Token);
        RefillAcknowledgement refill = (await client.RequestRefillAsync(done, Token)).GetValue();

        Assert.Equal(StatusReport.Of(OrderStatus.Partial, 157), (await client.GetStatusAsync(placed, Token)).ToReport());
        Assert.Equal(
            [StatusReport.Of(OrderStatus.Partial, 157), StatusReport.Of(OrderStatus.Pending, 1000), StatusReport.Of(OrderStatus.Completed, 0)],
            polled.Select(item => item.Result.ToReport()));
        Assert.Equal(RefillStatus.InProgress, (await client.GetRefillStatusAsync(refill.RefillId, Token)).GetValue().Status);
        Assert.Equal(waiting, (await client.RequestCancelAsync(waiting, Token)).GetValue().OrderId);
        Assert.Equal(17, (await client.GetServicesAsync(Token)).GetValue().Services.Length);
        Assert.Equal("USD", (await client.GetBalanceAsync(Token)).GetValue().Currency);
        Assert.Equal(1, panel.Provider.Count("add"));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_refusal_has_its_kind(int row, string name)
    {
        await using Panel panel = await Panel.OpenAsync(simulate: provider => (provider.Dialect, provider.Balance) = (Dialects[row], 0.50m));
        SmmProviderClient client = panel.Client;
        string done = panel.Provider.Orders.Place(1000, At(OrderStatus.Completed, 1000)).Id;

        Assert.Equal((name, RefusalKind.ProviderOutOfFunds), (name, await WhyAsync(NewOrder.Default("1", "https://example.com/p/1", 1000))));
        Assert.Equal((name, RefusalKind.ServiceClosed), (name, await WhyAsync(NewOrder.Default("404", "https://example.com/p/1", 1))));
        Assert.Equal((name, RefusalKind.QuantityOutOfRange), (name, await WhyAsync(NewOrder.Default("1", "https://example.com/p/1", 2_000_000))));
        Assert.Equal((name, RefusalKind.Other), (name, (await client.RequestCancelAsync(done, Token)).Failure!.Refusal));
        Assert.Equal(ReportKind.ProviderError, (await client.GetStatusAsync("404", Token)).ToReport().Kind);
        Assert.Empty(panel.Provider.Orders.All.Skip(1));

        async Task<RefusalKind?> WhyAsync(NewOrder order)
        {
            OrderPlacement placement = await client.AddOrderAsync(order, Token);
            Assert.Equal((name, PlacementOutcome.Rejected), (name, placement.Outcome));
            return placement.Failure!.Refusal;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_wrong_key_is_reported_as_such_for_every_action(int row, string name)
    {
        await using Panel panel = await Panel.OpenAsync(options => options.ApiKey = new("wrong-key-0123456789"), provider => provider.Dialect = Dialects[row]);
        SmmProviderClient client = panel.Client;

        RefusalKind?[] refusals =
        [
            (await client.AddOrderAsync(NewOrder.Default("1", "https://example.com/p/1", 1), Token)).Failure?.Refusal,
            (await client.GetStatusAsync("1", Token)).Failure?.Refusal,
            .. (await client.GetStatusesAsync(["1", "2"], Token)).Select(item => item.Result.Failure?.Refusal),
            (await client.GetBalanceAsync(Token)).Failure?.Refusal,
            (await client.GetServicesAsync(Token)).Failure?.Refusal,
            (await client.RequestRefillAsync("1", Token)).Failure?.Refusal,
            (await client.GetRefillStatusAsync("1", Token)).Failure?.Refusal,
            (await client.RequestCancelAsync("1", Token)).Failure?.Refusal,
        ];

        Assert.All(refusals, refusal => Assert.Equal((name, RefusalKind.Unauthorized), (name, refusal)));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Drip_feeds_and_subscriptions_keep_their_children(int row, string name)
    {
        await using Panel panel = await Panel.OpenAsync(simulate: provider => provider.Dialect = Dialects[row]);
        OrderPlacement placed = await panel.Client.AddOrderAsync(NewOrder.DripFeed("1", "https://example.com/p/1", 100, 3, TimeSpan.FromMinutes(10)), Token);

        ProviderAnswer answer = (await panel.Client.GetStatusAsync(placed.OrderId!, Token)).GetValue();

        bool areNamed = !Dialects[row].Traits.HasFlag(DialectTraits.ParentsWithoutOrders);
        Assert.True(answer.Report.Remains.IsMissing);
        Assert.Equal((name, areNamed), (name, answer.Report.IsParent));
        Assert.Equal(areNamed, answer.Parent is { Runs: not null, Orders.Length: > 0 });
        Assert.True(!areNamed || (await panel.Client.GetStatusAsync(answer.Parent!.Orders[0], Token)).IsSuccess);
    }

    private static OrderHistory At(OrderStatus status, int permille) => OrderHistory.Script(new HistoryStep(TimeSpan.Zero, status, permille));
}
