using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using SmmOrders.Providers;

namespace SmmOrders.AotSmoke;

/// <summary>What a panel puts its own in: a provider of another kind, a table of providers, a store of new orders.</summary>
internal static class SeamSmoke
{
    public static async Task RunAsync(SmmProviderClient client, SmmProviders registered)
    {
        Say.Line($"{client.Provider.Name} {client.Provider.MaxOrdersPerRequest} {client.Provider.AddTimeout}");
        Say.Line($"{(await registered.ListAsync()).Providers.Length}");
        SayFields();
        SayResults();
        await AskAsync(new SmmProviderClient(new Upstream(), TimeProvider.System));
        await FollowAsync();
    }

    private static void SayFields()
    {
        ImmutableArray<KeyValuePair<string, string>> fields = NewOrder.Poll("1", "link", 100, 2).Fields;
        Say.Line($"{NewOrder.FromFields(fields)}");
        Say.Line($"{NewOrder.TryFromFields([.. fields, new("key", "secret")], out NewOrder? order, out string? fault)} {order} {fault}");
    }

    private static void SayResults()
    {
        var lost = new ProviderFailure
        {
            Kind = ProviderFailureKind.Unavailable,
            Detail = "lost",
            HttpStatus = 503,
            RetryAfter = TimeSpan.FromSeconds(1),
            MayHaveTakenEffect = true,
            IsOfWholeRequest = true,
        };
        var refused = new ProviderFailure { Kind = ProviderFailureKind.ProviderError, Detail = "Bad link", Refusal = RefusalKind.BadLink };
        var down = new ProviderFailure { Kind = ProviderFailureKind.TimedOut, Detail = "down" };
        Say.Line($"{OrderPlacement.Placed("7")} {OrderPlacement.Rejected(refused)} {OrderPlacement.NotSent(down)} {OrderPlacement.Unknown(lost)} {lost.IsOfWholeRequest}");
        Say.Line($"{ProviderResult.Success("x")} {ProviderResult.Failed<string>(down)} {new ProviderItem<string>("1", ProviderResult.Success("x")).Id}");
        var service = new ProviderService("1") { Name = "N", Type = "T", Category = "C", Description = "D", Rate = 1, Min = 1, Max = 2, Refill = true, Cancel = true, DripFeed = false, Unreadable = ProviderServiceFields.None };
        Say.Line($"{new ProviderCatalog([service], 1).Unreadable} {new ProviderBalance(1, "USD")} {RefillAcknowledgement.Of("1", "2").RefillId} {CancelAcknowledgement.Of("1", "2").RequestId} {new RefillReport(RefillStatus.Pending, "Pending").Word}");
        Say.Line($"{new ProviderParent("Active", ["1"]) { Runs = 1, Posts = 2, Expiry = "x" }}");
    }

    private static async Task AskAsync(SmmProviderClient client)
    {
        string?[] own = ["1", null, "2"];
        foreach (ItemStatus<string?> answered in await client.GetStatusesAsync(own, id => id))
        {
            Say.Line($"{answered.Item} {answered.OrderId} {answered.Result.IsSuccess} {answered}");
        }

        await foreach (ImmutableArray<ItemStatus<string?>> batch in client.StreamStatusesAsync(own, id => id))
        {
            Say.Line($"{batch.Length}");
        }

        await foreach (ImmutableArray<ProviderItem<ProviderAnswer>> batch in client.StreamStatusesAsync(["1", "2"]))
        {
            Say.Line($"{batch.Length}");
        }

        ISmmProvider provider = client.Provider;
        Say.Line($"{await provider.GetServicesAsync()} {await provider.GetBalanceAsync()} {await provider.AddOrderAsync(NewOrder.Package("1", "L"))} {await provider.GetStatusAsync("1")}");
        Say.Line($"{await provider.RequestRefillAsync("1")} {await provider.GetRefillStatusAsync("1")} {await provider.RequestCancelAsync("1")}");
        Say.Line($"{(await provider.GetStatusesAsync(["1"])).Length} {(await provider.RequestRefillsAsync(["1"])).Length} {(await provider.GetRefillStatusesAsync(["1"])).Length} {(await provider.RequestCancelsAsync(["1"])).Length}");
    }

    private static async Task FollowAsync()
    {
        await using ServiceProvider services = new ServiceCollection()
            .AddSmmProviderSource<Source>()
            .Configure<SmmProvidersOptions>(options => (options.MaxAge, options.ReadTimeout, options.Time) = (options.MaxAge / 2, options.ReadTimeout / 2, options.Time))
            .BuildServiceProvider();
        ISmmProviderSource source = services.GetServices<ISmmProviderSource>().Last();
        Say.Line($"{(await source.ListAsync(CancellationToken.None)).Count} {new SmmProvidersOptions().MaxAge}");
        SmmProviders providers = services.GetRequiredService<SmmProviders>();
        SmmProviderList list = await providers.ListAsync();
        Say.Line($"{(await providers.GetAsync("beta")).Name} {list.Find("upstream")?.Name} {list.Providers.Length}");
        foreach (SmmProviderFault fault in list.Faults)
        {
            Say.Line($"{fault.Provider} {fault.Message} {fault.Exception} {fault}");
        }
    }

    private sealed class Source : ISmmProviderSource
    {
        public ValueTask<IReadOnlyCollection<SmmProviderDefinition>> ListAsync(CancellationToken cancellationToken)
        {
            SmmProviderDefinition[] definitions =
            [
                new("beta", new SmmProviderOptions { Address = new Uri("https://example.com/api/v2"), ApiKey = new ProviderApiKey("secret") }),
                new("spoilt", new SmmProviderOptions()),
                new(new Upstream()),
            ];
            Say.Line($"{definitions[0].Name} {definitions[0].Options?.Retries} {definitions[0].Provider?.Name}");
            return new(definitions);
        }
    }

    private sealed class Upstream : ISmmProvider
    {
        public string Name => "upstream";

        public int MaxOrdersPerRequest => 1;

        public TimeSpan AddTimeout => TimeSpan.FromSeconds(1);

        public Task<ProviderResult<ProviderCatalog>> GetServicesAsync(CancellationToken cancellationToken) => One(new ProviderCatalog([]));

        public Task<ProviderResult<ProviderBalance>> GetBalanceAsync(CancellationToken cancellationToken) => One(new ProviderBalance(1));

        public Task<OrderPlacement> AddOrderAsync(NewOrder order, CancellationToken cancellationToken) => Task.FromResult(OrderPlacement.Placed("1"));

        public Task<ProviderResult<ProviderAnswer>> GetStatusAsync(string orderId, CancellationToken cancellationToken) => One(Answer);

        public Task<ImmutableArray<ProviderItem<ProviderAnswer>>> GetStatusesAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken) => Many(orderIds, Answer);

        public Task<ProviderResult<RefillAcknowledgement>> RequestRefillAsync(string orderId, CancellationToken cancellationToken) => One(RefillAcknowledgement.Of(orderId, "1"));

        public Task<ImmutableArray<ProviderItem<RefillAcknowledgement>>> RequestRefillsAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken) => Many(orderIds, RefillAcknowledgement.Of("1", "1"));

        public Task<ProviderResult<RefillReport>> GetRefillStatusAsync(string refillId, CancellationToken cancellationToken) => One(new RefillReport(RefillStatus.Pending, "Pending"));

        public Task<ImmutableArray<ProviderItem<RefillReport>>> GetRefillStatusesAsync(IReadOnlyCollection<string> refillIds, CancellationToken cancellationToken) => Many(refillIds, new RefillReport(RefillStatus.Pending, "Pending"));

        public Task<ProviderResult<CancelAcknowledgement>> RequestCancelAsync(string orderId, CancellationToken cancellationToken) => One(CancelAcknowledgement.Of(orderId));

        public Task<ImmutableArray<ProviderItem<CancelAcknowledgement>>> RequestCancelsAsync(IReadOnlyCollection<string> orderIds, CancellationToken cancellationToken) => Many(orderIds, CancelAcknowledgement.Of("1"));

        private static ProviderAnswer Answer => new(StatusReport.Of(OrderStatus.Pending));

        private static Task<ProviderResult<T>> One<T>(T value)
            where T : notnull =>
            Task.FromResult(ProviderResult.Success(value));

        private static Task<ImmutableArray<ProviderItem<T>>> Many<T>(IReadOnlyCollection<string> ids, T value)
            where T : notnull =>
            Task.FromResult(ids.Select(id => new ProviderItem<T>(id, ProviderResult.Success(value))).ToImmutableArray());
    }
}
