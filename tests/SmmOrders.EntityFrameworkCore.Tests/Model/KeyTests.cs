using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>The order's key is the panel's: int, long, Guid, string or a converted one, made by the database or by the application.</summary>
public sealed class KeyTests(PostgresServer server)
{
    [Theory, OneOrAllData("PostgreSQL", "SQLite")]
    public Task An_int_of_the_database(string kind) => WorksAsync(kind, () => new KeyedOrder<int>());

    [Theory, OneOrAllData("SQLite", "PostgreSQL")]
    public Task A_long_of_the_database(string kind) => WorksAsync(kind, () => new KeyedOrder<long>());

    [Theory, OneOrAllData("PostgreSQL", "SQLite")]
    public Task A_Guid_that_EF_Core_makes(string kind) => WorksAsync(kind, () => new KeyedOrder<Guid>());

    [Theory, OneOrAllData("SQLite", "PostgreSQL")]
    public Task A_Guid_of_the_application(string kind) =>
        WorksAsync(kind, () => new KeyedOrder<Guid> { Id = Guid.CreateVersion7() }, model => model.Entity<KeyedOrder<Guid>>().Property(order => order.Id).ValueGeneratedNever());

    [Theory, OneOrAllData("PostgreSQL", "SQLite")]
    public Task A_long_of_the_application(string kind)
    {
        long next = long.MaxValue - 1;
        return WorksAsync(kind, () => new KeyedOrder<long> { Id = next++ }, model => model.Entity<KeyedOrder<long>>().Property(order => order.Id).ValueGeneratedNever());
    }

    [Theory, OneOrAllData("PostgreSQL", "SQLite")]
    public Task A_string_with_a_length(string kind)
    {
        int next = 0;
        return WorksAsync(
            kind, () => new KeyedOrder<string> { Id = $"Ä'{next++}-z" },
            model => model.Entity<KeyedOrder<string>>().Property(order => order.Id).HasMaxLength(26).UseCollation(kind == "SQLite" ? "BINARY" : "C"));
    }

    [Theory, OneOrAllData("PostgreSQL", "SQLite")]
    public Task A_struct_that_is_converted_to_a_long_of_the_database(string kind) => WorksAsync(
        kind, () => new KeyedOrder<OrderNumber>(),
        model => model.Entity<KeyedOrder<OrderNumber>>().Property(order => order.Id).HasConversion(number => number.Value, value => new OrderNumber(value)).ValueGeneratedOnAdd());

    [Theory, OneOrAllData("SQLite", "PostgreSQL")]
    public Task A_struct_that_is_converted_to_text_of_the_application(string kind)
    {
        int next = 0;
        return WorksAsync(
            kind, () => new KeyedOrder<OrderCode> { Id = new($"code-{next++}") },
            model => model.Entity<KeyedOrder<OrderCode>>().Property(order => order.Id).HasConversion(code => code.Text, text => new OrderCode(text)).HasMaxLength(40).ValueGeneratedNever());
    }

    [Theory, OneOrAllData("PostgreSQL", "SQLite")]
    public void Our_tables_name_the_order_as_its_own_table_does(string kind)
    {
        using var context = new TestPanelContext(
            TestPanelContext.Options(options => _ = kind == "SQLite" ? options.UseSqlite().UseSmmOrders().AllowManyWays() : options.UseNpgsql().UseSmmOrders().AllowManyWays()),
            model =>
            {
                _ = model.Entity<KeyedOrder<string>>().HasSmmOrder();
                TestModels.Tables<string>(model);
                TestModels.Sending<string>(model);
                AddAttention(model, typeof(string));
                _ = model.Entity<KeyedOrder<string>>().Property(order => order.Id).HasColumnType("character(26)").UseCollation("own");
            });

        foreach (Type table in new[] { typeof(OrderHistoryEntry<string>), typeof(OrderRefundEntry<string>), typeof(OrderAttempt<string>), typeof(OrderAttention<string>), typeof(OrderOutbox<string>) })
        {
            Microsoft.EntityFrameworkCore.Metadata.IProperty property = context.DesignTimeModel().FindEntityType(table)!.FindProperty("OrderId")!;
            Assert.Equal(("character(26)", "own"), (property.GetColumnType(), property.GetCollation()));
        }
    }

    private async Task WorksAsync<TKey>(string kind, Func<KeyedOrder<TKey>> create, Action<ModelBuilder>? key = null)
        where TKey : notnull
    {
        using var panel = new TestPanel<KeyedOrder<TKey>, TKey>(TestDatabase.Of(kind, server), model =>
        {
            _ = model.Entity<KeyedOrder<TKey>>().ToTable("orders").HasSmmOrder().HasSmmOrderConstraints();
            TestModels.Tables<TKey>(model);
            AddAttention(model, typeof(TKey).IsValueType ? typeof(Nullable<>).MakeGenericType(typeof(TKey)) : typeof(TKey));
            TestModels.Sending<TKey>(model);
            key?.Invoke(model);
        });
        KeyedOrder<TKey> order = create();
        await panel.RoundTripAsync(order => order.Id, order, create());
        await AttendAsync(panel, order.Id);
        await panel.SendAsync(create());
        await panel.ForgetAsync(order => order.Id);
    }

    // A status after the end opens a row, which a person closes.
    private static async Task AttendAsync<TKey>(TestPanel<KeyedOrder<TKey>, TKey> panel, TKey key)
        where TKey : notnull
    {
        await using TestPanelContext context = panel.Open();
        DateTimeOffset at = new(2026, 1, 2, 4, 4, 5, TimeSpan.Zero);
        OrderReport reopened = new() { Order = panel.Store.KeyOf(context, key), Report = StatusReport.Of(OrderStatus.Pending), At = at };

        _ = await panel.Store.ApplyAsync([reopened], TestContext.Current.CancellationToken);
        _ = await panel.Store.SweepAsync(at.AddDays(1), cancellationToken: TestContext.Current.CancellationToken);

        Guid id = await context.Database.SqlQueryRaw<Guid>("""SELECT a."Id" AS "Value" FROM order_attention AS a JOIN orders AS o ON o."Id" = a."OrderId" """).SingleAsync(TestContext.Current.CancellationToken);
        AttentionClosing closing = new() { Id = id, By = "ann", At = at };
        Assert.Equal(ApplyStatus.Applied, await panel.Store.CloseAttentionAsync(closing, TestContext.Current.CancellationToken));
        Assert.Equal(ApplyStatus.Unchanged, await panel.Store.CloseAttentionAsync(closing, TestContext.Current.CancellationToken));
        List<OutboxEvent> told = await panel.TellAsync();
        Assert.Equal([OutboxKind.AttentionOpened, OutboxKind.AttentionClosed], told.Select(each => each.Kind));
        Assert.All(told, each => Assert.Equal((reopened.Order, id), (each.Order!.Value, each.Attention!.Id)));
    }

    private static void AddAttention(ModelBuilder model, Type orderId)
    {
        foreach (string call in new[] { nameof(SmmOrderModelBuilderExtensions.HasSmmOrderAttention), nameof(SmmOrderModelBuilderExtensions.HasSmmOrderOutbox) })
        {
            _ = typeof(SmmOrderModelBuilderExtensions).GetMethod(call)!.MakeGenericMethod(orderId).Invoke(null, [model]);
        }
    }

    // Without comparison: the store must not need one.
    public readonly record struct OrderNumber(long Value);

    public readonly record struct OrderCode(string Text);

    private sealed class KeyedOrder<TKey> : TrackedOrder
    {
        public TKey Id { get; init; } = default!;
    }
}
