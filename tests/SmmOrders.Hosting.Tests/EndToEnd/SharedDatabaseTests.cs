using Microsoft.Extensions.Hosting;
using SmmOrders.EntityFrameworkCore.Tests;
using SmmOrders.Providers.Testing;
using Xunit.Sdk;

namespace SmmOrders.Hosting.Tests;

/// <summary>
/// What <see cref="InstancesTests"/> show on a fake clock, with PostgreSQL, real clocks and a provider over HTTP: by the provider's own log,
/// three instances keep one limit, and what one drops another takes up.
/// </summary>
public sealed class SharedDatabaseTests(PostgresServer server, ITestOutputHelper output)
{
    private const int PerSecond = 10;
    private const string Leaver = "leaver";

    // Three requests at most are late: permitted before a window and received within it. They are a tenth of what it permits, or less.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(LongForm.IsRun ? 10 : 3);
    private static readonly int Requests = LongForm.Count(small: 45, large: 900);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(LongForm.IsRun ? 2000 : 200);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(LongForm.IsRun ? 5 : 1);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMilliseconds(500);
    private static readonly int Kills = LongForm.Count(small: 1, large: 10);

    // A machine that builds and tests on all cores may keep a process waiting for some seconds. A claim that is lost waits for ever.
    private static readonly TimeSpan BusyMachine = TimeSpan.FromSeconds(10);

    // Within so many rounds of all others' orders an order is polled, or never.
    private const int Rounds = 8;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_limit_holds_over_three_instances_and_is_used()
    {
        AskedPoll[] polls = await PollAsync(isShared: true);
        int most = MostInWindow(polls);
        DateTimeOffset all = polls.GroupBy(poll => poll.By).Max(instance => instance.First().At);
        AskedPoll[] run = [.. polls.Where(poll => poll.At >= all)];
        double perSecond = (run.Length - 1) / (run[^1].At - all).TotalSeconds;
        output.WriteLine(FormattableString.Invariant(
            $"Limit {PerSecond}: at most {most} within {Window.TotalSeconds} s, {perSecond:0.00} a second over all; {string.Join(", ", polls.CountBy(poll => poll.By).OrderBy(count => count.Key))}."));

        Assert.Equal(3, polls.DistinctBy(poll => poll.By).Count());
        AssertKept(most);

        // In the small form a machine that is busy for a moment is no fault of the limit: the best window counts.
        Assert.InRange(LongForm.IsRun ? perSecond : most / Window.TotalSeconds, 0.8 * PerSecond, double.MaxValue);
    }

    [Fact]
    public async Task Instances_that_each_keep_a_limit_of_their_own_are_found()
    {
        AskedPoll[] polls = await PollAsync(isShared: false);
        Assert.ThrowsAny<XunitException>(() => AssertKept(MostInWindow(polls)));
    }

    [Fact]
    public async Task The_orders_of_an_instance_that_is_killed_are_polled_by_the_others_within_an_interval_and_a_round() => AssertInTime(await KillAsync(isScheduled: true));

    [Fact]
    public async Task Orders_that_stay_with_the_instance_that_was_killed_are_found()
    {
        TimeSpan[] pauses = await KillAsync(isScheduled: false);
        Assert.ThrowsAny<XunitException>(() => AssertInTime(pauses));
    }

    [Fact]
    public async Task An_instance_that_stops_hands_its_orders_over_at_once() => Assert.Empty(await StopAsync(isGivenBack: true));

    [Fact]
    public async Task Orders_that_a_stopping_instance_keeps_are_found() => Assert.NotEmpty(await StopAsync(isGivenBack: false));

    private static void AssertKept(int mostInWindow) => Assert.InRange(mostInWindow, 1, (int)(Window.TotalSeconds * PerSecond * 11 / 10));

    private static void AssertInTime(TimeSpan[] pauses) => Assert.All(pauses, pause => Assert.InRange(pause, TimeSpan.Zero, PollPolicy.Spread(LongestInterval, 63) + LongestSleep + BusyMachine));

    private static int MostInWindow(AskedPoll[] polls) => polls.Max(from => polls.Count(poll => poll.At >= from.At && poll.At - from.At < Window));

    // One order a request, and far more due than may be asked about.
    private async Task<AskedPoll[]> PollAsync(bool isShared)
    {
        await using SharedPanel panel = await SharedPanel.OpenAsync(server, settings => settings with
        {
            RequestsPerSecond = PerSecond,
            OrdersPerRequest = 1,
            LongestInterval = settings.PollInterval,
            LongestSleep = LongestSleep,
        });
        _ = await panel.PlaceAsync(30);

        // Planted: nobody tells the store what the provider permits. Each client still keeps to it.
        await panel.StartAllAsync(isShared ? null : (method, call) => method == nameof(IOrderStore.LimitProviderAsync) ? Task.CompletedTask : call(), "first", "second", "third");
        await panel.Provider.WaitForRequestsAsync(Requests, Token);
        return [.. panel.Polls];
    }

    // For each order that a killed instance held: from the last poll before the kill to the first after it.
    private async Task<TimeSpan[]> KillAsync(bool isScheduled)
    {
        await using SharedPanel panel = await SharedPanel.OpenAsync(server, settings => settings with
        {
            OrdersPerRequest = 20,
            PollInterval = Interval,
            LongestInterval = LongestInterval,
            LongestSleep = LongestSleep,
        });

        // It dies with what it has just claimed, while it waits for an answer.
        panel.Provider.Faults.Choose(request => IsVictim(SharedPanel.InstanceOf(request)) ? SimulatedFault.Silence() : null);
        string[] orders = await panel.PlaceAsync(30);
        await panel.StartAllAsync(isScheduled ? null : LeaveToTheDead, "first", "second");
        List<TimeSpan> pauses = [];
        for (int kill = 0; kill < Kills; kill++)
        {
            string name = $"victim {kill}";
            await using PanelProcess victim = await panel.StartProcessAsync(name);
            await panel.HearAsync(polls => polls.Any(order => order.Any(poll => poll.By == name)));
            await victim.KillAsync();
            DateTimeOffset at = TimeProvider.System.GetUtcNow();
            string[] held = [.. panel.Polls.Where(poll => poll.By == name).Select(poll => poll.Order).Distinct()];
            await panel.HearAsync(polls =>
                held.All(order => polls[order].Any(poll => poll.At > at)) || orders.Except(held).All(order => polls[order].Count(poll => poll.At > at) >= Rounds));
            ILookup<string, AskedPoll> polls = panel.Polls.ToLookup(poll => poll.Order);
            pauses.AddRange(held.Select(order => polls[order].FirstOrDefault(poll => poll.At > at) is { } next ? next.At - polls[order].Last(poll => poll.At <= at).At : TimeSpan.MaxValue));
            output.WriteLine($"Killed with {held.Length} orders; the longest pause of one of them was {pauses[^held.Length..].Max()}.");
        }

        return [.. pauses];

        static bool IsVictim(string instance) => instance.StartsWith("victim", StringComparison.Ordinal);

        // Planted: what a dead instance has claimed stays claimed.
        object? LeaveToTheDead(string method, Func<object?> call) => method == nameof(IOrderStore.ClaimPollsAsync) ? LeaveAsync((Task<PollClaim>)call()!) : call();

        async Task<PollClaim> LeaveAsync(Task<PollClaim> claiming)
        {
            PollClaim claim = await claiming;
            string[] taken = [.. panel.Polls.Where(poll => IsVictim(poll.By)).Select(poll => poll.Order)];
            ClaimedPoll[] left = [.. claim.Polls.Where(poll => !taken.Contains(poll.ProviderOrderId))];
            return left.Length == claim.Polls.Count ? claim : left.Length > 0 ? PollClaim.Of(left) : PollClaim.None(ClaimRefusal.NothingDue, Interval);
        }
    }

    // Which of the orders that a stopping instance held are not polled by the others, although they poll what becomes due later. Each order's
    // interval is an hour.
    private async Task<string[]> StopAsync(bool isGivenBack)
    {
        await using SharedPanel panel = await SharedPanel.OpenAsync(server, settings => settings with
        {
            PollInterval = TimeSpan.FromHours(1),
            LongestInterval = TimeSpan.FromHours(1),
            LongestSleep = TimeSpan.FromMilliseconds(100),
        });
        panel.Provider.Faults.Choose(request => SharedPanel.InstanceOf(request) == Leaver ? SimulatedFault.Silence() : null);
        string[] held = await panel.PlaceAsync(20);
        IHost leaver = await panel.StartAsync(Leaver, isGivenBack ? null : (method, call) => method == nameof(IOrderStore.RetryPollsAsync) ? Task.FromResult(0) : call());
        await panel.HearAsync(polls => held.All(order => polls[order].Any()));
        await panel.StartAllAsync(null, "first", "second");

        await leaver.StopAsync(Token);
        DateTimeOffset at = TimeProvider.System.GetUtcNow();

        string[] left = held;
        for (int later = 0; later < 10 && left.Length > 0; later++)
        {
            string[] due = await panel.PlaceAsync(1);
            await panel.HearAsync(polls => polls[due[0]].Any());
            ILookup<string, AskedPoll> polls = panel.Polls.ToLookup(poll => poll.Order);
            left = [.. held.Where(order => polls[order].All(poll => poll.By == Leaver))];
            output.WriteLine($"{polls[due[0]].First().At - at} after the stop, {left.Length} of {held.Length} orders are not polled.");
        }

        return left;
    }
}
