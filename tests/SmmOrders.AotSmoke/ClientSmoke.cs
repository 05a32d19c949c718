using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmmOrders.Providers;

namespace SmmOrders.AotSmoke;

internal static class ClientSmoke
{
    public static async Task RunAsync()
    {
        using var provider = new CannedProvider();
        Task answered = provider.AnswerAsync(10);
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Address", provider.Address), new("ApiKey", "secret"), new("RequestsPerSecond", "1000"), new("Circuit:Window", "00:00:30")])
            .Build();
        await using ServiceProvider services = new ServiceCollection()
            .AddLogging()
            .AddSmmProvider("configured", configuration)
            .AddSmmProvider("by hand", Configure)
            .BuildServiceProvider();
        SmmProviders providers = services.GetRequiredService<SmmProviders>();
        Say.Line($"{string.Join(", ", providers.Names)}");
        SmmProviderClient client = providers.Get("configured");
        Say.Line($"{providers.Get("by hand").Name} {client.Name} {client.RequestsPerSecond} {SmmProviderClient.MaxPerRequest} {ProviderDiagnostics.MeterName} {ProviderDiagnostics.ActivitySourceName}");

        await AskAsync(client);
        await answered;
        await SeamSmoke.RunAsync(client, providers);
        SayOrders();
        Say.Outcome("key", () => new ProviderApiKey(""));
    }

    private static async Task AskAsync(SmmProviderClient client)
    {
        Tell(await client.GetBalanceAsync(), balance => $"{balance.Amount} {balance.Currency}");
        Tell(await client.GetServicesAsync(), catalog => $"{string.Join(", ", catalog.Services.Select(Words))} {catalog.Unreadable}");
        OrderPlacement placement = await client.AddOrderAsync(NewOrder.Default("1", "https://example.com/a", 100));
        Say.Line($"{placement.Outcome} {placement.OrderId} {placement.Failure}");
        ProviderResult<ProviderAnswer> one = await client.GetStatusAsync("1");
        Tell(one, answer => $"{answer.Report}");
        Say.Line($"{one.ToReport()}");
        TellAll(await client.GetStatusesAsync(["1", "10", "100"]), answer => $"{answer.Report}");
        Tell(await client.RequestRefillAsync("1"), refill => $"{refill.OrderId} {refill.RefillId}");
        TellAll(await client.RequestRefillsAsync(["1", "2"]), refill => $"{refill.OrderId} {refill.RefillId}");
        Tell(await client.GetRefillStatusAsync("1"), refill => $"{refill.Status} {refill.Word}");
        TellAll(await client.GetRefillStatusesAsync(["1", "2"]), refill => $"{refill.Status} {refill.Word}");
        TellAll(await client.RequestCancelsAsync(["9", "2"]), cancel => $"{cancel.OrderId} {cancel.RequestId}");

        // By now nobody answers: what was asked may have taken effect or not, and the client says which.
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        try
        {
            _ = await client.RequestCancelAsync("9", cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            Say.Line($"canceled");
        }
    }

    private static void Configure(SmmProviderOptions options)
    {
        var defaults = new SmmProviderOptions();
        Say.Line($"{defaults.Timeout == options.Timeout} {defaults.Retries == options.Retries}");
        options.Address = new Uri("https://example.com/api/v2");
        options.ApiKey = new ProviderApiKey("secret");
        options.Reader.ErrorWords = options.Reader.ErrorWords.With("try later", RefusalKind.Maintenance);
        options.MaxServicesBytes /= 2;
        options.ServicesAttemptTimeout *= 2;
        options.Time = options.Time ?? TimeProvider.System;
        options.OnExchange ??= Tell;
        (options.Timeout, options.AttemptTimeout) = (options.Timeout * 2, options.AttemptTimeout * 2);
        (options.RetryDelay, options.MaxRetryDelay, options.Retries) = (options.RetryDelay / 2, options.MaxRetryDelay / 2, options.Retries + 1);
        (options.RequestsPerSecond, options.QueueLimit, options.BulkParallelism) = (options.RequestsPerSecond + 1, options.QueueLimit + 1, options.BulkParallelism + 1);
        options.Reader = options.Reader ?? new ProviderReaderOptions();
        options.Circuit = options.Circuit ?? new ProviderCircuitOptions();
        options.Circuit.BreakFor *= 2;
        options.Circuit.Window *= 2;
        options.Circuit.FailurePercent += 1;
        options.Circuit.MinimumAttempts += 1;
        options.Bulk = options.Bulk ?? new ProviderBulkOptions();
        options.Bulk.MaxOrdersPerRequest -= 1;
        (options.Bulk.StatusAction, options.Bulk.StatusField) = (options.Bulk.StatusAction, options.Bulk.StatusField);
        Say.Line($"{options.Address} {options.ApiKey}");
    }

    private static void Tell(ProviderExchange exchange) => Say.Line(
        $"{exchange.Provider} {exchange.Action} {exchange.Attempt} {exchange.Fields.Length} {exchange.HttpStatus} {exchange.Body} {exchange.Failure} {exchange}");

    private static void SayOrders()
    {
        NewOrder[] orders =
        [
            NewOrder.Default("1", "link", 100).With("speed", "5"),
            NewOrder.Package("1", "link"),
            NewOrder.CustomComments("1", "link", ["good", "fine"]),
            NewOrder.DripFeed("1", "link", 100, 3, TimeSpan.FromMinutes(10)),
            NewOrder.Subscription("1", "name", 10, 20, TimeSpan.FromMinutes(5), posts: 3, oldPosts: 1, new DateOnly(2026, 12, 24)),
            NewOrder.Poll("1", "link", 100, 2),
            NewOrder.Seo("1", "link", 100, ["word"]),
            NewOrder.CommentLikes("1", "link", 100, "name"),
            NewOrder.CommentReplies("1", "link", "name", ["yes"]),
            NewOrder.InvitesFromGroups("1", "link", 100, ["group"]),
            NewOrder.Mentions("1", "link", 100, ["name"], ["tag"]),
            NewOrder.MentionsCustomList("1", "link", ["name"]),
            NewOrder.MentionsHashtag("1", "link", 100, "tag"),
            NewOrder.MentionsMediaLikers("1", "link", 100, "media"),
            NewOrder.MentionsUserFollowers("1", "link", 100, "name"),
            NewOrder.WebTraffic("1", "link", 100, "US", TrafficDevice.Desktop, TrafficSource.Search("word")),
            NewOrder.WebTraffic("1", "link", 100, "US", TrafficDevice.Ios, TrafficSource.Referrer("https://example.com")),
            NewOrder.WebTraffic("1", "link", 100, "US", TrafficDevice.Mixed, TrafficSource.Blank),
        ];
        foreach (NewOrder order in orders)
        {
            Say.Line($"{order.Service}: {string.Join("&", order.Fields.Select(field => $"{field.Key}={field.Value}"))}");
        }
    }

    private static string Words(ProviderService service) => FormattableString.Invariant(
        $"{service.Id} {service.Name} {service.Type} {service.Category} {service.Rate} {service.Min} {service.Max} {service.Refill} {service.Cancel} {service.DripFeed} {service.Description} {service.Unreadable}");

    private static void TellAll<T>(IEnumerable<ProviderItem<T>> items, Func<T, string> words)
        where T : notnull
    {
        foreach (ProviderItem<T> item in items)
        {
            Say.Line($"{item.Id}");
            Tell(item.Result, words);
        }
    }

    private static void Tell<T>(ProviderResult<T> result, Func<T, string> words)
        where T : notnull
    {
        if (result.TryGetValue(out T? value))
        {
            Say.Line($"  {result.IsSuccess} {words(value)} {words(result.GetValue())}");
            return;
        }

        ProviderFailure failure = result.Failure;
        Say.Line($"  {failure.Kind} {failure.Detail} {failure.HttpStatus} {failure.RetryAfter} {failure.MayHaveTakenEffect} {failure.Refusal} {failure.IsAnswer} {failure.ToReport()}");
    }
}
