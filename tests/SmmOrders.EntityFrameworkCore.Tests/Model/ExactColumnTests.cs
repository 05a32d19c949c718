using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Every amount and every instant comes back from a database as it was decided, or is refused before it is written.</summary>
public abstract class ExactColumnTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly decimal Limit = 10_000_000_000m;

    private static Gen<DateTimeOffset> Instants { get; } =
        from days in Gen.Choose(-200_000, 200_000)
        from milliseconds in Gen.Choose(0, 86_399_999)
        from ticks in Gen.Choose(0, 9_999)
        from minutes in Gen.Elements(0, -720, 120, 345, 840)
        select DateTimeOffset.UnixEpoch.AddDays(days).AddMilliseconds(milliseconds).AddTicks(ticks).ToOffset(TimeSpan.FromMinutes(minutes));

    private protected abstract Shop NewShop(Action<OrderStoreBuilder<ShopContext, ShopOrder, long>> configure);

    [Fact]
    public async Task A_charge_is_kept_exactly_or_refused_and_ordered_and_summed_as_a_number_in_every_culture()
    {
        await using Shop shop = NewShop(store => store.Options.AllowFinerCharges = true);
        foreach (string culture in Cultures.Odd)
        {
            using IDisposable inCulture = Cultures.Use(culture);
            Amounts.Check(Amounts.All.ListOf(15), LongForm.Count(3, 300), async amounts =>
            {
                List<(ShopOrder Order, decimal Charge)> added = [];
                await using ShopContext context = shop.Open();
                foreach (decimal amount in amounts)
                {
                    var order = new ShopOrder { UserId = 1 };
                    if (amount < Limit && decimal.Round(amount, 8, MidpointRounding.ToZero) == amount)
                    {
                        _ = shop.Store.Add(context, order, new NewTrackedOrder { Quantity = 1000, Charge = amount });
                        added.Add((order, amount));
                    }
                    else
                    {
                        _ = Assert.Throws<ArgumentOutOfRangeException>(() => shop.Store.Add(context, order, new NewTrackedOrder { Quantity = 1000, Charge = amount }));
                    }
                }

                _ = await context.SaveChangesAsync();
                long[] ids = [.. added.Select(each => each.Order.Id)];
                await using ShopContext fresh = shop.Open();
                IQueryable<ShopOrder> orders = fresh.Orders.Where(order => ids.Contains(order.Id));
                Assert.Equal(added.Select(each => each.Charge), await orders.OrderBy(order => order.Id).Select(order => order.Charge).ToListAsync());
                Assert.Equal(
                    added.OrderBy(each => each.Charge).ThenBy(each => each.Order.Id).Select(each => each.Order.Id),
                    await orders.OrderBy(order => order.Charge).ThenBy(order => order.Id).Select(order => order.Id).ToListAsync());
                decimal sum = added.Sum(each => each.Charge);
                if (sum < 9 * Limit)
                {
                    Assert.Equal(sum, await orders.SumAsync(order => order.Charge));
                }

                decimal middle = added.Count == 0 ? 0m : added[added.Count / 2].Charge;
                Assert.Equal(added.Count(each => each.Charge <= middle), await orders.CountAsync(order => order.Charge <= middle));
            });
        }
    }

    [Fact]
    public async Task A_refund_is_the_same_in_the_order_the_ledger_and_the_wallet_in_every_culture()
    {
        await using Shop shop = NewShop(store => store.Options.AllowFinerCharges = true);
        _ = await shop.AddAsync();
        foreach (string culture in Cultures.Odd)
        {
            using IDisposable inCulture = Cultures.Use(culture);
            Amounts.Check(Amounts.All.Where(amount => amount < Limit && decimal.Round(amount, 8, MidpointRounding.ToZero) == amount).Zip(Gen.Choose(1, 1000)).ListOf(8), LongForm.Count(3, 300), async bought =>
            {
                await using ShopContext context = shop.Open();
                decimal before = (await context.Wallets.AsNoTracking().SingleAsync()).Balance;
                List<ShopOrder> orders = [];
                foreach ((decimal charge, int _) in bought)
                {
                    orders.Add(new ShopOrder { UserId = 1 });
                    _ = shop.Store.Add(context, orders[^1], new NewTrackedOrder { Quantity = 1000, Charge = charge, ProviderOrderId = Guid.NewGuid().ToString("N"), Provider = "p" });
                }

                _ = await context.SaveChangesAsync();
                IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync(
                    [.. bought.Select((each, index) => new OrderReport { Order = OrderKey.Of(orders[index].Id), Report = StatusReport.Of(OrderStatus.Partial, each.Item2), At = Now })]);

                await using ShopContext fresh = shop.Open();
                for (int index = 0; index < orders.Count; index++)
                {
                    decimal expected = outcomes[index].Update.Refund?.Amount ?? 0m;
                    long id = orders[index].Id;
                    Assert.Equal(ApplyStatus.Applied, outcomes[index].Status);
                    Assert.Equal(expected, (await fresh.Orders.AsNoTracking().SingleAsync(order => order.Id == id)).Refunded);
                    Assert.Equal(expected, await fresh.OrderRefunds(id).SumAsync(entry => entry.Amount));
                    Assert.Equal(expected, await fresh.OrderHistory(id).SumAsync(entry => entry.RefundAmount));
                }

                Assert.Equal(before + outcomes.Sum(outcome => outcome.Update.Refund?.Amount ?? 0m), (await fresh.Wallets.AsNoTracking().SingleAsync()).Balance);
            });
        }
    }

    [Fact]
    public async Task A_wallet_is_credited_and_debited_exactly_in_every_culture()
    {
        await using Shop shop = NewShop(_ => { });
        _ = await shop.AddAsync();
        decimal balance = 0m;
        foreach (string culture in Cultures.Odd)
        {
            using IDisposable inCulture = Cultures.Use(culture);
            Amounts.Check(Amounts.All.Where(amount => amount is > 0m and < 1e12m).ListOf(5), LongForm.Count(3, 300), async amounts =>
            {
                await using ShopContext context = shop.Open();
                await context.CreditAsync<Wallet, int>(wallet => wallet.UserId, wallet => wallet.Balance, amounts.Select(amount => KeyValuePair.Create(1, amount)));
                balance += amounts.Sum();
                Assert.Equal(balance, (await context.Wallets.AsNoTracking().SingleAsync()).Balance);
                Assert.False(await context.TryDebitAsync<Wallet, int>(wallet => wallet.UserId, wallet => wallet.Balance, 1, balance + 0.000000000001m));
                decimal taken = amounts.Count == 0 ? 0m : amounts[0];
                Assert.True(await context.TryDebitAsync<Wallet, int>(wallet => wallet.UserId, wallet => wallet.Balance, 1, taken));
                balance -= taken;
                Assert.Equal(balance, (await context.Wallets.AsNoTracking().SingleAsync()).Balance);
            });
        }
    }

    [Fact]
    public async Task An_instant_is_stored_as_it_was_decided_in_microseconds_and_UTC_in_every_culture()
    {
        await using Shop shop = NewShop(_ => { });
        foreach (string culture in Cultures.Odd)
        {
            using IDisposable inCulture = Cultures.Use(culture);
            CheckInstants(shop);
        }
    }

    [Fact]
    public async Task A_writer_that_drops_microseconds_at_the_cultures_comma_is_found_in_every_odd_culture()
    {
        await using Shop shop = NewShop(store => store.Plant(model => model with { Writer = new SpellingWriter(model.Writer) }));
        using (Cultures.Use(""))
        {
            CheckInstants(shop);
        }

        foreach (string culture in Cultures.Odd)
        {
            using IDisposable inCulture = Cultures.Use(culture);
            Assert.Contains("Assert.Equal() Failure", Assert.ThrowsAny<Exception>(() => CheckInstants(shop)).ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Longer_than_three_hours_is_the_same_in_the_core_and_in_the_database_in_every_culture()
    {
        await using Shop shop = NewShop(_ => { });
        long id = await shop.AddAsync();
        foreach (string culture in Cultures.Odd)
        {
            using IDisposable inCulture = Cultures.Use(culture);
            await CheckThreeHoursAsync(shop, id);
        }
    }

    [Fact]
    public async Task Open_and_final_orders_are_found_by_their_statuses()
    {
        await using Shop shop = NewShop(_ => { });
        (long open, long final) = (await shop.AddAsync(), await shop.AddAsync());
        _ = await shop.Store.ApplyAsync([new OrderReport { Order = OrderKey.Of(final), Report = StatusReport.Of(OrderStatus.Completed), At = Now }], TestContext.Current.CancellationToken);
        await using ShopContext context = shop.Open();

        Assert.Equal([open], await context.Orders.Where(order => OrderStatuses.Open.Contains(order.Status)).Select(order => order.Id).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal([final], await context.Orders.Where(order => OrderStatuses.Final.Contains(order.Status)).Select(order => order.Id).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, await context.Orders.CountAsync(order => OrderStatuses.All.Contains(order.Status), TestContext.Current.CancellationToken));
    }

    private static void CheckInstants(Shop shop) => Amounts.Check(Instants, LongForm.Count(5, 700), async at =>
    {
        long id = await shop.AddAsync();
        ApplyOutcome outcome = (await shop.Store.ApplyAsync([new OrderReport { Order = OrderKey.Of(id), Report = StatusReport.Of(OrderStatus.InProgress), At = at }]))[0];

        await using ShopContext context = shop.Open();
        ShopOrder order = await context.Orders.SingleAsync(o => o.Id == id);
        DateTimeOffset cut = at.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerMicrosecond));
        Assert.Equal((cut, TimeSpan.Zero), (order.StatusSince, order.StatusSince.Offset));
        Assert.Equal(cut, outcome.Update.Order.StatusSince);
        Assert.Equal(cut, (await context.OrderHistory(id).OrderBy(entry => entry.Number).LastAsync()).At);
        Assert.Equal(1, await context.Orders.CountAsync(o => o.Id == id && o.StatusSince == at));
        Assert.Equal(id, await context.Orders.Where(o => o.Id == id).OrderBy(o => o.StatusSince).Select(o => o.Id).SingleAsync());
    });

    private static async Task CheckThreeHoursAsync(Shop shop, long id)
    {
        int stuck = 0;
        foreach (DateTimeOffset since in Instants.Sample(10, LongForm.Count(2, 35)))
        {
            await using ShopContext context = shop.Open();
            _ = await context.Orders.ExecuteUpdateAsync(setters => setters.SetProperty(o => o.StatusSince, since).SetProperty(o => o.UnansweredSince, since), TestContext.Current.CancellationToken);
            ShopOrder order = await context.Orders.AsNoTracking().SingleAsync(o => o.Id == id, TestContext.Current.CancellationToken);
            OrderState state = PolledOrders.In(order.Status, order.StatusSince, order.UnansweredSince);
            foreach (TimeSpan off in new[] { TimeSpan.FromMicroseconds(-1), TimeSpan.Zero, TimeSpan.FromTicks(9), TimeSpan.FromMicroseconds(1) })
            {
                DateTimeOffset now = (order.StatusSince + StuckRule.Default.Threshold + off).ToOffset(TimeSpan.FromHours(5.5));
                DateTimeOffset later = now + (UnansweredRule.Default.Threshold - StuckRule.Default.Threshold);
                bool isStuck = StuckRule.Default.IsStuck(state, InstantColumn.Cut(now));
                stuck += isStuck ? 1 : 0;

                Assert.Equal(off == TimeSpan.FromMicroseconds(1), isStuck);
                Assert.Equal(isStuck, await context.Orders.AnyAsync(StuckRule.Default.ToExpression<ShopOrder>(o => o.Status, o => o.StatusSince, now), TestContext.Current.CancellationToken));
                Assert.Equal(
                    UnansweredRule.Default.IsUnanswered(state, InstantColumn.Cut(later)),
                    await context.Orders.AnyAsync(UnansweredRule.Default.ToExpression<ShopOrder>(o => o.UnansweredSince, later), TestContext.Current.CancellationToken));
            }
        }

        Assert.NotEqual(0, stuck);
    }
}
