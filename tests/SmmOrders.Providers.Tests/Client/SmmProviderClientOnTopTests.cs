using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>The client on top of a provider that is none of ours: a stub, or an upstream of another kind.</summary>
public sealed class SmmProviderClientOnTopTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stub_is_asked_in_batches_of_what_it_holds()
    {
        var stub = new StubProvider { MaxOrdersPerRequest = 3 };
        var client = new SmmProviderClient(stub);

        ImmutableArray<ProviderItem<ProviderAnswer>> items = await client.GetStatusesAsync(["1", "2", "3", "4", "5", "6", "7", "1"], Token);

        Assert.Equal(["1", "2", "3", "4", "5", "6", "7"], items.Select(item => item.Id));
        Assert.All(items, item => Assert.Equal(OrderStatus.Pending, item.Result.GetValue().Report.Status));
        Assert.Equal(["1,2,3", "4,5,6", "7"], stub.Asked.Order());
        Assert.Equal(("stub", stub), (client.Name, client.Provider));
    }

    [Fact]
    public async Task If_a_stub_refuses_batches_its_orders_are_requested_one_by_one_for_an_hour()
    {
        var time = new FakeTimeProvider();
        var stub = new StubProvider { RefusesMany = true };
        var client = new SmmProviderClient(stub, time);

        ImmutableArray<ProviderItem<ProviderAnswer>> items = await client.GetStatusesAsync(["1", "2", "3"], Token);
        _ = await client.GetStatusesAsync(["1", "2"], Token);
        time.Advance(TimeSpan.FromHours(1));
        _ = await client.GetStatusesAsync(["1", "2"], Token);

        Assert.All(items, item => Assert.True(item.Result.IsSuccess));
        Assert.Equal(["1,2,3", "1,2"], stub.Asked.Where(asked => asked.Contains(',')));
    }

    [Fact]
    public async Task A_failure_of_the_whole_request_that_is_not_a_refusal_is_not_repeated()
    {
        var down = new ProviderFailure { Kind = ProviderFailureKind.Unavailable, Detail = "down", IsOfWholeRequest = true };
        var stub = new StubProvider { Failure = down };

        ImmutableArray<ProviderItem<ProviderAnswer>> items = await new SmmProviderClient(stub).GetStatusesAsync(["1", "2", "3"], Token);

        Assert.All(items, item => Assert.Same(down, item.Result.Failure));
        Assert.Equal(["1,2,3"], stub.Asked);
    }

    [Fact]
    public async Task A_provider_that_answers_about_others_is_a_programming_error()
    {
        var client = new SmmProviderClient(new StubProvider { Answers = ids => [.. ids.Skip(1)] });

        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetStatusesAsync(["1", "2"], Token));

        Assert.StartsWith("The provider stub was asked about 2 items and answered about others.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("an empty list")]
    [InlineData("nulls")]
    [InlineData("no results")]
    [InlineData("others, all refused")]
    public async Task A_provider_that_breaks_the_contract_is_named_and_asked_once(string how)
    {
        var refused = ProviderResult.Failed<ProviderAnswer>(
            new ProviderFailure { Kind = ProviderFailureKind.ProviderError, Refusal = RefusalKind.Other, Detail = "Incorrect request", IsOfWholeRequest = true });
        var stub = new StubProvider
        {
            Raw = how switch
            {
                "nothing" => default(ImmutableArray<ProviderItem<ProviderAnswer>>),
                "an empty list" => [],
                "nulls" => [null!, null!],
                "no results" => [new() { Id = "1", Result = null! }, new() { Id = "2", Result = null! }],
                _ => [new("3", refused)],
            },
        };

        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(() => new SmmProviderClient(stub).GetStatusesAsync(["1", "2"], Token));

        Assert.StartsWith("The provider stub was asked about 2 items and answered about others.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["1,2"], stub.Asked);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_provider_whose_request_holds_no_order_is_refused_where_it_is_taken(int max) => RefusedByName(
        new() { MaxOrdersPerRequest = max },
        $"The provider \"stub\" (StubProvider) cannot be used: its MaxOrdersPerRequest is {max}. Return how many orders one request may hold; 1 if it cannot cover several. (Parameter 'provider')");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void A_provider_without_a_name_is_refused_where_it_is_taken(string? name) => RefusedByName(
        new() { Name = name! },
        $"The provider \"{name}\" (StubProvider) cannot be used: its Name is null or blank. Return the name for logs and metrics; it never changes. (Parameter 'provider')");

    [Fact]
    public void A_provider_whose_orders_take_no_time_is_refused_where_it_is_taken() => RefusedByName(
        new() { AddTimeout = TimeSpan.Zero },
        "The provider \"stub\" (StubProvider) cannot be used: its AddTimeout is 00:00:00. Return the maximum time that AddOrderAsync takes; it is above zero. (Parameter 'provider')");

    [Fact]
    public async Task What_a_provider_says_of_itself_is_read_once()
    {
        var stub = new StubProvider { Name = "before", MaxOrdersPerRequest = 2 };
        var client = new SmmProviderClient(stub);
        (stub.Name, stub.MaxOrdersPerRequest) = ("after", 0);

        ImmutableArray<ProviderItem<ProviderAnswer>> items = await client.GetStatusesAsync(["1", "2", "3"], Token);

        Assert.Equal(["1,2", "3"], stub.Asked.Order());
        Assert.Equal((3, "before"), (items.Length, client.Name));
    }

    [Fact]
    public void Without_a_provider_there_is_no_client() =>
        Assert.Equal("provider", Assert.Throws<ArgumentNullException>(() => new SmmProviderClient(null!)).ParamName);

    private static void RefusedByName(StubProvider stub, string message)
    {
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => new SmmProviderClient(stub)).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => new SmmProviderDefinition(stub)).Message);
    }
}
