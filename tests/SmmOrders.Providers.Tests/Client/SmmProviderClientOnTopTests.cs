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

    [Fact]
    public void Without_a_provider_there_is_no_client() =>
        Assert.Equal("provider", Assert.Throws<ArgumentNullException>(() => new SmmProviderClient(null!)).ParamName);
}
