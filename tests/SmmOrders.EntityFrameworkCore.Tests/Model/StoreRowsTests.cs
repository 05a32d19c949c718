using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Whatever a panel's code has its context add, change or remove: no row of the store comes, goes or changes.</summary>
public sealed class StoreRowsTests
{
    private static readonly EntityState[] States = [EntityState.Added, EntityState.Modified, EntityState.Deleted];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SaveChanges_adds_changes_and_removes_no_row_of_any_table_of_the_store()
    {
        using TestPanel<ShopOrder, long> panel = await FilledAsync();

        List<string> passed = await PassedAsync(panel, panel.Open);

        Assert.Empty(passed);
    }

    /// <summary>The planted fault: what the test above would see without the interceptor of <c>UseSmmOrders</c>.</summary>
    [Fact]
    public async Task Without_the_refusal_rows_would_come_and_go_in_every_table()
    {
        using TestPanel<ShopOrder, long> panel = await FilledAsync();
        List<IEntityType> tables = Tables(panel);
        DbContextOptions bare = TestPanelContext.Options(panel.Use);

        List<string> passed = await PassedAsync(panel, () => new(bare, Model));

        Assert.Equal(tables.SelectMany(table => new[] { $"{table.DisplayName()} Added", $"{table.DisplayName()} Deleted" }), passed);

        void Model(ModelBuilder model)
        {
            TestModels.Shop(model);
            tables.ForEach(table => model.Entity(table.ClrType).ToTable(table.GetTableName()));
        }
    }

    [Fact]
    public async Task An_order_that_goes_with_its_customer_is_refused_too()
    {
        using TestPanel<ShopOrder, long> panel = new(TestDatabase.Sqlite(), model =>
        {
            TestModels.Shop(model);
            _ = model.Entity<ShopOrder>().HasOne<Wallet>().WithMany().HasForeignKey(order => order.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        _ = await panel.AddAsync(order => order.Id, new ShopOrder { UserId = 1 });
        await using TestPanelContext context = panel.Open();
        _ = await context.Set<ShopOrder>().SingleAsync(Cancel);

        _ = context.Remove(await context.Set<Wallet>().SingleAsync(Cancel));

        Assert.StartsWith("A ShopOrder is not removed: ", (await Assert.ThrowsAsync<InvalidOperationException>(() => context.SaveChangesAsync(Cancel))).Message, StringComparison.Ordinal);
    }

    // The order's, and each that lies in the package.
    private static List<IEntityType> Tables(TestPanel<ShopOrder, long> panel)
    {
        using TestPanelContext context = panel.Open();
        List<IEntityType> tables = [.. context.Model.GetEntityTypes().Where(type => type.ClrType == typeof(ShopOrder) || type.ClrType.Assembly == typeof(TrackedOrder).Assembly)];
        Assert.Equal(8, tables.Count);
        return tables;
    }

    // One row in each table.
    private static async Task<TestPanel<ShopOrder, long>> FilledAsync()
    {
        TestPanel<ShopOrder, long> panel = new(TestDatabase.Sqlite(), TestModels.Shop);
        _ = await panel.AddAsync(order => order.Id, new ShopOrder { UserId = 1 });
        await using TestPanelContext context = panel.Open();
        foreach (IEntityType table in Tables(panel).Where(table => table.ClrType != typeof(ShopOrder)))
        {
            EntityEntry row = context.Entry(Activator.CreateInstance(table.ClrType, nonPublic: true)!);
            Fill(row, table.GetProperties(), 1);
            context.Insert(row.Entity);
        }

        return panel;
    }

    // What was stored, of what should not have been.
    private static async Task<List<string>> PassedAsync(TestPanel<ShopOrder, long> panel, Func<TestPanelContext> open)
    {
        List<string> passed = [];
        foreach (IEntityType table in Tables(panel))
        {
            foreach (EntityState state in States)
            {
                string before = await RowsAsync(panel, table);
                object row = state == EntityState.Added ? New(table.ClrType) : await StoredAsync(panel, table);
                bool isTold = await IsToldAsync(table, row, state, open);
                if (isTold == (state == EntityState.Modified) || await RowsAsync(panel, table) != before)
                {
                    passed.Add($"{table.DisplayName()} {state}");
                }
            }
        }

        return passed;
    }

    // Whether it is told that a row does not come or go. Of a change it is not, so that a note on an old order saves.
    private static async Task<bool> IsToldAsync(IEntityType table, object entity, EntityState state, Func<TestPanelContext> open)
    {
        await using TestPanelContext context = open();
        EntityEntry row = context.Entry(entity);
        bool isNewOrder = state == EntityState.Added && table.ClrType == typeof(ShopOrder);
        if (state != EntityState.Deleted)
        {
            Fill(
                row,
                row.Metadata.GetProperties().Where(property => state == EntityState.Added
                    ? !isNewOrder || (IsOurs(property) && property.Name != OrderColumns.Version)
                    : !property.IsPrimaryKey() && (table.ClrType != typeof(ShopOrder) || IsOurs(property))),
                2);
        }

        row.State = state;
        try
        {
            _ = await context.SaveChangesAsync(Cancel);
            return false;
        }
        catch (InvalidOperationException refusal)
        {
            string name = table.ClrType == typeof(ShopOrder) ? nameof(ShopOrder) : table.GetTableName()!;
            Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
            return true;
        }
    }

    private static bool IsOurs(IProperty property) => OrderColumns.All.Any(column => column.Name == property.Name);

    private static async Task<object> StoredAsync(TestPanel<ShopOrder, long> panel, IEntityType table)
    {
        await using TestPanelContext context = panel.Open();
        var rows = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(table.ClrType).Invoke(context, null)!;
        return await rows.AsNoTracking().FirstAsync(Cancel);
    }

    private static object New(Type row) => row == typeof(ShopOrder) ? new ShopOrder { UserId = 1 } : Activator.CreateInstance(row, nonPublic: true)!;

    private static void Fill(EntityEntry row, IEnumerable<IProperty> properties, int value)
    {
        foreach (IProperty property in properties)
        {
            Type type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            row.Property(property.Name).CurrentValue =
                type == typeof(Guid) ? Guid.NewGuid()
                : type == typeof(string) ? $"{value}"
                : type == typeof(DateTimeOffset) ? DateTimeOffset.UnixEpoch.AddDays(value)
                : type == typeof(TimeSpan) ? TimeSpan.FromMinutes(value)
                : type.IsEnum ? Enum.GetValues(type).GetValue(value - 1)
                : Convert.ChangeType(value, type, System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    private static async Task<string> RowsAsync(TestPanel<ShopOrder, long> panel, IEntityType table)
    {
        await using TestPanelContext context = panel.Open();
        await context.Database.OpenConnectionAsync(Cancel);
        await using DbCommand command = context.NewCommand();
        command.CommandText = $"SELECT * FROM \"{table.GetTableName()}\"";
        await using DbDataReader reader = await command.ExecuteReaderAsync(Cancel);
        List<string> rows = [];
        while (await reader.ReadAsync(Cancel))
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => $"{reader.GetName(column)}={reader.GetValue(column)}")));
        }

        return string.Join('\n', rows);
    }
}
