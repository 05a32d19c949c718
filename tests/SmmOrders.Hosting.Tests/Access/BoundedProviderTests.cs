using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Extensions.Time.Testing;
using SmmOrders.Providers;

namespace SmmOrders.Hosting.Tests;

/// <summary>A provider of the panel's own that never returns, and heeds no token, holds up nobody.</summary>
public sealed class BoundedProviderTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly FakeTimeProvider _time = new();

    /// <summary>Every call but that which sends an order: who sends it bounds it, and keeps what comes late.</summary>
    public static TheoryData<string> Calls =>
        [.. typeof(ISmmProvider).GetMethods().Where(method => !method.IsSpecialName && method.Name != nameof(ISmmProvider.AddOrderAsync)).Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_that_hangs_has_timed_out_half_a_minute_after_the_providers_own_time(string call)
    {
        Task asked = Ask(new BoundedProvider(Hanging.Create(), _time), call, CancellationToken.None);
        _time.Advance(Bound - TimeSpan.FromTicks(1));
        Assert.False(asked.IsCompleted);
        _time.Advance(TimeSpan.FromTicks(1));
        await asked.WaitAsync(TestContext.Current.CancellationToken);

        ProviderFailure[] failures = [.. FailuresOf((object)((dynamic)asked).Result)];

        bool isWrite = call.StartsWith("Request", StringComparison.Ordinal);
        Assert.Equal(call.EndsWith("esAsync", StringComparison.Ordinal) && call.Contains("Status", StringComparison.Ordinal) || call is "RequestRefillsAsync" or "RequestCancelsAsync" ? 2 : 1, failures.Length);
        Assert.All(failures, failure => Assert.Equal((ProviderFailureKind.TimedOut, true, isWrite), (failure.Kind, failure.IsOfWholeRequest, failure.MayHaveTakenEffect)));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_that_hangs_ends_when_it_is_canceled(string call)
    {
        using CancellationTokenSource stop = new();
        Task asked = Ask(new BoundedProvider(Hanging.Create(), _time), call, stop.Token);

        await stop.CancelAsync();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Without_the_bound_it_would_never_end(string call)
    {
        using CancellationTokenSource stop = new();
        Task asked = Ask(Hanging.Create(), call, stop.Token);

        await stop.CancelAsync();
        _time.Advance(Bound);

        Assert.False(asked.IsCompleted);
    }

    [Fact]
    public async Task What_returns_in_time_or_throws_is_passed_on()
    {
        PolledProvider provider = new("a", _time);
        BoundedProvider bounded = new(provider, _time);
        Assert.True((await bounded.GetStatusAsync("1", CancellationToken.None)).IsSuccess);
        Assert.Equal(["1", "2"], (await bounded.GetStatusesAsync(["1", "2"], CancellationToken.None)).Select(item => item.Id));
        _ = await Assert.ThrowsAsync<ArgumentException>(() => bounded.GetStatusAsync("not valid", CancellationToken.None));
        Assert.Equal((provider.Name, provider.MaxOrdersPerRequest, provider.AddTimeout), (bounded.Name, bounded.MaxOrdersPerRequest, bounded.AddTimeout));
    }

    private static Task Ask(ISmmProvider provider, string call, CancellationToken cancellationToken)
    {
        MethodInfo method = typeof(ISmmProvider).GetMethod(call)!;
        return (Task)method.Invoke(
            provider,
            [.. method.GetParameters().Select(parameter => parameter.ParameterType == typeof(CancellationToken) ? cancellationToken
                : parameter.ParameterType == typeof(string) ? "1"
                : (object)ImmutableArray.Create("1", "2"))])!;
    }

    private static IEnumerable<ProviderFailure> FailuresOf(object answer)
    {
        foreach (object each in answer as IEnumerable ?? new[] { answer })
        {
            dynamic item = each;
            yield return each.GetType().Name.StartsWith("ProviderItem", StringComparison.Ordinal) ? item.Result.Failure : item.Failure;
        }
    }
}
