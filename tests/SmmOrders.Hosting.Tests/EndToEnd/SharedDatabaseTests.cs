using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using SmmOrders.EntityFrameworkCore.Tests;
using SmmOrders.Hosting.Worker;
using SmmOrders.Providers;
using SmmOrders.Providers.Testing;
using Xunit.Sdk;

namespace SmmOrders.Hosting.Tests;

/// <summary>
/// What <see cref="InstancesTests"/> show on a fake clock, with PostgreSQL, real clocks and a provider over HTTP: by the provider's own log,
/// three instances keep one limit, and what one drops another takes up. Each proof has its planted fault in the same run, since instances
/// are slow to start.
/// </summary>
public sealed class SharedDatabaseTests(PostgresServer server, ITestOutputHelper output)
{
    private const int PerSecond = 10;
    private const string Leaver = "leaver";

    // An order is polled before all others have been so often, or never.
    private const int Rounds = 4;

    // One request of each instance may be late: permitted before a window, and received within it. Three are a tenth of what a window permits, or less.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(LongForm.IsRun ? 10 : 3);
    private static readonly int Requests = LongForm.Count(small: 40, large: 900);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(LongForm.IsRun ? 2000 : 500);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(LongForm.IsRun ? 5 : 1);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(LongForm.IsRun ? 2 : 1);
    private static readonly int Kills = LongForm.Count(small: 1, large: 10);

    // In the small form other builds and tests run on the same cores, and a process may wait for some seconds until it runs; a claim that is
    // lost waits for ever all the same. InstancesTests show the law without a margin, on a fake clock.
    private static readonly TimeSpan BusyMachine = TimeSpan.FromSeconds(LongForm.IsRun ? 1 : 10);

    // What the loops of an instance ask before they all sleep.
    private static readonly HashSet<string> Idle =
    [
        nameof(IOrderStore.ClaimSubmissionAsync), nameof(IOrderStore.ClaimPollsAsync), nameof(IOrderStore.ClaimRefillsAsync), nameof(IOrderStore.SweepAsync),
        nameof(IOrderStore.FindMissingProvidersAsync), nameof(IOrderStore.CountOrdersAsync),
    ];

    private static int MostPermitted => (int)Window.TotalSeconds * PerSecond * 11 / 10;

    private static double LeastUsed => Window.TotalSeconds * PerSecond * (LongForm.IsRun ? 0.8 : 0.5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_limit_holds_over_three_instances_and_is_used_and_a_limit_of_each_alone_is_found()
    {
        await using SharedPanel panel = await SharedPanel.OpenAsync(server, settings => settings with
        {
            RequestsPerSecond = PerSecond,
            OrdersPerRequest = 1,
            Lanes = 1,
            LongestInterval = settings.PollInterval,
            LongestSleep = LongestSleep,
        });
        _ = await panel.PlaceAsync(30);
        await panel.StartAllAsync(null, "first", "second", "third");
        await panel.HearAsync(polls => polls.DistinctBy(poll => poll.By).Count() == 3);
        int before = panel.Provider.Count();
        await HearAsync(Requests, mostInWindow => LongForm.IsRun || mostInWindow >= LeastUsed);

        AskedPoll[] polls = [.. panel.Polls];
        AskedPoll[] run = polls[before..];
        int most = MostInWindow(polls);
        double perSecond = (run.Length - 1) / (run[^1].At - run[0].At).TotalSeconds;
        output.WriteLine(FormattableString.Invariant(
            $"Limit {PerSecond}: at most {most} within {Window.TotalSeconds} s, {perSecond:0.00} a second over all; {string.Join(", ", run.CountBy(poll => poll.By).OrderBy(count => count.Key))}."));
        AssertKept(most);

        // In the small form other tests run on the same cores. That is no fault of the limit: its best window counts, and half of it is enough.
        Assert.InRange(LongForm.IsRun ? perSecond * Window.TotalSeconds : most, LeastUsed, double.MaxValue);

        await panel.ForgetLimitAsync();
        before = panel.Provider.Count();
        await HearAsync(3 * PerSecond * (int)Window.TotalSeconds / 2, mostInWindow => mostInWindow > MostPermitted);
        Assert.ThrowsAny<XunitException>(() => AssertKept(MostInWindow([.. panel.Polls.Skip(before)])));

        // A busy machine may need more requests, but not without end.
        Task HearAsync(int requests, Func<int, bool> isEnough) => panel.HearAsync(
            polls => polls.Count >= before + requests && (isEnough(MostInWindow([.. polls.Skip(before)])) || polls.Count >= before + (10 * requests)));
    }

    [Fact]
    public async Task What_an_instance_held_that_is_killed_is_polled_by_the_others_within_an_interval_and_a_round_and_what_stays_with_it_is_found()
    {
        await using SharedPanel panel = await SharedPanel.OpenAsync(server, settings => settings with
        {
            OrdersPerRequest = 3,
            PollInterval = Interval,
            LongestInterval = LongestInterval,
            LongestSleep = LongestSleep,
        });

        // It dies with what it has just claimed, while it waits for an answer.
        panel.Provider.Faults.Choose(request => IsVictim(SharedPanel.InstanceOf(request)) ? SimulatedFault.Silence() : null);
        string[] orders = [];
        for (int kill = 0; kill < Kills; kill++)
        {
            string name = $"victim {kill}";
            await using PanelProcess victim = await panel.StartProcessAsync(name);
            if (kill == 0)
            {
                await panel.StartAllAsync((method, _, call) => method == nameof(IOrderStore.ClaimPollsAsync) ? LeaveAsync((Task<PollClaim>)call()!) : call(), "first", "second");
                orders = await panel.PlaceAsync(10 * Kills);
            }

            await panel.HearAsync(polls => Held(name, polls).Length > 1);
            await victim.KillAsync();
            DateTimeOffset at = TimeProvider.System.GetUtcNow();
            string[] held = Held(name, panel.Polls);
            string[] stays = [.. held.Intersect(Left())];
            string[] comes = [.. held.Except(stays)];
            string[] others = [.. orders.Except(held).Except(Left())];
            await panel.HearAsync(polls => IsPolled(polls, at, 5 * Rounds, others) || (IsPolled(polls, at, Rounds, others) && IsPolled(polls, at, 2, comes)));

            ILookup<string, AskedPoll> polls = panel.Polls.ToLookup(poll => poll.Order);
            output.WriteLine($"Killed with {held.Length} orders: the longest pause of one of them was {comes.Max(Pause)}; {stays.Length} of them stayed.");
            AssertInTime(comes.Select(Pause));
            Assert.All(stays, order => Assert.ThrowsAny<XunitException>(() => AssertInTime([Pause(order)])));

            // From the last poll before the kill to the second after it: one request may have been under way.
            TimeSpan Pause(string order)
            {
                DateTimeOffset[] around = [polls[order].Last(poll => poll.At <= at).At, .. polls[order].Where(poll => poll.At > at).Take(2).Select(poll => poll.At)];
                return around.Length == 3 ? around.Skip(1).Zip(around, (next, last) => next - last).Max() : TimeSpan.MaxValue;
            }
        }

        static bool IsVictim(string instance) => instance.StartsWith("victim", StringComparison.Ordinal);

        // Planted: what a dead instance was asked about first stays claimed.
        IEnumerable<string> Left() => panel.Polls.Where(poll => IsVictim(poll.By)).DistinctBy(poll => poll.By).Select(poll => poll.Order);

        async Task<PollClaim> LeaveAsync(Task<PollClaim> claiming)
        {
            PollClaim claim = await claiming;
            ClaimedPoll[] others = [.. claim.Polls.ExceptBy(Left(), poll => poll.ProviderOrderId)];
            return others.Length == claim.Polls.Count ? claim : others.Length > 0 ? PollClaim.Of(others) : PollClaim.None(ClaimRefusal.NothingDue, Interval);
        }
    }

    [Fact]
    public async Task An_instance_that_stops_hands_its_orders_over_at_once_and_what_it_keeps_is_found()
    {
        // Nobody would ask about them again within the hour.
        await using SharedPanel panel = await SharedPanel.OpenAsync(server, settings => settings with
        {
            PollInterval = TimeSpan.FromHours(1),
            LongestInterval = TimeSpan.FromHours(1),
            LongestSleep = TimeSpan.FromMilliseconds(200),
        });
        panel.Provider.Faults.Choose(request => SharedPanel.InstanceOf(request) == Leaver ? SimulatedFault.Silence() : null);
        string[] held = await panel.PlaceAsync(20);
        string[] kept = held[..5];

        // Planted: what is given back is less than what it held.
        IHost leaver = await panel.StartAsync(Leaver, (_, arguments, call) =>
        {
            if (arguments is [PollRetry retry, ..])
            {
                arguments[0] = retry with { Polls = [.. retry.Polls.ExceptBy(kept, poll => poll.ProviderOrderId)] };
            }

            return call();
        }, services => services.Configure<SmmProviderOptions>(PanelServices.Provider, options => options.Timeout = options.AttemptTimeout = TimeSpan.FromMinutes(5)));
        await panel.HearAsync(polls => IsPolled(polls, default, 1, held));
        await panel.StartAllAsync(null, "first", "second");
        await leaver.StopAsync(Token);
        DateTimeOffset at = TimeProvider.System.GetUtcNow();

        // What becomes due later is polled later: once it is, what has not been polled is not due.
        for (int later = 0; later < Rounds || (later < 5 * Rounds && !IsPolled(panel.Polls, at, 1, held.Except(kept))); later++)
        {
            string[] due = await panel.PlaceAsync(1);
            await panel.HearAsync(polls => IsPolled(polls, at, 1, due));
        }

        ILookup<string, AskedPoll> polls = panel.Polls.Where(poll => poll.By != Leaver).ToLookup(poll => poll.Order);
        output.WriteLine($"Stopped with {held.Length} orders: {polls.Count(order => held.Contains(order.Key))} were polled again, {panel.Polls.First(poll => poll.By != Leaver).At - at} after it.");
        Assert.All(held.Except(kept), order => Assert.NotEmpty(polls[order]));
        Assert.All(kept, order => Assert.Empty(polls[order]));
    }

    [Fact]
    public async Task An_idle_instance_holds_no_connection_and_one_that_is_kept_is_found()
    {
        NpgsqlConnectionStringBuilder own = [];
        HashSet<string> asked = [];
        TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using SharedPanel panel = await SharedPanel.OpenAsync(server, settings =>
        {
            own = new(settings.Database) { Pooling = false, ApplicationName = $"idle-{Guid.NewGuid():N}" };
            return settings with { Database = own.ConnectionString, LongestSleep = TimeSpan.FromMinutes(1) };
        });
        _ = await panel.StartAsync("only", (method, _, call) =>
        {
            lock (asked)
            {
                if (asked.Add(method) && Idle.IsSubsetOf(asked))
                {
                    all.SetResult();
                }
            }

            return call();
        });
        await all.Task.WaitAsync(Token);
        await using NpgsqlConnection watch = new(new NpgsqlConnectionStringBuilder(own.ConnectionString) { ApplicationName = "watch" }.ConnectionString);
        await watch.OpenAsync(Token);

        // A loop that begins late opens one once more.
        while (!await IsIdleAsync())
        {
            Token.ThrowIfCancellationRequested();
        }

        await using NpgsqlConnection kept = new(own.ConnectionString);
        await kept.OpenAsync(Token);
        Assert.False(await IsIdleAsync());

        async Task<bool> IsIdleAsync()
        {
            for (int looks = 0; looks < 20; looks++)
            {
                if (await OpenAsync() > 0)
                {
                    return false;
                }
            }

            return true;
        }

        async Task<long> OpenAsync()
        {
            await using NpgsqlCommand command = new("SELECT count(*) FROM pg_stat_activity WHERE application_name = $1", watch) { Parameters = { new() { Value = own.ApplicationName } } };
            return (long)(await command.ExecuteScalarAsync(Token))!;
        }
    }

    private static int MostInWindow(AskedPoll[] polls) => polls.Max(from => polls.Count(poll => poll.At >= from.At && poll.At - from.At < Window));

    private static void AssertKept(int mostInWindow) => Assert.InRange(mostInWindow, 1, MostPermitted);

    private static void AssertInTime(IEnumerable<TimeSpan> pauses) => Assert.All(pauses, pause => Assert.InRange(pause, TimeSpan.Zero, PollPolicy.Spread(LongestInterval, 63) + LongestSleep + BusyMachine));

    private static string[] Held(string instance, IEnumerable<AskedPoll> polls) => [.. polls.Where(poll => poll.By == instance).Select(poll => poll.Order).Distinct()];

    private static bool IsPolled(IEnumerable<AskedPoll> polls, DateTimeOffset since, int times, IEnumerable<string> orders)
    {
        Dictionary<string, int> counts = polls.Where(poll => poll.At > since).CountBy(poll => poll.Order).ToDictionary();
        return orders.All(order => counts.GetValueOrDefault(order) >= times);
    }
}
