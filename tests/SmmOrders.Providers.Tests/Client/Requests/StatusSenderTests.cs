using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>Orders move with every provider, also with one that cannot answer about many, and with an author who set nothing.</summary>
public sealed class StatusSenderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task If_a_provider_refuses_batches_its_orders_are_requested_one_by_one()
    {
        await using Panel panel = await Panel.OpenAsync(simulate: provider => provider.BulkStatus = BulkStatusSupport.None);
        string[] ids = Place(panel, 5);

        ImmutableArray<ProviderItem<ProviderAnswer>> polled = await panel.Client.GetStatusesAsync(ids, Token);

        Assert.Equal(ids, polled.Select(item => item.Id));
        Assert.All(polled, item => Assert.Equal(OrderStatus.Pending, item.Result.GetValue().Report.Status));

        // Once for all, once for one of them, and then for each of the others.
        Assert.Equal(1, panel.Provider.Requests.Count(request => request["orders"] is not null));
        Assert.Equal(ids.Order(), panel.Provider.Requests.Select(request => request["order"]).OfType<string>().Order());
    }

    [Fact]
    public async Task A_provider_without_batches_is_logged_once_with_the_option()
    {
        await using Panel panel = await Panel.OpenAsync(simulate: provider => provider.BulkStatus = BulkStatusSupport.None);
        string[] ids = Place(panel, 3);

        _ = await panel.Client.GetStatusesAsync(ids, Token);
        _ = await panel.Client.GetStatusesAsync(ids, Token);

        (string text, LogLevel level) = Assert.Single(
            panel.Logs.Entries.Select(entry => (entry.Text, entry.Level)), entry => entry.Text.Contains("Bulk.MaxOrdersPerRequest", StringComparison.Ordinal));
        Assert.Equal(LogLevel.Warning, level);
        Assert.Contains("alpha", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_remembered_for_an_hour_and_then_tried_again()
    {
        var time = new FakeTimeProvider();
        await using Panel panel = await Panel.OpenAsync(simulate: provider => provider.BulkStatus = BulkStatusSupport.None, configure: options => options.Time = time);
        string[] ids = Place(panel, 3);

        _ = await panel.Client.GetStatusesAsync(ids, Token);
        time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));
        _ = await panel.Client.GetStatusesAsync(ids, Token);
        int within = Bulks(panel);
        time.Advance(TimeSpan.FromTicks(1));
        _ = await panel.Client.GetStatusesAsync(ids, Token);

        Assert.Equal((1, 2), (within, Bulks(panel)));
    }

    [Fact]
    public async Task The_other_batches_wait_for_the_first_while_nothing_is_known()
    {
        await using Panel panel = await Panel.OpenAsync(options => options.BulkParallelism = 10, provider => provider.BulkStatus = BulkStatusSupport.None);
        string[] ids = Place(panel, 250);

        ImmutableArray<ProviderItem<ProviderAnswer>> polled = await panel.Client.GetStatusesAsync(ids, Token);

        Assert.All(polled, item => Assert.True(item.Result.IsSuccess));
        Assert.Equal((1, 251), (Bulks(panel), panel.Provider.Count("status")));
    }

    [Theory]
    [InlineData("Invalid API key")]
    [InlineData("Too many requests")]
    [InlineData("The panel is under maintenance")]
    public async Task A_refused_key_a_rate_limit_or_an_outage_is_not_repeated(string error)
    {
        await using Panel panel = await Panel.OpenAsync();
        string[] ids = Place(panel, 3);
        panel.Provider.Faults.Always(SimulatedFault.Error(error));

        ImmutableArray<ProviderItem<ProviderAnswer>> polled = await panel.Client.GetStatusesAsync(ids, Token);

        Assert.All(polled, item => Assert.Equal(StatusReport.ProviderError(error, item.Result.Failure!.Refusal!.Value), item.Result.ToReport()));
        Assert.Equal(1, panel.Provider.Count("status"));
    }

    [Fact]
    public async Task If_a_single_order_is_refused_as_well_nothing_is_concluded()
    {
        await using Panel panel = await Panel.OpenAsync();
        panel.Provider.Faults.Always(SimulatedFault.Error("Incorrect request"));

        ImmutableArray<ProviderItem<ProviderAnswer>> refused = await panel.Client.GetStatusesAsync(["1", "2", "3"], Token);
        panel.Provider.Faults.Clear();
        ImmutableArray<ProviderItem<ProviderAnswer>> answered = await panel.Client.GetStatusesAsync(Place(panel, 3), Token);

        Assert.All(refused, item => Assert.Equal("Incorrect request", item.Result.Failure!.Detail));
        Assert.All(answered, item => Assert.True(item.Result.IsSuccess));
        Assert.Equal(2, Bulks(panel));
    }

    // {"status":"fail"} refuses many; about one it is the order's own word, where the panel has mapped that.
    [Theory]
    [InlineData("""{"status":"fail"}""")]
    [InlineData("""{"status":"Fail","currency":"USD"}""")]
    [InlineData("""{"status":"failed"}""")]
    public async Task A_refusal_that_is_a_mapped_word_cancels_no_order(string refusal)
    {
        await using Panel panel = await Panel.OpenAsync(options => options.Reader.Vocabulary = ProviderVocabulary.Default
            .With("Fail", OrderStatus.Canceled).With("Failed", OrderStatus.Canceled));
        panel.Provider.Faults.Always(SimulatedFault.Raw(200, "application/json", System.Text.Encoding.UTF8.GetBytes(refusal)));

        ImmutableArray<ProviderItem<ProviderAnswer>> polled = await panel.Client.GetStatusesAsync(["1", "2", "3"], Token);

        Assert.All(polled, item => Assert.Equal(ReportKind.ProviderError, item.Result.ToReport().Kind));
        Assert.Equal(2, panel.Provider.Count("status"));
    }

    [Theory]
    [InlineData("\"remains\":\"10\"")]
    [InlineData("\"charge\":\"0.5\"")]
    [InlineData("\"start_count\":\"7\"")]
    [InlineData("\"posts\":\"3\"")]
    public async Task A_canceled_order_with_anything_of_its_own_shows_that_a_provider_supports_no_batches(string own)
    {
        byte[] refusal = """{"error":"Incorrect request"}"""u8.ToArray(), order = System.Text.Encoding.UTF8.GetBytes($$"""{"status":"Canceled",{{own}}}""");
        await using Panel panel = await Panel.OpenAsync();
        panel.Provider.Faults.Choose(request => SimulatedFault.Raw(200, "application/json", request["orders"] is null ? order : refusal));

        ImmutableArray<ProviderItem<ProviderAnswer>> polled = await panel.Client.GetStatusesAsync(["1", "2", "3"], Token);

        Assert.All(polled, item => Assert.Equal(OrderStatus.Canceled, item.Result.GetValue().Report.Status));
    }

    // One that the provider has forgotten would be refused alone as well: another one is asked for each time.
    [Fact]
    public async Task A_forgotten_order_does_not_hide_that_a_provider_supports_no_batches()
    {
        await using Panel panel = await Panel.OpenAsync(simulate: provider => provider.BulkStatus = BulkStatusSupport.None);
        string[] ids = ["404", .. Place(panel, 1)];

        ImmutableArray<ProviderItem<ProviderAnswer>> first = await panel.Client.GetStatusesAsync(ids, Token);
        ImmutableArray<ProviderItem<ProviderAnswer>> second = await panel.Client.GetStatusesAsync(ids, Token);

        Assert.Contains(true, new[] { first, second }.Select(polled => polled[1].Result.IsSuccess));
        Assert.False(second[0].Result.IsSuccess);
    }

    [Fact]
    public async Task A_provider_that_answers_about_one_by_that_order_itself_loses_no_order()
    {
        await using Panel panel = await Panel.OpenAsync(simulate: provider => provider.BulkStatus = BulkStatusSupport.BareOrderForOne);
        string[] ids = Place(panel, 101);

        ImmutableArray<ProviderItem<ProviderAnswer>> polled = await panel.Client.GetStatusesAsync(ids, Token);

        Assert.All(polled, item => Assert.Equal(OrderStatus.Pending, item.Result.GetValue().Report.Status));
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(3, 3)]
    [InlineData(7, 1)]
    [InlineData(100, 1)]
    public async Task An_option_says_how_many_orders_a_request_may_have(int most, int requests)
    {
        await using Panel panel = await Panel.OpenAsync(options => options.Bulk.MaxOrdersPerRequest = most, provider => provider.MaxOrdersPerRequest = most);

        ImmutableArray<ProviderItem<ProviderAnswer>> polled = await panel.Client.GetStatusesAsync(Place(panel, 7), Token);

        Assert.All(polled, item => Assert.True(item.Result.IsSuccess));
        Assert.Equal(requests, panel.Provider.Count());
    }

    [Theory]
    [InlineData("orders", "orders")]
    [InlineData("statuses", "orders")]
    [InlineData("status", "order")]
    public async Task Options_set_the_names_of_a_bulk_request(string action, string field)
    {
        await using Panel panel = await Panel.OpenAsync(options => (options.Bulk.StatusAction, options.Bulk.StatusField) = (action, field));
        string[] ids = Place(panel, 3);

        ImmutableArray<ProviderItem<ProviderAnswer>> polled = await panel.Client.GetStatusesAsync(ids, Token);

        Assert.All(polled, item => Assert.True(item.Result.IsSuccess));
        ReceivedRequest request = Assert.Single(panel.Provider.Requests);
        Assert.Equal((action, string.Join(',', ids)), (request.Action, request[field]));
    }

    private static int Bulks(Panel panel) => panel.Provider.Requests.Count(request => request["orders"] is not null);

    private static string[] Place(Panel panel, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => panel.Provider.Orders.Place(1000, OrderHistory.Waiting).Id)];
}
