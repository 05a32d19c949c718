using System.Collections.Immutable;
using System.Globalization;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

public sealed class SmmProviderClientTests
{
    private static readonly HistoryStep[] Delivery =
    [
        new(TimeSpan.Zero, OrderStatus.Pending),
        new(TimeSpan.FromHours(1), OrderStatus.InProgress, 250),
        new(TimeSpan.FromHours(2), OrderStatus.Completed, 1000),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_order_is_placed_polled_and_delivered()
    {
        var time = new WatchedTime();
        await using Panel panel = await Panel.OpenAsync(simulate: provider =>
        {
            provider.Time = time;
            provider.HistoryOf = _ => OrderHistory.Script(Delivery);
        });

        OrderPlacement placed = await panel.Client.AddOrderAsync(NewOrder.Default("1", "https://example.com/p/1", 1000), Token);
        ProviderAnswer waiting = (await panel.Client.GetStatusAsync(placed.OrderId!, Token)).GetValue();
        time.Advance(TimeSpan.FromHours(1));
        ProviderAnswer running = (await panel.Client.GetStatusAsync(placed.OrderId!, Token)).GetValue();
        time.Advance(TimeSpan.FromHours(1));
        ProviderAnswer done = (await panel.Client.GetStatusAsync(placed.OrderId!, Token)).GetValue();

        Assert.Equal(PlacementOutcome.Placed, placed.Outcome);
        Assert.Equal("23501", placed.OrderId);
        Assert.Equal(StatusReport.Of(OrderStatus.Pending, 1000), waiting.Report);
        Assert.Equal(StatusReport.Of(OrderStatus.InProgress, 750), running.Report);
        Assert.Equal(StatusReport.Of(OrderStatus.Completed, 0), done.Report);
        Assert.Equal((3572L, 0.9m, "USD"), (done.StartCount!.Value, done.Charge!.Value, done.Currency!));
    }

    [Fact]
    public async Task A_status_goes_straight_into_the_tracker()
    {
        await using Panel panel = await Panel.OpenAsync();
        SimulatedOrder order = panel.Provider.Orders.Place(1000, OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.Partial, 600)));
        var tracker = new OrderTracker(RefundPolicy.HalfUp(2));
        DateTimeOffset now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

        ProviderResult<ProviderAnswer> result = await panel.Client.GetStatusAsync(order.Id, Token);
        OrderUpdate update = tracker.Observe(tracker.Place(1000, 10.00m, now), result.ToReport(), now);

        Assert.Equal(4.00m, update.Refund!.Amount);
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Every_dialect_has_the_same_meaning(string dialect)
    {
        await using Panel panel = await Panel.OpenAsync(
            simulate: provider => provider.Dialect = ProviderDialect.All.Single(candidate => candidate.Name == dialect));
        (OrderStatus Status, int Permille)[] stands =
        [
            (OrderStatus.Processing, 0), (OrderStatus.Pending, 0), (OrderStatus.InProgress, 250), (OrderStatus.Completed, 1000),
            (OrderStatus.Completed, 1002), (OrderStatus.Canceled, 100), (OrderStatus.Partial, 600), (OrderStatus.Partial, 0),
        ];
        ImmutableArray<string> ids = [.. stands.Select(stand => panel.Provider.Orders.Place(
            1000, OrderHistory.Script(new HistoryStep(TimeSpan.Zero, stand.Status, stand.Permille))).Id)];
        StatusReport[] expected = [.. stands.Select(stand => StatusReport.Of(stand.Status, 1000 - stand.Permille))];

        ImmutableArray<ProviderItem<ProviderAnswer>> many = await panel.Client.GetStatusesAsync([.. ids, "404"], Token);
        var alone = new List<StatusReport>();
        foreach (string id in ids)
        {
            alone.Add((await panel.Client.GetStatusAsync(id, Token)).ToReport());
        }

        Assert.Equal(expected, many.Take(ids.Length).Select(item => item.Result.ToReport()));
        Assert.Equal(expected, alone);
        Assert.Equal([.. ids, "404"], many.Select(item => item.Id));
        ProviderFailure unknown = many[^1].Result.Failure!;
        bool leftOut = dialect == "fractions";
        Assert.Equal(leftOut ? ProviderFailureKind.NotReported : ProviderFailureKind.ProviderError, unknown.Kind);
        Assert.Equal(leftOut ? "the answer does not contain it" : "Incorrect order ID", unknown.Detail);
        Assert.Equal(ProviderFailureKind.ProviderError, (await panel.Client.GetStatusAsync("404", Token)).Failure!.Kind);
    }

    [Fact]
    public async Task A_partial_order_without_its_remains_is_held()
    {
        await using Panel panel = await Panel.OpenAsync();
        SimulatedOrder order = panel.Provider.Orders.Place(1000, OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.Partial) { LeavesOutRemains = true }));

        StatusReport report = (await panel.Client.GetStatusAsync(order.Id, Token)).ToReport();

        Assert.Equal(StatusReport.Of(OrderStatus.Partial, Remains.Missing), report);
    }

    public static TheoryData<string> Dialects() => [.. ProviderDialect.All.Select(dialect => dialect.Name)];

    [Fact]
    public async Task All_services_are_listed()
    {
        await using Panel panel = await Panel.OpenAsync();

        ProviderCatalog catalog = (await panel.Client.GetServicesAsync(Token)).GetValue();

        Assert.Equal(SimulatedService.Kinds, catalog.Services.Select(service => service.Type!));
        Assert.Equal(0, catalog.Unreadable);
        ProviderService first = catalog.Services[0];
        Assert.Equal(("1", "Service of kind Default", "First Category", 0.90m, 1L, 1_000_000L, true, true),
            (first.Id, first.Name, first.Category, first.Rate, first.Min, first.Max, first.Refill, first.Cancel));
        Assert.Null(first.DripFeed);
    }

    [Fact]
    public async Task The_balance_is_exact()
    {
        await using Panel panel = await Panel.OpenAsync(simulate: provider => provider.Balance = 100.84292m);

        ProviderBalance before = (await panel.Client.GetBalanceAsync(Token)).GetValue();
        OrderPlacement placed = await panel.Client.AddOrderAsync(NewOrder.Default("1", "https://example.com/p/1", 3), Token);
        ProviderBalance after = (await panel.Client.GetBalanceAsync(Token)).GetValue();

        Assert.Equal(PlacementOutcome.Placed, placed.Outcome);
        Assert.Equal((100.84292m, "USD"), (before.Amount, before.Currency));
        Assert.Equal(100.84022m, after.Amount);
        Assert.Equal("100.84292 USD", before.ToString());
    }

    [Fact]
    public async Task Every_kind_of_order_can_be_placed()
    {
        await using Panel panel = await Panel.OpenAsync();
        (string Kind, NewOrder Order, string Wire)[] orders =
        [
            ("Default", NewOrder.Default("1", "L", 1000), "link=L, quantity=1000"),
            ("Default", NewOrder.DripFeed("1", "L", 100, 10, TimeSpan.FromHours(1)), "link=L, quantity=100, runs=10, interval=60"),
            ("Package", NewOrder.Package("2", "L"), "link=L"),
            ("SEO", NewOrder.Seo("3", "L", 10, ["a", "b"]), "link=L, quantity=10, keywords=a\nb"),
            ("Custom Comments", NewOrder.CustomComments("4", "L", ["great", "ğüş & = ?"]), "link=L, comments=great\nğüş & = ?"),
            ("Custom Comments Package", NewOrder.CustomComments("5", "L", ["great"]), "link=L, comments=great"),
            ("Comment Replies", NewOrder.CommentReplies("6", "L", "U", ["yes"]), "link=L, username=U, comments=yes"),
            ("Comment Likes", NewOrder.CommentLikes("7", "L", 10, "U"), "link=L, quantity=10, username=U"),
            ("Mentions", NewOrder.Mentions("8", "L", 10, ["u1", "u2"], null), "link=L, quantity=10, usernames=u1\nu2"),
            ("Mentions with Hashtags", NewOrder.Mentions("9", "L", 10, ["u1"], ["#h"]), "link=L, quantity=10, usernames=u1, hashtags=#h"),
            ("Mentions Custom List", NewOrder.MentionsCustomList("10", "L", ["u1", "u2"]), "link=L, usernames=u1\nu2"),
            ("Mentions Hashtag", NewOrder.MentionsHashtag("11", "L", 10, "#h"), "link=L, quantity=10, hashtag=#h"),
            ("Mentions User Followers", NewOrder.MentionsUserFollowers("12", "L", 10, "U"), "link=L, quantity=10, username=U"),
            ("Mentions Media Likers", NewOrder.MentionsMediaLikers("13", "L", 10, "M"), "link=L, quantity=10, media=M"),
            ("Poll", NewOrder.Poll("14", "L", 10, 0), "link=L, quantity=10, answer_number=0"),
            ("Invites from Groups", NewOrder.InvitesFromGroups("15", "L", 10, ["g1", "g2"]), "link=L, quantity=10, groups=g1\ng2"),
            ("Web Traffic", NewOrder.WebTraffic("16", "L", 10, "US", TrafficDevice.Mixed, TrafficSource.Search("shoes")), "link=L, quantity=10, country=US, device=5, type_of_traffic=1, google_keyword=shoes"),
            ("Web Traffic", NewOrder.WebTraffic("16", "L", 10, "US", TrafficDevice.Desktop, TrafficSource.Referrer("https://r")), "link=L, quantity=10, country=US, device=1, type_of_traffic=2, referring_url=https://r"),
            ("Web Traffic", NewOrder.WebTraffic("16", "L", 10, "US", TrafficDevice.Ios, TrafficSource.Blank), "link=L, quantity=10, country=US, device=3, type_of_traffic=3"),
            ("Subscriptions", NewOrder.Subscription("17", "U", 100, 110, TimeSpan.FromMinutes(90), 5, 0, new DateOnly(2026, 2, 9)), "username=U, min=100, max=110, delay=90, posts=5, old_posts=0, expiry=09/02/2026"),
            ("Subscriptions", NewOrder.Subscription("17", "U", 100, 100, TimeSpan.Zero), "username=U, min=100, max=100, delay=0"),
            ("Default", NewOrder.Default("1", "L", 7).With("speed", "x & y").With("link", "M"), "quantity=7, speed=x & y, link=M"),
        ];

        foreach ((string kind, NewOrder order, string wire) in orders)
        {
            OrderPlacement placed = await panel.Client.AddOrderAsync(order, Token);

            Assert.Equal(PlacementOutcome.Placed, placed.Outcome);
            Assert.Equal(kind, panel.Provider.Orders[placed.OrderId!].Service.Type);
            ReceivedRequest request = panel.Provider.Requests[^1];
            Assert.True(request.KeyWasRight);
            Assert.Equal($"action=add, service={order.Service}, {wire}", string.Join(", ", request.Fields.Select(field => $"{field.Key}={field.Value}")));
        }

        Assert.Equal(SimulatedService.Kinds, orders.Select(order => order.Kind).Distinct());
    }

    [Fact]
    public async Task An_order_that_the_provider_refuses_is_rejected()
    {
        await using Panel panel = await Panel.OpenAsync(simulate: provider => provider.Balance = 0.5m);
        (NewOrder Order, string Error)[] refused =
        [
            (NewOrder.Default("99", "L", 10), "Incorrect service ID"),
            (NewOrder.Default("1", "L", 2_000_000), "Quantity is from 1 to 1000000"),
            (NewOrder.Default("1", "L", 1000), "Not enough funds on balance"),
        ];

        foreach ((NewOrder order, string error) in refused)
        {
            OrderPlacement placement = await panel.Client.AddOrderAsync(order, Token);

            Assert.Equal(PlacementOutcome.Rejected, placement.Outcome);
            Assert.Equal((ProviderFailureKind.ProviderError, error, false),
                (placement.Failure!.Kind, placement.Failure.Detail, placement.Failure.MayHaveTakenEffect));
            Assert.Null(placement.OrderId);
        }

        Assert.Empty(panel.Provider.Orders.All);
    }

    [Fact]
    public async Task A_cancellation_request_is_fulfilled_by_the_status()
    {
        var time = new WatchedTime();
        await using Panel panel = await Panel.OpenAsync(simulate: provider => provider.Time = time);
        SimulatedOrder open = panel.Provider.Orders.Place(1000, OrderHistory.Waiting);
        SimulatedOrder done = panel.Provider.Orders.Place(1000, OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.Completed, 1000)));

        CancelAcknowledgement acknowledged = (await panel.Client.RequestCancelAsync(open.Id, Token)).GetValue();
        ImmutableArray<ProviderItem<CancelAcknowledgement>> refused = await panel.Client.RequestCancelsAsync([done.Id, "404"], Token);
        StatusReport before = (await panel.Client.GetStatusAsync(open.Id, Token)).ToReport();
        time.Advance(TimeSpan.FromMinutes(10));
        StatusReport after = (await panel.Client.GetStatusAsync(open.Id, Token)).ToReport();

        Assert.Equal(open.Id, acknowledged.OrderId);
        Assert.Equal(["The order cannot be canceled", "Incorrect order ID"], refused.Select(item => item.Result.Failure!.Detail));
        Assert.Equal(OrderStatus.Pending, before.Status);
        Assert.Equal(OrderStatus.Canceled, after.Status);
    }

    [Fact]
    public async Task A_refill_is_asked_for_and_followed()
    {
        var time = new WatchedTime();
        await using Panel panel = await Panel.OpenAsync(simulate: provider => provider.Time = time);
        var completed = OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.Completed, 1000));
        string[] ids = [panel.Provider.Orders.Place(10, completed).Id, panel.Provider.Orders.Place(10, completed).Id, panel.Provider.Orders.Place(10, OrderHistory.Waiting).Id];

        RefillAcknowledgement one = (await panel.Client.RequestRefillAsync(ids[0], Token)).GetValue();
        ImmutableArray<ProviderItem<RefillAcknowledgement>> many = await panel.Client.RequestRefillsAsync(ids[1..], Token);
        RefillAcknowledgement two = many[0].Result.GetValue();
        RefillReport before = (await panel.Client.GetRefillStatusAsync(one.RefillId, Token)).GetValue();
        time.Advance(TimeSpan.FromHours(1));
        ImmutableArray<ProviderItem<RefillReport>> after = await panel.Client.GetRefillStatusesAsync([one.RefillId, two.RefillId, "404"], Token);

        Assert.Equal((ids[0], "701", ids[1], "702"), (one.OrderId, one.RefillId, two.OrderId, two.RefillId));
        Assert.Equal("Refill is not available for this order", many[1].Result.Failure!.Detail);
        Assert.Equal((RefillStatus.InProgress, "In progress"), (before.Status, before.Word));
        Assert.Equal([RefillStatus.Completed, RefillStatus.Completed], after.Take(2).Select(item => item.Result.GetValue().Status));
        Assert.Equal("Refill not found", after[2].Result.Failure!.Detail);
    }

    [Fact]
    public async Task A_wrong_key_is_unauthorized_everywhere()
    {
        await using Panel panel = await Panel.OpenAsync(options => options.ApiKey = new("another-key"));

        OrderPlacement placement = await panel.Client.AddOrderAsync(NewOrder.Default("1", "L", 10), Token);

        Assert.Equal(PlacementOutcome.Rejected, placement.Outcome);
        Assert.Equal(ProviderFailureKind.Unauthorized, placement.Failure!.Kind);
        Assert.Equal(ProviderFailureKind.Unauthorized, (await panel.Client.GetStatusAsync("1", Token)).Failure!.Kind);
        Assert.Equal(ProviderFailureKind.Unauthorized, (await panel.Client.GetBalanceAsync(Token)).Failure!.Kind);
        Assert.All(await panel.Client.GetStatusesAsync(["1", "2"], Token), item => Assert.Equal(ProviderFailureKind.Unauthorized, item.Result.Failure!.Kind));
        Assert.All(panel.Provider.Requests, request => Assert.False(request.KeyWasRight));
    }

    [Fact]
    public async Task An_order_may_be_unknown_to_its_provider_for_a_while()
    {
        var time = new WatchedTime();
        await using Panel panel = await Panel.OpenAsync(simulate: provider =>
        {
            provider.Time = time;
            provider.HiddenFor = TimeSpan.FromMinutes(1);
        });
        OrderPlacement placed = await panel.Client.AddOrderAsync(NewOrder.Default("1", "L", 10), Token);

        ProviderResult<ProviderAnswer> early = await panel.Client.GetStatusAsync(placed.OrderId!, Token);
        time.Advance(TimeSpan.FromMinutes(1));
        ProviderResult<ProviderAnswer> later = await panel.Client.GetStatusAsync(placed.OrderId!, Token);

        Assert.Equal(ReportKind.ProviderError, early.ToReport().Kind);
        Assert.True(later.IsSuccess);
    }

    [Fact]
    public async Task Nothing_depends_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in new[] { "tr-TR", "de-DE", "hu-HU", "ar-SA" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                await using Panel panel = await Panel.OpenAsync(simulate: provider => provider.Balance = 1234.5m);
                _ = await panel.Client.AddOrderAsync(NewOrder.Subscription("17", "U", 1000, 2000, TimeSpan.FromMinutes(5), expiry: new DateOnly(2026, 11, 2)), Token);

                Assert.Equal("02/11/2026", panel.Provider.Requests[^1]["expiry"]);
                Assert.Equal("2000", panel.Provider.Requests[^1]["max"]);
                Assert.Equal(1232.7m, (await panel.Client.GetBalanceAsync(Token)).GetValue().Amount);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_thrown()
    {
        await using Panel panel = await Panel.OpenAsync();
        panel.Provider.Faults.Always(SimulatedFault.Silence());
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Token);

        Task<OrderPlacement> adding = panel.Client.AddOrderAsync(NewOrder.Default("1", "L", 10), caller.Token);
        Task<ImmutableArray<ProviderItem<ProviderAnswer>>> polling = panel.Client.GetStatusesAsync(["1", "2"], caller.Token);
        await panel.ReachedAsync(2);
        await caller.CancelAsync();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => adding);
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => polling);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("1,2")]
    [InlineData("1 2")]
    [InlineData("0")]
    [InlineData("1\n")]
    [InlineData("ïd")]
    public async Task An_invalid_identifier_is_the_callers_error(string id)
    {
        await using Panel panel = await Panel.OpenAsync();

        Assert.Equal("orderId", (await Assert.ThrowsAsync<ArgumentException>(() => panel.Client.GetStatusAsync(id, Token))).ParamName);
        Assert.Equal("orderId", (await Assert.ThrowsAsync<ArgumentException>(() => panel.Client.RequestCancelAsync(id, Token))).ParamName);
        Assert.Equal("orderId", (await Assert.ThrowsAsync<ArgumentException>(() => panel.Client.RequestRefillAsync(id, Token))).ParamName);
        Assert.Equal("refillId", (await Assert.ThrowsAsync<ArgumentException>(() => panel.Client.GetRefillStatusAsync(id, Token))).ParamName);
        Assert.Equal("orderIds", (await Assert.ThrowsAsync<ArgumentException>(() => panel.Client.GetStatusesAsync(["1", id], Token))).ParamName);
        Assert.Empty(panel.Provider.Requests);
    }

    [Fact]
    public async Task No_order_is_the_callers_error()
    {
        await using Panel panel = await Panel.OpenAsync();

        Assert.Equal("order", (await Assert.ThrowsAsync<ArgumentNullException>(() => panel.Client.AddOrderAsync(null!, Token))).ParamName);
        Assert.Empty(panel.Provider.Requests);
    }

    [Fact]
    public async Task Without_identifiers_there_is_no_request()
    {
        await using Panel panel = await Panel.OpenAsync();

        Assert.Empty(await panel.Client.GetStatusesAsync([], Token));
        Assert.Empty(await panel.Client.RequestCancelsAsync([], Token));
        Assert.Empty(panel.Provider.Requests);
    }
}
