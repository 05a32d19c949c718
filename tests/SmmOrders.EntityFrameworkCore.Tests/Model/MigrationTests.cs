using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Design;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>
/// A panel's migrations are those that <c>dotnet ef</c> writes: here by its own services, in this process. The long form builds what they
/// write, and the next one is compared to the snapshot in it; the compiler takes seconds to start.
/// </summary>
public sealed class MigrationTests(PostgresServer server)
{
    public static IEnumerable<TheoryDataRow<string>> Kinds => TestDatabase.PostgresFirst;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_first_migration_makes_all_tables_the_next_one_is_empty_and_the_store_starts_and_works(string kind)
    {
        using var database = TestDatabase.Of(kind, server);
        await using MigratedContext context = MigratedContext.Open(database, null);
        ScaffoldedMigration first = DesignTools.Scaffold(context, "First");
        Assert.All(
            context.DesignTimeModel().GetEntityTypes(),
            table => Assert.Contains($"name: \"{table.GetTableName()}\",", first.MigrationCode, StringComparison.Ordinal));
        Assembly? migrations = LongForm.IsRun ? DesignTools.Compile(first) : null;
        await (migrations is null ? RunAsync(context) : MigrateAsync(database, migrations));

        await using MigratedContext migrated = MigratedContext.Open(database, migrations);
        if (migrations is not null)
        {
            Assert.DoesNotContain("migrationBuilder.", DesignTools.Scaffold(migrated, "Next").MigrationCode, StringComparison.Ordinal);
        }

        await StartsAndWorksAsync(database);
    }

    private static async Task MigrateAsync(TestDatabase database, Assembly migrations)
    {
        await using MigratedContext context = MigratedContext.Open(database, migrations);
        await context.Database.MigrateAsync(Cancel);
        Assert.Equal(["First"], (await context.Database.GetAppliedMigrationsAsync(Cancel)).Select(id => id.Split('_')[1]));
    }

    // The operations that the migration spells in C#.
    private static async Task RunAsync(MigratedContext context)
    {
        IModel model = context.DesignTimeModel();
        IReadOnlyList<MigrationCommand> commands = context.GetService<IMigrationsSqlGenerator>().Generate(context.GetService<IMigrationsModelDiffer>().GetDifferences(null, model.GetRelationalModel()), model);
        foreach (MigrationCommand command in commands)
        {
            _ = await context.Database.ExecuteSqlRawAsync(command.CommandText, Cancel);
        }
    }

    private static async Task StartsAndWorksAsync(TestDatabase database)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        _ = builder.Services.AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2)).AddSmmOrderStore<MigratedContext, ShopOrder, long>(store => store
            .CreditWallets<Wallet, int>(wallet => wallet.UserId, wallet => wallet.Balance, order => order.UserId)
            .UseContext(_ => MigratedContext.Open(database, null)));
        using IHost host = builder.Build();
        await host.StartAsync(Cancel);
        var store = host.Services.GetRequiredService<OrderStore<MigratedContext, ShopOrder, long>>();
        await using MigratedContext context = MigratedContext.Open(database, null);
        _ = context.Add(new Wallet { UserId = 1, Balance = 0m });
        var order = new ShopOrder { UserId = 1 };
        _ = store.Add(context, order, new() { Quantity = 1000, Charge = 10.00m, Provider = "p", ProviderOrderId = "1" });
        _ = await context.SaveChangesAsync(Cancel);

        IReadOnlyList<ApplyOutcome> outcomes = await store.ApplyAsync(
            [new() { Order = store.KeyOf(context, order.Id), Report = StatusReport.Of(OrderStatus.Partial, 400), At = TimeProvider.System.GetUtcNow() }], Cancel);

        Assert.Equal((ApplyStatus.Applied, null), (outcomes[0].Status, outcomes[0].Reason));
        Assert.Equal(4.00m, await context.Set<Wallet>().AsNoTracking().Select(wallet => wallet.Balance).SingleAsync(Cancel));
        Assert.Empty((await store.CheckAsync(Cancel)).Faults);
        await host.StopAsync(Cancel);
    }
}
