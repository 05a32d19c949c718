using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.Providers.Tests;

/// <summary>The code of the package's README, compiled. What it writes goes to the argument, which is named as the README has it.</summary>
internal static class ReadmeExamples
{
    public static void ReadAnswers(TextWriter Console)
    {
        ProviderAnswerReader reader = ProviderAnswerReader.Default;

        // order=23501
        ProviderAnswer one = reader.Read("""{"charge":"0.27819","start_count":"3572","status":"Partial","remains":"157","currency":"USD"}"""u8);
        Console.WriteLine(one.Report); // Partial, remains 157

        // orders=1,10,100
        string[] ids = ["1", "10", "100"];
        var answers = new ProviderAnswer[ids.Length];
        reader.ReadMany("""{"1":{"status":"In progress","remains":"10"},"10":"Incorrect order ID"}"""u8, ids, answers);
        for (int i = 0; i < ids.Length; i++)
        {
            Console.WriteLine($"{ids[i]}: {answers[i].Report}");
        }

        // 1: InProgress, remains 10
        // 10: ProviderError: Incorrect order ID
        // 100: NotReported
    }

    public static ProviderAnswerReader MapWords()
    {
        var reader = new ProviderAnswerReader(new ProviderReaderOptions
        {
            Vocabulary = ProviderVocabulary.Default
                .With("Fail", OrderStatus.Canceled)
                .With("3", OrderStatus.Completed)
                .Without("Success"),
        });
        return reader;
    }

    public static void FindErrors(TextWriter Console)
    {
        ProviderErrorWords words = ProviderErrorWords.Default
            .With("queue full", RefusalKind.RateLimited)
            .With("tariff closed|suspended !order", RefusalKind.ServiceClosed)
            .With("pausad*", RefusalKind.Maintenance);

        Console.WriteLine(words.Find("error.incorrect_api_key")); // Unauthorized
        Console.WriteLine(words.Find("The queue is full, sorry (max 500)")); // RateLimited
        Console.WriteLine(words.Find("This tariff was closed in May")); // ServiceClosed
        Console.WriteLine(words.Find("Incorrect order ID")); // Other
    }

    public static async Task PollAsync(string address, string key, TextWriter Console)
    {
        var services = new ServiceCollection();
        services.AddSmmProvider("alpha", options =>
        {
            options.Address = new Uri(address);
            options.ApiKey = new ProviderApiKey(key);
        });
        await using ServiceProvider container = services.BuildServiceProvider();
        SmmProviderClient client = container.GetRequiredService<SmmProviders>().Get("alpha");

        OrderPlacement placed = await client.AddOrderAsync(NewOrder.Default("1", "https://example.com/p/1", 1000));
        string orderId = placed.OrderId ?? throw new InvalidOperationException($"No order: {placed}");
        ProviderResult<ProviderAnswer> poll = await client.GetStatusAsync(orderId);

        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        var tracker = new OrderTracker(RefundPolicy.HalfUp(decimals: 2));
        OrderState order = tracker.Place(quantity: 1000, charge: 10.00m, now);
        OrderUpdate update = tracker.Observe(order, poll.ToReport(), now);
        Console.WriteLine(update.Order.Status);
    }

    public static void Configure(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSmmProvider("alpha", configuration.GetSection("Providers:alpha"));
    }

    public static void Watch(IServiceCollection services, string address, string key, TextWriter Console)
    {
        services.AddSmmProvider("alpha", options =>
        {
            options.Address = new Uri(address);
            options.ApiKey = new ProviderApiKey(key);
            options.OnExchange = exchange => Console.WriteLine(exchange);
        });

        // alpha: balance, attempt 1: HTTP 200 {"balance":"100.84292","currency":"USD"}
    }

    public static async Task StreamAsync(SmmProviderClient client, Order[] orders, TextWriter Console)
    {
        await foreach (var batch in client.StreamStatusesAsync(orders, order => order.ProviderOrderId))
        {
            foreach (var answered in batch)
            {
                Console.WriteLine($"{answered.Item.Number}: {answered.Result.ToReport()}");
            }
        }
    }

    public static async Task<OrderPlacement> StoreAsync(SmmProviderClient client)
    {
        NewOrder order = NewOrder.Default("1", "https://example.com/p/1", 1000);
        string stored = JsonSerializer.Serialize(order.Fields);

        // Later, perhaps in another process:
        var fields = JsonSerializer.Deserialize<KeyValuePair<string, string>[]>(stored)!;
        OrderPlacement placed = await client.Provider.AddOrderAsync(NewOrder.FromFields(fields));
        return placed;
    }

    public static async Task<SmmProviderClient> FindAsync(IServiceCollection services)
    {
        services.AddSmmProviderSource<ProviderTable>();
        await using ServiceProvider container = services.BuildServiceProvider();
        SmmProviderClient client = await container.GetRequiredService<SmmProviders>().GetAsync("beta");
        return client;
    }

    public sealed record Order(int Number, string? ProviderOrderId);

    public sealed record ProviderRow(string Name, Uri Address, string Key, int RequestsPerSecond);

    public sealed class ProviderRows(params ProviderRow[] rows)
    {
        public Task<ProviderRow[]> LoadAsync(CancellationToken cancellationToken) => Task.FromResult(rows);
    }

    public sealed class ProviderTable(ProviderRows rows) : ISmmProviderSource
    {
        public async ValueTask<IReadOnlyCollection<SmmProviderDefinition>> ListAsync(CancellationToken cancellationToken) =>
        [
            .. (await rows.LoadAsync(cancellationToken)).Select(row => new SmmProviderDefinition(row.Name, new SmmProviderOptions
            {
                Address = row.Address,
                ApiKey = new ProviderApiKey(row.Key),
                RequestsPerSecond = row.RequestsPerSecond,
            })),
        ];
    }
}
