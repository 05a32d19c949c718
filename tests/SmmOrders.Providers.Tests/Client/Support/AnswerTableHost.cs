using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>
/// A provider on a real socket that answers with what the table says, and the public client that asks it: a new one for each case,
/// because a client may remember what it learned from an answer.
/// </summary>
internal sealed class AnswerTableHost : IAsyncDisposable
{
    private readonly SimulatedProvider _provider;

    private AnswerTableHost(SimulatedProvider provider) => _provider = provider;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<AnswerTableHost> StartAsync() =>
        new(await SimulatedProvider.StartAsync(new SimulatedProviderOptions { ApiKey = Panel.Key }, Token));

    /// <summary>What is said of each thing that the case asks about, once it was kept as JSON.</summary>
    public async Task<ImmutableArray<string>> AskAsync(AnswerTableCase @case)
    {
        string contentType = @case.Body.AsSpan().StartsWith("<"u8) ? "text/html" : "application/json";
        _provider.Faults.Always(SimulatedFault.Raw(@case.HttpStatus, contentType, @case.Body.AsMemory()));
        await using ServiceProvider services = new ServiceCollection().AddSmmProvider("alpha", options =>
        {
            options.Address = _provider.Address;
            options.ApiKey = new(Panel.Key);
            options.RequestsPerSecond = 10_000;
            options.Retries = 0;
            options.Circuit.MinimumAttempts = int.MaxValue;
            options.Reader = @case.Reader;
        }).BuildServiceProvider();
        SmmProviderClient client = services.GetRequiredKeyedService<SmmProviderClient>("alpha");
        ImmutableArray<string> said = await AskAsync(client, @case);
        return @case.Ids.IsEmpty || said.Length == @case.Ids.Length ? said : throw new InvalidOperationException($"{@case}: {said.Length} answers");
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    private static async Task<ImmutableArray<string>> AskAsync(SmmProviderClient client, AnswerTableCase @case)
    {
        ImmutableArray<string> ids = @case.Ids;
        bool json = @case.IsJson;
        return @case.Question switch
        {
            "status" => [WithReader(@case, 0, Stored.Of(await client.GetStatusAsync(ids[0], Token)))],
            "statuses" => [.. (await client.GetStatusesAsync(ids, Token)).Select((item, i) => WithReader(@case, i, Stored.Of(item).Result))],
            "add" => [AnswerTableWords.Of(Stored.Of(await client.AddOrderAsync(NewOrder.Default("1", "https://example.com/p/1", 100), Token)), json)],
            "balance" => [AnswerTableWords.Of(Stored.Of(await client.GetBalanceAsync(Token)), json)],
            "services" => [AnswerTableWords.Of(Stored.Of(await client.GetServicesAsync(Token)), json)],
            "refill" => [AnswerTableWords.Of(Stored.Of(await client.RequestRefillAsync(ids[0], Token)), json)],
            "refills" => [.. (await client.RequestRefillsAsync(ids, Token)).Select(item => AnswerTableWords.Of(Stored.Of(item).Result, json))],
            "refill_status" => [AnswerTableWords.Of(Stored.Of(await client.GetRefillStatusAsync(ids[0], Token)), json)],
            "refill_statuses" => [.. (await client.GetRefillStatusesAsync(ids, Token)).Select(item => AnswerTableWords.Of(Stored.Of(item).Result, json))],
            "cancel" => [AnswerTableWords.Of(Stored.Of(await client.RequestCancelAsync(ids[0], Token)), json)],
            "cancels" => [.. (await client.RequestCancelsAsync(ids, Token)).Select(item => AnswerTableWords.Of(Stored.Of(item).Result, json))],
            _ => throw new InvalidOperationException($"{@case.Question} is no question."),
        };
    }

    // The same bytes must give the same report through the reader; where they do not, the line says so.
    private static string WithReader(AnswerTableCase @case, int i, ProviderResult<ProviderAnswer> result)
    {
        string said = AnswerTableWords.Of(result, @case.IsJson);
        if (@case.HttpStatus != 200)
        {
            return said;
        }

        StatusReport report = result.ToReport();
        StatusReport read = Read(@case)[i].Report;
        return read == report ? said : $"{said}, as {Whole(report)}; but the reader reads {Whole(read)}";
    }

    private static ProviderAnswer[] Read(AnswerTableCase @case)
    {
        var reader = new ProviderAnswerReader(@case.Reader);
        if (@case.Question == "status")
        {
            return [reader.Read(@case.Body.AsSpan(), @case.Ids[0])];
        }

        var answers = new ProviderAnswer[@case.Ids.Length];
        reader.ReadMany(@case.Body.AsSpan(), @case.Ids.AsSpan(), answers);
        return answers;
    }

    private static string Whole(StatusReport report)
    {
        var whole = new StringBuilder(AnswerTableWords.Of(report));
        return (report.Kind == ReportKind.Malformed ? whole.Append(": ").Append(report.Detail) : whole).ToString();
    }
}
