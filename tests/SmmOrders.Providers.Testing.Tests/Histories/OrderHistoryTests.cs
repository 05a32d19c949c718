namespace SmmOrders.Providers.Testing.Tests;

/// <summary>Histories are scripts, or made up by a seed, and never anything else.</summary>
public sealed class OrderHistoryTests
{
    [Fact]
    public void A_script_holds_from_each_step_on()
    {
        var history = OrderHistory.Script(
            new HistoryStep(TimeSpan.FromMinutes(5), OrderStatus.Processing),
            new HistoryStep(TimeSpan.FromMinutes(10), OrderStatus.InProgress),
            new HistoryStep(TimeSpan.FromMinutes(20), OrderStatus.Completed, 1000));

        Assert.Equal(
            [OrderStatus.Processing, OrderStatus.Processing, OrderStatus.Processing, OrderStatus.InProgress, OrderStatus.InProgress, OrderStatus.Completed, OrderStatus.Completed],
            new[] { -5, 0, 9, 10, 19, 20, 9999 }.Select(minutes => history.At(TimeSpan.FromMinutes(minutes)).Status));
    }

    [Fact]
    public void A_script_without_steps_or_order_is_refused()
    {
        Assert.Equal("steps", Assert.Throws<ArgumentException>(() => OrderHistory.Script()).ParamName);
        Assert.StartsWith(
            "Step 1 is after 00:01:00, and the one before it after 00:01:00; each is later than the one before.",
            Assert.Throws<ArgumentException>(() => OrderHistory.Script(
                new HistoryStep(TimeSpan.FromMinutes(1), OrderStatus.Pending), new HistoryStep(TimeSpan.FromMinutes(1), OrderStatus.InProgress))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Delivered_units_are_exact_for_any_quantity()
    {
        Assert.Equal(333, new HistoryStep(default, OrderStatus.InProgress, 333).DeliveredOf(1000));
        Assert.Equal(0, new HistoryStep(default, OrderStatus.InProgress, 999).DeliveredOf(1));
        Assert.Equal(long.MaxValue, new HistoryStep(default, OrderStatus.Completed, 1000).DeliveredOf(long.MaxValue));
    }

    [Fact]
    public void A_seed_decides_a_history_and_the_next_seed_another()
    {
        Assert.All(Enumerable.Range(0, 100), seed => Assert.Equal(OrderHistory.Seeded(seed).Steps, OrderHistory.Seeded(seed).Steps));
        Assert.True(Enumerable.Range(0, 100).Select(seed => string.Join(';', OrderHistory.Seeded(seed).Steps)).Distinct().Count() > 95);
    }

    [Fact]
    public void Seeded_histories_are_such_as_orders_have()
    {
        OrderHistory[] histories = [.. Enumerable.Range(0, 10_000).Select(OrderHistory.Seeded)];

        Assert.All(histories, history =>
        {
            Assert.Equal(TimeSpan.Zero, history.Steps[0].After);
            Assert.True(history.Steps.Zip(history.Steps.Skip(1)).All(pair =>
                pair.First.After < pair.Second.After && pair.First.DeliveredPermille <= pair.Second.DeliveredPermille && pair.First.Status.IsOpen()));
            Assert.True(history.Steps[^1].Status.IsFinal());
        });
        HistoryStep[] ends = [.. histories.Select(history => history.Steps[^1])];
        Assert.InRange(ends.Count(end => end.Status == OrderStatus.Completed), 7200, 7600);
        Assert.InRange(ends.Count(end => end is { Status: OrderStatus.Partial, DeliveredPermille: > 0 and < 1000 }), 1050, 1350);
        Assert.InRange(ends.Count(end => end.Status == OrderStatus.Canceled), 850, 1150);
        Assert.InRange(ends.Count(end => end is { Status: OrderStatus.Partial, DeliveredPermille: 0 }), 300, 500);
        Assert.InRange(ends.Count(end => end.DeliveredPermille > 1000), 200, 600);
        Assert.True(histories.SelectMany(history => history.Steps).Select(step => step.Status).Distinct().Count() == 6);
    }
}
