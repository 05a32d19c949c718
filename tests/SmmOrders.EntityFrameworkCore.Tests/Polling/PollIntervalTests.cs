using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>What a claim writes in SQL is what the core says: the interval of the order's own policy, stretched by age, spread by bucket.</summary>
public sealed class PollIntervalTests(PostgresServer server) : StoreTest(server)
{
    private static readonly int Rounds = LongForm.Count(20, 2_000);

    public static IEnumerable<TheoryDataRow<ShopKind>> Kinds => CiForm.Rows<TheoryDataRow<ShopKind>>(ShopKind.Postgres, ShopKind.Sqlite, ShopKind.Portable);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_interval_is_that_of_the_policy_microsecond_for_microsecond(ShopKind kind)
    {
        await using Shop shop = Open(kind, new() { Rules = Configure });

        (int claimed, int wrong) = await ClaimAsync(shop);

        Assert.Equal(0, wrong);
        Assert.True(claimed > Rounds, $"{claimed} of {Rounds} rounds");
    }

    [Fact]
    public async Task An_interval_that_age_does_not_stretch_is_found()
    {
        await using Shop shop = Open(ShopKind.Sqlite, new()
        {
            Rules = Configure,
            Store = store => store.Plant(model => model with { Polls = new ForeverYoungPolls(model.Polls!) }),
        });

        Assert.NotEqual(0, (await ClaimAsync(shop)).Wrong);
    }

    private static async Task<(int Claimed, int Wrong)> ClaimAsync(Shop shop)
    {
        var random = new Random(20_261_129);
        OrderRules rules = shop.Rules;
        Dictionary<long, OrderState> orders = await FillAsync(shop, random);
        DateTimeOffset at = Now;
        (int claimed, int wrong) = (0, 0);
        for (int round = 0; round < Rounds; round++)
        {
            // From minutes to weeks, and whole microseconds alone.
            at = InstantColumn.Cut(at.AddTicks(random.NextInt64(TimeSpan.TicksPerMinute, TimeSpan.FromHours(1 << random.Next(8)).Ticks)));
            PollClaim claim = await shop.Store.ClaimPollsAsync("p", at, 1000, Token);
            await using ShopContext context = shop.Open();
            Dictionary<long, (string? Service, short Bucket)> rows = await context.Orders
                .Select(order => new { order.Id, order.Service, Bucket = EF.Property<short?>(order, OrderColumns.Bucket) })
                .ToDictionaryAsync(row => row.Id, row => (row.Service, row.Bucket!.Value), Token);
            foreach (ClaimedPoll poll in claim.Polls)
            {
                long id = (long)poll.Order.Value!;
                TimeSpan expected = PollPolicy.Spread(rules.For(null, "p", rows[id].Service).PollInterval(orders[id], at)!.Value, rows[id].Bucket);
                wrong += poll.Claim == at + expected ? 0 : 1;
                claimed++;
            }
        }

        return (claimed, wrong);
    }

    private static void Configure(SmmOrdersOptions options)
    {
        options.Lifecycle = OrderLifecycle.Default.WithCorrections();
        options.Services["slow"] = new() { Polling = new() { Processing = TimeSpan.FromMinutes(7), InProgress = TimeSpan.FromHours(3), AgeDivisor = 7, Longest = TimeSpan.FromHours(2) } };
        options.Services["odd"] = new()
        {
            Polling = new() { Processing = new(12_345_670), Pending = new(10), InProgress = new(98_765_430), AgeDivisor = 333, Longest = new(7_777_777_770), EndedFor = TimeSpan.FromDays(3650) },
        };
    }

    // Of each status and service, and all in one instant.
    private static async Task<Dictionary<long, OrderState>> FillAsync(Shop shop, Random random)
    {
        Dictionary<long, OrderState> orders = [];
        foreach (string? service in new[] { null, "slow", "odd" })
        {
            foreach (OrderStatus status in OrderStatuses.All.Where(status => status != OrderStatus.Canceled && (status.IsOpen() || service == "odd")))
            {
                long id = await shop.AddOfServiceAsync(service);
                DateTimeOffset since = Now.AddTicks(random.NextInt64(0, 1000) * TimeSpan.TicksPerMicrosecond);
                if (status != OrderStatus.Processing)
                {
                    ApplyOutcome outcome = (await shop.Store.ApplyAsync([Report(id, status, status.IsOpen() ? default : 400, since)], Token))[0];
                    Assert.Equal(ApplyStatus.Applied, outcome.Status);
                }

                orders[id] = (await RowAsync(shop, id)).ToState();
            }
        }

        return orders;
    }

    /// <summary>Planted: it takes each order for new.</summary>
    private sealed class ForeverYoungPolls(IPollTaker<long> inner) : IPollTaker<long>
    {
        public async Task<TakenPolls<long>> TakeAsync(DbContext context, PollWish wish, CancellationToken cancellationToken)
        {
            _ = await context.Set<ShopOrder>().ExecuteUpdateAsync(set => set.SetProperty(order => EF.Property<int?>(order, OrderColumns.PollDivisor), (int?)null), cancellationToken);
            return await inner.TakeAsync(context, wish, cancellationToken);
        }
    }
}
