using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace SmmOrders.Providers.Tests;

/// <summary>No second, wherever it begins, has more than so many requests.</summary>
public sealed class PacedRateLimiterTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Waits in milliseconds between arrivals, short enough that the limit is met.
    private static Gen<(int PerSecond, int[] Waits)> Arrivals =>
        from perSecond in Gen.Choose(1, 7)
        from waits in Gen.Choose(0, 400).ListOf(40)
        select (perSecond, waits.ToArray());

    [Property]
    public Property No_second_has_more_requests_than_allowed() => Prop.ForAll(Arrivals.ToArbitrary(), arrivals =>
    {
        var time = new WatchedTime();
        using var limiter = new PacedRateLimiter(arrivals.PerSecond, 1000, time);
        return IsNeverExceeded(arrivals.PerSecond, GrantsOf(limiter, arrivals.Waits, time));
    });

    [Fact]
    public void A_limiter_that_counts_by_fixed_windows_is_caught()
    {
        int[] waits = [900, 0, 0, 200, 0, 0, 900];
        Assert.False(IsNeverExceeded(3, FixedWindows(3, waits)));
        var time = new WatchedTime();
        using var limiter = new PacedRateLimiter(3, 1000, time);
        Assert.True(IsNeverExceeded(3, GrantsOf(limiter, waits, time)));
    }

    [Fact]
    public async Task The_allowed_number_leaves_immediately_and_the_next_after_a_second()
    {
        var time = new WatchedTime();
        using var limiter = new PacedRateLimiter(3, 10, time);
        List<Task<RateLimitLease>> waiting = [.. Enumerable.Range(0, 7).Select(_ => limiter.AcquireAsync(onlyReads: true, Token).AsTask())];

        Assert.Equal([true, true, true, false, false, false, false], waiting.Select(lease => lease.IsCompleted));
        Leave(waiting);
        time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(3, waiting.Count(lease => lease.IsCompleted));
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal([true, true, true, true, true, true, false], waiting.Select(lease => lease.IsCompleted));
        Leave(waiting);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.All(await Task.WhenAll(waiting), lease => Assert.True(lease.IsAcquired));
    }

    [Fact]
    public async Task A_later_request_waits_only_for_the_rest_of_the_second()
    {
        var time = new WatchedTime();
        using var limiter = new PacedRateLimiter(2, 10, time);
        await GoAsync(limiter, Token);
        time.Advance(TimeSpan.FromMilliseconds(300));
        await GoAsync(limiter, Token);
        time.Advance(TimeSpan.FromMilliseconds(100));
        Task<RateLimitLease> third = limiter.AcquireAsync(onlyReads: true, Token).AsTask(), fourth = limiter.AcquireAsync(onlyReads: true, Token).AsTask();

        time.Advance(TimeSpan.FromMilliseconds(599));
        Assert.False(third.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(third.IsCompletedSuccessfully);
        Leave([third]);
        time.Advance(TimeSpan.FromMilliseconds(299));
        Assert.False(fourth.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(fourth.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Without_a_queue_there_is_no_timer_to_wait_for()
    {
        var time = new WatchedTime();
        using var limiter = new PacedRateLimiter(1, 10, time);
        await GoAsync(limiter, Token);
        Assert.Empty(time.Waits);

        Task<RateLimitLease> waiting = limiter.AcquireAsync(onlyReads: true, Token).AsTask();
        time.Advance(TimeSpan.FromSeconds(10));

        Assert.True((await waiting).IsAcquired);
        Assert.Equal([TimeSpan.FromSeconds(1)], time.Waits);
    }

    [Fact]
    public void A_limiter_that_has_ended_leaves_no_timer()
    {
        var time = new WatchedTime();
        var limiter = new PacedRateLimiter(1, 10, time);
        Assert.Equal(1, time.Timers);

        limiter.Dispose();

        Assert.Equal(0, time.Timers);
    }

    [Fact]
    public async Task A_request_beyond_the_queue_limit_is_refused_immediately()
    {
        using var limiter = new PacedRateLimiter(1, 2, new WatchedTime());
        await GoAsync(limiter, Token);
        Task<RateLimitLease> first = limiter.AcquireAsync(onlyReads: true, Token).AsTask(), second = limiter.AcquireAsync(onlyReads: true, Token).AsTask();

        Assert.False((await limiter.AcquireAsync(onlyReads: true, Token)).IsAcquired);
        Assert.False(first.IsCompleted || second.IsCompleted);
    }

    [Fact]
    public async Task A_canceled_waiter_makes_room_and_uses_no_permit()
    {
        var time = new WatchedTime();
        using var limiter = new PacedRateLimiter(1, 2, time);
        using var impatient = new CancellationTokenSource();
        await GoAsync(limiter, Token);
        Task<RateLimitLease> first = limiter.AcquireAsync(onlyReads: true, impatient.Token).AsTask(), second = limiter.AcquireAsync(onlyReads: true, Token).AsTask();

        await impatient.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Task<RateLimitLease> third = limiter.AcquireAsync(onlyReads: true, Token).AsTask();
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True((await second).IsAcquired);
        Assert.False(third.IsCompleted);
        Leave([second]);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await third).IsAcquired);
    }

    [Fact]
    public async Task A_canceled_request_gets_no_permit()
    {
        using var limiter = new PacedRateLimiter(1, 2, new WatchedTime());

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await limiter.AcquireAsync(onlyReads: true, new(canceled: true)));

        Assert.True((await limiter.AcquireAsync(onlyReads: true, Token)).IsAcquired);
    }

    [Fact]
    public async Task Cancellation_while_others_leave_loses_no_request()
    {
        for (var round = 0; round < 100; round++)
        {
            var time = new WatchedTime();
            using var limiter = new PacedRateLimiter(3, 1000, time);
            CancellationTokenSource[] impatient = [.. Enumerable.Range(0, 30).Select(_ => new CancellationTokenSource())];
            Task<RateLimitLease>[] waiting = [.. impatient.Select(caller => limiter.AcquireAsync(onlyReads: true, caller.Token).AsTask())];

            Task leaving = Task.Run(() => Array.ForEach([.. impatient.Where((_, at) => at % 2 == 1)], caller => caller.Cancel()), Token);
            for (var second = 0; second < 5; second++)
            {
                Leave(waiting);
                time.Advance(TimeSpan.FromSeconds(1));
            }

            await leaving;
            for (var second = 0; second < 11; second++)
            {
                Leave(waiting);
                time.Advance(TimeSpan.FromSeconds(1));
            }

            // Who stayed went; who left went before or not at all; and there is room for as many as ever.
            Assert.All(waiting, (lease, at) => Assert.True(at % 2 == 1 ? lease.IsCompleted : lease.IsCompletedSuccessfully && lease.Result.IsAcquired));
            Task<RateLimitLease>[] after = [.. Enumerable.Range(0, 4).Select(_ => limiter.AcquireAsync(onlyReads: true, Token).AsTask())];
            Assert.Equal([true, true, true, false], after.Select(lease => lease.IsCompletedSuccessfully));
            Leave(after);
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.True((await after[3]).IsAcquired);
            Array.ForEach(impatient, caller => caller.Dispose());
        }
    }

    [Fact]
    public async Task A_waiter_that_got_its_permit_is_released()
    {
        var time = new WatchedTime();
        using var limiter = new PacedRateLimiter(1, 10, time);
        using var longLived = new CancellationTokenSource();
        await GoAsync(limiter, longLived.Token);

        WeakReference gone = WaitForATurn();
        GC.Collect();

        Assert.False(gone.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        WeakReference WaitForATurn()
        {
            Task<RateLimitLease> waiting = limiter.AcquireAsync(onlyReads: true, longLived.Token).AsTask();
            Assert.False(waiting.IsCompleted);
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.True(waiting.IsCompletedSuccessfully);
            return new(waiting);
        }
    }

    [Fact]
    public async Task Waiters_are_told_when_the_limiter_ends()
    {
        var limiter = new PacedRateLimiter(1, 2, new WatchedTime());
        await GoAsync(limiter, Token);
        Task<RateLimitLease> waiting = limiter.AcquireAsync(onlyReads: true, Token).AsTask();

        limiter.Dispose();
        limiter.Dispose();

        ObjectDisposedException ended = await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        Assert.StartsWith("The container is disposed of, and the request was not sent.", ended.Message, StringComparison.Ordinal);
        _ = await Assert.ThrowsAsync<ObjectDisposedException>(async () => await limiter.AcquireAsync(onlyReads: true, Token));
    }

    [Fact]
    public async Task A_permit_is_in_use_until_its_request_leaves()
    {
        var time = new WatchedTime();
        using var limiter = new PacedRateLimiter(2, 10, time);
        var first = (PacePermit)await limiter.AcquireAsync(onlyReads: true, Token);
        var second = (PacePermit)await limiter.AcquireAsync(onlyReads: true, Token);
        Task<RateLimitLease> third = limiter.AcquireAsync(onlyReads: true, Token).AsTask(), fourth = limiter.AcquireAsync(onlyReads: true, Token).AsTask();

        time.Advance(TimeSpan.FromHours(1)); // They wait for their connections.
        Assert.False(third.IsCompleted);
        first.Depart();
        first.Depart();
        first.Dispose(); // It is answered.
        time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(third.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(third.IsCompletedSuccessfully);

        // It never left: it had no connection.
        Assert.False(fourth.IsCompleted);
        second.Dispose();
        second.Dispose();
        Assert.True(fourth.IsCompletedSuccessfully);
        Assert.False(limiter.AcquireAsync(onlyReads: true, Token).AsTask().IsCompleted);
    }

    [Fact]
    public async Task Changes_go_before_reads()
    {
        var time = new WatchedTime();
        using var limiter = new PacedRateLimiter(1, 2, time);
        await GoAsync(limiter, Token);
        Task<RateLimitLease> poll = limiter.AcquireAsync(onlyReads: true, Token).AsTask(), another = limiter.AcquireAsync(onlyReads: true, Token).AsTask();
        Task<RateLimitLease> add = limiter.AcquireAsync(onlyReads: false, Token).AsTask(), cancel = limiter.AcquireAsync(onlyReads: false, Token).AsTask();
        List<Task<RateLimitLease>> all = [poll, another, add, cancel];

        // Each sort has its own places.
        Assert.False((await limiter.AcquireAsync(onlyReads: true, Token)).IsAcquired);
        Assert.False((await limiter.AcquireAsync(onlyReads: false, Token)).IsAcquired);
        foreach (Task<RateLimitLease> next in new[] { add, cancel, poll, another })
        {
            Assert.False(next.IsCompleted);
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.True(next.IsCompletedSuccessfully);
            Leave(all);
        }
    }

    [Fact]
    public async Task A_read_does_not_overtake_a_waiting_change()
    {
        var time = new WatchedTime();
        using var limiter = new PacedRateLimiter(1, 2, time);
        RateLimitLease connecting = await limiter.AcquireAsync(onlyReads: true, Token);
        Task<RateLimitLease> add = limiter.AcquireAsync(onlyReads: false, Token).AsTask(), poll = limiter.AcquireAsync(onlyReads: true, Token).AsTask();

        connecting.Dispose();

        Assert.True(add.IsCompletedSuccessfully);
        Assert.False(poll.IsCompleted);
    }

    [Fact]
    public async Task A_permit_may_outlive_its_limiter()
    {
        var limiter = new PacedRateLimiter(2, 2, new WatchedTime());
        var first = (PacePermit)await limiter.AcquireAsync(onlyReads: true, Token);
        RateLimitLease second = await limiter.AcquireAsync(onlyReads: true, Token);

        limiter.Dispose();

        first.Depart();
        second.Dispose();
    }

    private static async Task GoAsync(PacedRateLimiter limiter, CancellationToken token) =>
        ((PacePermit)await limiter.AcquireAsync(onlyReads: true, token)).Depart();

    // Who has had a turn leaves; who has left before is told nothing new.
    private static void Leave(IEnumerable<Task<RateLimitLease>> leases)
    {
        foreach (Task<RateLimitLease> lease in leases.Where(lease => lease.IsCompletedSuccessfully))
        {
            (lease.Result as PacePermit)?.Depart();
        }
    }

    // When each request went, in milliseconds. At least one goes each second.
    private static List<long> GrantsOf(PacedRateLimiter limiter, int[] waits, WatchedTime time)
    {
        DateTimeOffset start = time.GetUtcNow();
        var leases = new List<Task<RateLimitLease>>();
        var grants = new List<long>();
        for (var at = 0; grants.Count < waits.Length && at <= 2 * waits.Length; at++)
        {
            if (at < waits.Length)
            {
                Pass(waits[at]);
                leases.Add(limiter.AcquireAsync(onlyReads: true, Token).AsTask());
            }
            else
            {
                Pass(1000);
            }

            Note();
        }

        Assert.Equal(waits.Length, grants.Count);
        return grants;

        void Pass(int milliseconds)
        {
            for (var i = 0; i < milliseconds; i++)
            {
                time.Advance(TimeSpan.FromMilliseconds(1));
                Note();
            }
        }

        void Note()
        {
            while (grants.Count < leases.Count && leases[grants.Count].IsCompleted)
            {
                Leave([leases[grants.Count]]);
                grants.Add((long)(time.GetUtcNow() - start).TotalMilliseconds);
            }
        }
    }

    private static List<long> FixedWindows(int perSecond, int[] waits)
    {
        var grants = new List<long>();
        long now = 0;
        foreach (int wait in waits)
        {
            now += wait;
            long window = Math.Max(now / 1000, grants.Count < perSecond ? 0 : (grants[^perSecond] / 1000) + 1);
            grants.Add(Math.Max(now, window * 1000));
        }

        return grants;
    }

    private static bool IsNeverExceeded(int perSecond, List<long> grants) =>
        !grants.Where((grant, at) => at >= perSecond && grant - grants[at - perSecond] < 1000).Any();
}
