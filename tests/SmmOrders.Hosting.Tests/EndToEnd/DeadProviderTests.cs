using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SmmOrders.EntityFrameworkCore.Tests;
using SmmOrders.Hosting.Worker;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>
/// What <see cref="IsolationTests"/> show on a fake clock, with PostgreSQL, a real host and providers over HTTP: by the panel's own metric,
/// a provider in trouble costs the one beside it nothing.
/// </summary>
public sealed class DeadProviderTests(PostgresServer server, ITestOutputHelper output)
{
    private const string Beside = "beside";
    private const string OnlyLong = "It compares lags of milliseconds, for which it needs the machine for itself: set SMMORDERS_LONG.";
    private const int Requests = 150;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(IsolationTests.Trouble.Hangs)]
    [InlineData(IsolationTests.Trouble.Garbage)]
    [InlineData(IsolationTests.Trouble.Dead)]
    public async Task The_poll_lag_of_the_other_is_at_most_a_fifth_longer(IsolationTests.Trouble trouble)
    {
        (double without, double with) = await LagsAsync(trouble, isInOneLane: false, rounds: 5);
        Assert.InRange(with, 0, 1.2 * without);
    }

    [Fact]
    public async Task Providers_in_one_lane_are_found()
    {
        (double without, double with) = await LagsAsync(IsolationTests.Trouble.Hangs, isInOneLane: true, rounds: 1);
        Assert.True(with > 1.2 * without);
    }

    // The mean lag of one provider, while the other has nothing due and while it has its trouble, by turns.
    private async Task<(double Without, double With)> LagsAsync(IsolationTests.Trouble trouble, bool isInOneLane, int rounds)
    {
        Assert.SkipUnless(LongForm.IsRun, OnlyLong);
        await using SharedPanel panel = await SharedPanel.OpenAsync(server, settings => settings with { PollInterval = TimeSpan.FromMilliseconds(500), LongestSleep = TimeSpan.FromSeconds(2) });
        await using SimulatedProvider beside = await SimulatedProvider.StartAsync(null, Token);
        beside.Faults.Always(trouble == IsolationTests.Trouble.Hangs ? SimulatedFault.Silence() : SimulatedFault.Html(502));
        using var oneLane = new SemaphoreSlim(1);
        using TestMeters meters = new();
        _ = await panel.PlaceAsync(20);
        _ = await panel.PlaceAsync(20, Beside);
        _ = await panel.StartAsync("only", isInOneLane ? OneAtATime : null, services => services
            .AddSingleton<System.Diagnostics.Metrics.IMeterFactory>(meters)
            .Configure<StatusSyncOptions>(options => options.FailuresToOutage = 1000)
            .AddSmmProvider(Beside, options =>
            {
                // Nobody listens at the dead one's.
                options.Address = trouble == IsolationTests.Trouble.Dead ? new("http://127.0.0.1:1/api/v2") : beside.Address;
                options.ApiKey = new("simulated-key");
                options.RequestsPerSecond = 1000;
            }));
        List<double> without = [];
        List<double> with = [];
        await MeasureAsync([], TimeSpan.FromDays(1));
        for (int round = 0; round < rounds; round++)
        {
            await MeasureAsync(without, TimeSpan.FromDays(1));
            await MeasureAsync(with, TimeSpan.Zero);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{trouble}: {with.Count} polls lag by {1000 * with.Average():0.0} ms with it, {without.Count} by {1000 * without.Average():0.0} ms without it."));
        return (without.Average(), with.Average());

        async Task MeasureAsync(List<double> lags, TimeSpan dueAfter)
        {
            await panel.SetDueAsync(Beside, dueAfter);
            int before = meters.All.Count;
            await panel.Provider.WaitForRequestsAsync(panel.Provider.Count() + Requests, Token);
            lags.AddRange(
                from measured in meters.All.Skip(before)
                where measured.Instrument.Name == OrderDiagnostics.PollLag && measured.Tags.Any(tag => tag.Value is PanelServices.Provider)
                select (double)measured.Value);
        }

        // Planted: what is claimed of one provider is answered before the other's is claimed.
        object? OneAtATime(string method, object?[] arguments, Func<object?> call) => method switch
        {
            nameof(IOrderStore.ClaimPollsAsync) => ClaimAsync(call),
            nameof(IOrderStore.ApplyAsync) => FreeAsync((Task<IReadOnlyList<ApplyOutcome>>)call()!),
            nameof(IOrderStore.RetryPollsAsync) => FreeAsync((Task<int>)call()!),
            _ => call(),
        };

        async Task<PollClaim> ClaimAsync(Func<object?> call)
        {
            await oneLane.WaitAsync(Token);
            PollClaim claim = await (Task<PollClaim>)call()!;
            _ = claim.Polls.Count == 0 ? oneLane.Release() : 0;
            return claim;
        }

        async Task<T> FreeAsync<T>(Task<T> work)
        {
            T done = await work;
            _ = oneLane.Release();
            return done;
        }
    }
}
