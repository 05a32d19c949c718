using System.Collections.Immutable;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>Any number of orders, a hundred a request, and one that fails costs its own hundred.</summary>
public sealed class BulkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_orders_are_ten_requests()
    {
        await using Panel panel = await Panel.OpenAsync(options => options.BulkParallelism = 4);
        string[] ids = Place(panel, 1000);

        ImmutableArray<ProviderItem<ProviderAnswer>> items = await panel.Client.GetStatusesAsync(ids, Token);

        Assert.Equal(ids, items.Select(item => item.Id));
        Assert.All(items, item => Assert.Equal(long.Parse(item.Id, System.Globalization.CultureInfo.InvariantCulture), item.Result.GetValue().Report.Remains.Count));
        Assert.Equal(10, panel.Provider.Requests.Length);
        Assert.All(panel.Provider.Requests, request => Assert.Equal(100, request.Ids.Length));
        Assert.Equal(ids.Order(), panel.Provider.Requests.SelectMany(request => request.Ids).Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(101)]
    [InlineData(199)]
    public async Task No_request_has_more_than_a_hundred(int count)
    {
        await using Panel panel = await Panel.OpenAsync();
        string[] ids = Place(panel, count);

        ImmutableArray<ProviderItem<ProviderAnswer>> items = await panel.Client.GetStatusesAsync(ids, Token);

        Assert.Equal(ids, items.Select(item => item.Id));
        Assert.All(items, item => Assert.True(item.Result.IsSuccess));
        Assert.Equal((count + 99) / 100, panel.Provider.Requests.Length);
    }

    [Fact]
    public async Task A_failed_request_affects_only_its_own_hundred()
    {
        await using Panel panel = await Panel.OpenAsync(options => options.BulkParallelism = 3);
        string[] ids = Place(panel, 1000);
        HashSet<string> struck = [.. ids.Skip(400).Take(100)];
        panel.Provider.Faults.Choose(request => request.Ids.Any(struck.Contains) ? SimulatedFault.Html(503) : null);

        ImmutableArray<ProviderItem<ProviderAnswer>> items = await panel.Client.GetStatusesAsync(ids, Token);

        Assert.Equal(struck.Order(), items.Where(item => !item.Result.IsSuccess).Select(item => item.Id).Order());
        Assert.All(items.Where(item => struck.Contains(item.Id)), item =>
            Assert.Equal((ProviderFailureKind.Unavailable, 503), (item.Result.Failure!.Kind, item.Result.Failure.HttpStatus)));
        Assert.Equal(9 + 3, panel.Provider.Requests.Length);
    }

    [Fact]
    public async Task An_order_that_comes_twice_is_asked_for_once()
    {
        await using Panel panel = await Panel.OpenAsync();
        string[] ids = Place(panel, 2);

        ImmutableArray<ProviderItem<ProviderAnswer>> items = await panel.Client.GetStatusesAsync([ids[1], ids[0], ids[1], ids[1]], Token);

        Assert.Equal([ids[1], ids[0]], items.Select(item => item.Id));
        Assert.Equal([ids[1], ids[0]], panel.Provider.Requests.Single().Ids);
    }

    [Theory]
    [InlineData("01")]
    [InlineData("+1")]
    [InlineData("1.5")]
    [InlineData("١")]
    [InlineData("１")]
    [InlineData("1\u200b")]
    [InlineData("1,2")]
    public async Task An_order_is_known_by_its_identifier(string named)
    {
        string body = $$$"""{"{{{named}}}":{"status":"Canceled","cancel":1},"2":{"status":"Pending","cancel":1}}""";
        string array = $$$"""[{"order":"{{{named}}}","status":"Canceled","cancel":1},{"order":2,"status":"Pending","cancel":1}]""";
        await using var host = new RawHost((number, _) => RawHost.Http(number % 2 == 1 ? body : array));
        await using Panel panel = await Panel.OpenAsync(options => options.Address = host.Address);

        for (var i = 0; i < 2; i++)
        {
            ImmutableArray<ProviderItem<ProviderAnswer>> polled = await panel.Client.GetStatusesAsync(["1", "2"], Token);
            Assert.Equal([ProviderFailureKind.NotReported, null], polled.Select(item => item.Result.Failure?.Kind));
        }

        for (var i = 0; i < 2; i++)
        {
            ImmutableArray<ProviderItem<CancelAcknowledgement>> wished = await panel.Client.RequestCancelsAsync(["1", "2"], Token);
            Assert.Equal([ProviderFailureKind.NotReported, null], wished.Select(item => item.Result.Failure?.Kind));
        }
    }

    [Fact]
    public async Task One_bad_order_costs_no_other()
    {
        await using Panel panel = await Panel.OpenAsync();
        string[] ids = Place(panel, 2);

        ImmutableArray<ProviderItem<ProviderAnswer>> items = await panel.Client.GetStatusesAsync([ids[0], "404", ids[1]], Token);

        Assert.Equal([null, ProviderFailureKind.ProviderError, null], items.Select(item => item.Result.Failure?.Kind));
    }

    [Fact]
    public async Task Change_requests_for_many_orders_are_split_and_sent_once()
    {
        await using Panel panel = await Panel.OpenAsync();
        string[] ids = Place(panel, 250);
        HashSet<string> struck = [.. ids.Skip(100).Take(100)];
        panel.Provider.Faults.Choose(request => request.Ids.Any(struck.Contains) ? SimulatedFault.LostAnswer() : null);

        ImmutableArray<ProviderItem<CancelAcknowledgement>> items = await panel.Client.RequestCancelsAsync(ids, Token);

        Assert.Equal(3, panel.Provider.Requests.Length);
        Assert.All(items, item => Assert.Equal(struck.Contains(item.Id), item.Result.Failure?.MayHaveTakenEffect == true));
        Assert.Equal(150, items.Count(item => item.Result.IsSuccess));
    }

    // Each with a quantity of its own, so that a mix-up would show.
    private static string[] Place(Panel panel, int count) =>
        [.. Enumerable.Range(0, count).Select(at => panel.Provider.Orders.Place(23501 + at, OrderHistory.Waiting).Id)];
}
