using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Pages follow the key, whatever its type: the database compares what it stores.</summary>
public sealed class KeyedVerificationTests(PostgresServer server)
{
    private static readonly StatusReport Canceled = StatusReport.Of(OrderStatus.Canceled);

    [Fact]
    public Task Numbers_are_followed() => CheckAsync(postgres: false, Enumerable.Range(-2, 5));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Guids_are_followed(bool postgres) => CheckAsync(postgres, Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Texts_are_followed(bool postgres) => CheckAsync(postgres, ["a", "B", "é", "10", "9"]);

    [Fact]
    public Task Keys_of_a_panels_own_type_are_followed() => CheckAsync(postgres: false, Enumerable.Range(8, 5).Select(number => new OrderNumber(number)));

    private async Task CheckAsync<TKey>(bool postgres, IEnumerable<TKey> keys)
        where TKey : notnull
    {
        using var database = TestDatabase.Of(postgres ? "PostgreSQL" : "SQLite", server);
        await using var panel = new KeyedPanel<TKey>(database.Use);
        OrderKey[] orders = await panel.AddAsync(keys);
        IReadOnlyList<ApplyOutcome> outcomes = await panel.Store.ApplyAsync([.. orders.Select(order => new OrderReport { Order = order, Report = Canceled, At = AuditedPanel.Start })]);
        Assert.All(outcomes, outcome => Assert.Equal(ApplyStatus.Applied, outcome.Status));
        Assert.Empty(await VerifyAsync(panel));

        await panel.ExecuteAsync("""UPDATE "Orders" SET "Status" = 0""");
        List<OrderDamage> damaged = await VerifyAsync(panel);
        Assert.Equal(orders.ToHashSet(), damaged.Select(damage => damage.Order).ToHashSet());
        Assert.Equal((5, DamageKind.StatusUndefined), (damaged.Count, damaged.Select(damage => damage.Kind).Distinct().Single()));
        Assert.Equal(orders[3], (await panel.Store.VerifyOrderAsync(orders[3], TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken)).Order);

        await panel.ExecuteAsync("""DELETE FROM "Orders" """);
        List<OrderDamage> lost = await VerifyAsync(panel);
        Assert.Equal(10, lost.Count);
        Assert.Equal(orders.ToHashSet(), lost.Where(damage => damage.Kind == DamageKind.HistoryWithoutOrder).Select(damage => damage.Order).ToHashSet());
        Assert.Equal(orders.ToHashSet(), lost.Where(damage => damage.Kind == DamageKind.RefundWithoutOrder).Select(damage => damage.Order).ToHashSet());
    }

    private static async Task<List<OrderDamage>> VerifyAsync<TKey>(KeyedPanel<TKey> panel)
        where TKey : notnull =>
        await panel.Store.VerifyAsync(_ => true, pageSize: 2, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
}
