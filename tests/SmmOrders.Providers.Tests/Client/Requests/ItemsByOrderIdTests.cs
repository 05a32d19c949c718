using System.Collections.Immutable;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>A panel asks with its own orders, and gets each back with its answer, at once or as answers come.</summary>
public sealed class ItemsByOrderIdTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_item_is_returned_in_its_place_with_its_answer()
    {
        await using Panel panel = await Panel.OpenAsync();
        Row[] rows = [.. Enumerable.Range(0, 250).Select(at => new Row(at, panel.Provider.Orders.Place(1000 + at, OrderHistory.Waiting).Id))];

        ImmutableArray<ItemStatus<Row>> polled = await panel.Client.GetStatusesAsync(rows, row => row.ProviderOrder, Token);

        Assert.Equal(rows, polled.Select(item => item.Item));
        Assert.All(polled, item => Assert.Equal((item.Item.ProviderOrder, 1000 + item.Item.Id), (item.OrderId, item.Result.GetValue().Report.Remains.Count)));
        Assert.Equal(3, panel.Provider.Requests.Length);
    }

    [Fact]
    public async Task Items_of_one_order_share_its_answer_and_items_without_an_identifier_are_reported()
    {
        await using Panel panel = await Panel.OpenAsync();
        string id = panel.Provider.Orders.Place(1000, OrderHistory.Waiting).Id;
        Row[] rows = [new(1, null), new(2, id), new(3, "1,2"), new(4, id), new(5, "404"), new(6, "0"), new(7, "")];

        ImmutableArray<ItemStatus<Row>> polled = await panel.Client.GetStatusesAsync(rows, row => row.ProviderOrder, Token);

        Assert.Equal(rows, polled.Select(item => item.Item));
        Assert.Equal(
            [ProviderFailureKind.NotAsked, null, ProviderFailureKind.NotAsked, null, ProviderFailureKind.ProviderError, ProviderFailureKind.NotAsked, ProviderFailureKind.NotAsked],
            polled.Select(item => item.Result.Failure?.Kind));
        Assert.Same(polled[1].Result, polled[3].Result);
        Assert.Equal("no identifier: NotAsked: it has no identifier", polled[0].ToString());
        Assert.StartsWith($"{id}: Pending, remains 1000", polled[1].ToString(), StringComparison.Ordinal);
        Assert.Equal("1,2: NotAsked: \"1,2\" is not an identifier of an order", polled[2].ToString());
        Assert.Equal(ReportKind.Malformed, polled[0].Result.ToReport().Kind);
        Assert.Equal([id, "404"], Assert.Single(panel.Provider.Requests).Ids);
    }

    [Fact]
    public async Task Items_without_an_identifier_cost_no_request()
    {
        await using Panel panel = await Panel.OpenAsync();

        ImmutableArray<ItemStatus<Row>> polled = await panel.Client.GetStatusesAsync([new Row(1, null)], row => row.ProviderOrder, Token);
        int batches = 0;
        await foreach (ImmutableArray<ItemStatus<Row>> batch in panel.Client.StreamStatusesAsync([new Row(1, null)], row => row.ProviderOrder, Token))
        {
            batches += batch.Length;
        }

        Assert.Equal((1, 1), (polled.Length, batches));
        Assert.Empty(panel.Provider.Requests);
    }

    [Fact]
    public async Task A_slow_request_does_not_hold_up_the_others()
    {
        var slow = new TaskCompletionSource();
        var stub = new StubProvider { MaxOrdersPerRequest = 2, Delay = asked => asked == "1,2" ? slow.Task : Task.CompletedTask };
        string[] ids = ["1", "2", "3", "4", "5", "6", "7", "8"];
        var came = new List<string>();

        await foreach (ImmutableArray<ProviderItem<ProviderAnswer>> batch in new SmmProviderClient(stub).StreamStatusesAsync(ids, Token))
        {
            came.Add(string.Join(',', batch.Select(item => item.Id)));
            if (came.Count == 3)
            {
                slow.SetResult(); // Only now: the others have come.
            }
        }

        Assert.Equal(["3,4", "5,6", "7,8", "1,2"], came);
    }

    [Fact]
    public async Task A_slow_request_holds_up_a_call_that_waits_for_all()
    {
        var slow = new TaskCompletionSource();
        var stub = new StubProvider { MaxOrdersPerRequest = 2, Delay = _ => slow.Task };

        Task<ImmutableArray<ProviderItem<ProviderAnswer>>> polling = new SmmProviderClient(stub).GetStatusesAsync(["1", "2", "3"], Token);
        Assert.False(polling.IsCompleted);
        slow.SetResult();

        Assert.Equal(3, (await polling).Length);
    }

    [Fact]
    public async Task Items_stream_together_once_each_over_a_real_socket()
    {
        await using Panel panel = await Panel.OpenAsync(options => options.BulkParallelism = 3);
        Row[] rows = [new(-1, null), .. Enumerable.Range(0, 450).Select(at => new Row(at, panel.Provider.Orders.Place(1000 + at, OrderHistory.Waiting).Id))];
        var came = new List<ItemStatus<Row>>();

        await foreach (ImmutableArray<ItemStatus<Row>> batch in panel.Client.StreamStatusesAsync(rows, row => row.ProviderOrder, Token))
        {
            Assert.InRange(batch.Length, 1, 100);
            came.AddRange(batch);
        }

        Assert.Equal(rows, came.Select(item => item.Item).OrderBy(row => row.Id));
        Assert.Equal(-1, came[0].Item.Id);
        Assert.Equal(5, panel.Provider.Requests.Length);
    }

    [Fact]
    public async Task Stopping_early_stops_the_requests_and_keeps_the_batches_received()
    {
        var never = new TaskCompletionSource();
        var stub = new StubProvider { MaxOrdersPerRequest = 1, Delay = asked => asked == "1" ? Task.CompletedTask : never.Task };
        string[] ids = [.. Enumerable.Range(1, 50).Select(id => $"{id}")];
        var came = new List<string>();

        await foreach (ImmutableArray<ProviderItem<ProviderAnswer>> batch in new SmmProviderClient(stub).StreamStatusesAsync(ids, Token))
        {
            came.AddRange(batch.Select(item => item.Id));
            break; // It ends though an answer will never come.
        }

        Assert.Equal(["1"], came);
        Assert.True(stub.Asked.Count <= 4, $"{stub.Asked.Count}");
    }

    [Fact]
    public async Task Cancellation_ends_the_stream()
    {
        using var canceled = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var never = new TaskCompletionSource();
        var stub = new StubProvider { MaxOrdersPerRequest = 1, Delay = asked => asked == "1" ? Task.CompletedTask : never.Task };
        var came = new List<string>();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ImmutableArray<ProviderItem<ProviderAnswer>> batch in new SmmProviderClient(stub).StreamStatusesAsync(["1", "2", "3"], canceled.Token))
            {
                came.AddRange(batch.Select(item => item.Id));
                await canceled.CancelAsync();
            }
        });

        Assert.Equal(["1"], came);
    }

    [Fact]
    public async Task A_slow_consumer_holds_up_further_requests()
    {
        var stub = new StubProvider { MaxOrdersPerRequest = 1 };
        string[] ids = [.. Enumerable.Range(1, 100).Select(id => $"{id}")];

        IAsyncEnumerator<ImmutableArray<ProviderItem<ProviderAnswer>>> stream = new SmmProviderClient(stub).StreamStatusesAsync(ids, Token).GetAsyncEnumerator(Token);
        for (var read = 1; read <= 100; read++)
        {
            Assert.True(await stream.MoveNextAsync());
            Assert.True(stub.Asked.Count <= read + 5, $"{stub.Asked.Count} requests after {read} batches");
        }

        Assert.False(await stream.MoveNextAsync());
        await stream.DisposeAsync();
    }

    [Fact]
    public void A_mistake_is_reported_immediately()
    {
        var client = new SmmProviderClient(new StubProvider());

        Assert.Equal("orderIds", Assert.Throws<ArgumentException>(() => { _ = client.StreamStatusesAsync(["1 2"], Token); }).ParamName);
        Assert.Equal("items", Assert.Throws<ArgumentNullException>(() => { _ = client.StreamStatusesAsync((Row[])null!, row => row.ProviderOrder, Token); }).ParamName);
        Assert.Equal("idOf", Assert.Throws<ArgumentNullException>(() => { _ = client.StreamStatusesAsync(Array.Empty<Row>(), null!, Token); }).ParamName);
    }

    private sealed record Row(int Id, string? ProviderOrder);
}
