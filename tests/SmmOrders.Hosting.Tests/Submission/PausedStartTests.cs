using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmmOrders.Providers;
using SmmOrders.Testing;
using Xunit.Sdk;

namespace SmmOrders.Hosting.Tests;

/// <summary>What a restored backup has queued is not sent by a host that starts with submission stopped: no order, and no request.</summary>
public sealed class PausedStartTests : IDisposable
{
    private readonly OrderRules _rules = new(new() { Refunds = RefundPolicy.HalfUp(2) });
    private readonly Channel<string> _claims = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource _canceled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _placed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PolledProvider _a = new("a", TimeProvider.System);
    private readonly TestProvider _b = new("b");
    private readonly ListedProviders _listed;
    private readonly InMemoryOrderStore _memory;

    public PausedStartTests()
    {
        _listed = new(_a, _b);
        _memory = new(_rules);
        _a.OnCancel = id =>
        {
            _ = _canceled.TrySetResult();
            return ProviderResult.Success(CancelAcknowledgement.Of(id));
        };
        _b.OnAdd = (_, _) =>
        {
            _ = _placed.TrySetResult();
            return Task.FromResult(OrderPlacement.Placed("9001"));
        };
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _listed.Dispose();

    [Fact]
    public async Task A_host_that_starts_with_submission_stopped_sends_no_order_and_no_request_until_a_person_resumes()
    {
        using IHost host = await StartAsync(isStopped: true);
        await AskedAsync(10);

        AssertNothingWasSent();

        _ = await _memory.ResumeSubmissionAsync("a", Token);
        _ = await _memory.ResumeSubmissionAsync("b", Token);
        await SentAsync();
        await AskedAsync(10);
        await host.StopAsync(Token);
        Assert.Equal((1, 1), (Canceled(), _b.Added));
    }

    [Fact]
    public async Task A_stop_that_comes_after_the_loops_have_begun_is_found()
    {
        using IHost host = await StartAsync(isStopped: false);
        await SentAsync();

        _ = Assert.ThrowsAny<XunitException>(AssertNothingWasSent);
        await host.StopAsync(Token);
    }

    private void AssertNothingWasSent() => Assert.Equal((0, 0), (Canceled(), _b.Added));

    private int Canceled() => _a.Questions.Count(question => question.Action == "cancel");

    private Task SentAsync() => Task.WhenAll(_canceled.Task, _placed.Task).WaitAsync(Token);

    // Whether there is anything to send, so many times for each of the two.
    private async Task AskedAsync(int times)
    {
        List<string> claims = [];
        while (claims.Count(claim => claim == "request a") < times || claims.Count(claim => claim == "order b") < times)
        {
            claims.Add(await _claims.Reader.ReadAsync(Token));
        }
    }

    private async Task<IHost> StartAsync(bool isStopped)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        StoredOrder placed = _memory.Add(OrderKey.Of(1), _rules.For(null, "a", null).Tracker.Place(1000, 10m, now), provider: "a", providerOrderId: "7");
        Assert.Equal(ApplyStatus.Applied, (await _memory.AskAsync(new() { Order = placed.Key, Kind = RequestKind.Cancel, By = "ann", At = now }, Token)).Status);
        _ = _memory.Add(
            OrderKey.Of(2), _rules.For(null, "b", null).Tracker.Buy(1000, 10m, now), null, "b", "likes", "77",
            [new("service", "77"), new("link", "https://example.com/a"), new("quantity", "1000")]);
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        _ = builder.Services
            .AddSingleton(StoreBetween.Of(_memory, (method, arguments, call) => Answer(method, arguments, call, isStopped)))
            .AddSmmProviderSource<NoProviders>()
            .AddSingleton<ISmmProviderSource>(_listed)
            .AddOrderWorkers(options => options.LongestSleep = TimeSpan.FromMilliseconds(5))
            .AddOrderSubmission(options => options.StartPaused = true);
        IHost host = builder.Build();
        await host.StartAsync(Token);
        return host;
    }

    private object? Answer(string method, object?[] arguments, Func<object?> call, bool isStopped)
    {
        string? kind = method switch
        {
            nameof(IOrderStore.ClaimRequestAsync) => "request",
            nameof(IOrderStore.ClaimSubmissionAsync) => "order",
            _ => null,
        };
        _ = kind is null || _claims.Writer.TryWrite($"{kind} {arguments[0]}");
        return isStopped ? call() : method switch
        {
            nameof(IOrderStore.StopAllSubmissionAsync) => Task.FromResult<IReadOnlyList<string>>([]),
            nameof(IOrderStore.StopSubmissionAsync) => Task.FromResult(true),
            _ => call(),
        };
    }
}
