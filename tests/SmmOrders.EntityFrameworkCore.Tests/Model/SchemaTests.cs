using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>The SQL of the shop's model on each database, as the files beside this one have it; and what migrations make of it.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string> Kinds => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Kinds))]
    public void The_tables_are_those_of_the_file(string kind)
    {
        using TestPanelContext context = Open(kind);
        string[] made = Lines(context.Database.GenerateCreateScript());
        using Stream file = typeof(SchemaTests).Assembly.GetManifestResourceStream($"Shop.{kind}.sql")!;
        string[] expected = Lines(new StreamReader(file).ReadToEnd());

        string[] differences = [.. expected.Except(made).Select(line => $"- {line}"), .. made.Except(expected).Select(line => $"+ {line}")];

        Assert.True(
            made.SequenceEqual(expected),
            $"The model of the shop makes other tables than Model/Shop.{kind}.sql. If that is meant, put this there:\n{string.Join('\n', made)}\n\nThe differences:\n{string.Join('\n', differences)}");
    }

    [Theory, MemberData(nameof(Kinds))]
    public void They_need_nothing_that_a_distributed_database_lacks(string kind)
    {
        using TestPanelContext context = Open(kind);

        string script = context.Database.GenerateCreateScript();

        Assert.DoesNotMatch(new Regex("xmin|trigger|sequence|nextval|foreign|references|advisory|savepoint|function|gen_random", RegexOptions.IgnoreCase), script);
        Assert.Matches(new Regex("CREATE UNIQUE INDEX", RegexOptions.None), script);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void A_migration_makes_them_and_the_next_one_nothing(string kind)
    {
        using TestPanelContext context = Open(kind);
        using TestPanelContext again = Open(kind);
        IMigrationsModelDiffer differ = context.GetService<IMigrationsModelDiffer>();
        IRelationalModel model = context.DesignTimeModel().GetRelationalModel();

        IReadOnlyList<MigrationOperation> first = differ.GetDifferences(null, model);
        IReadOnlyList<MigrationOperation> next = differ.GetDifferences(model, again.DesignTimeModel().GetRelationalModel());

        Assert.Equal(
            ["Orders", "order_attempts", "order_attention", "order_history", "order_outbox", "order_providers", "order_refunds", "order_requests"],
            first.OfType<CreateTableOperation>().Select(operation => operation.Name).Order(StringComparer.Ordinal));
        Assert.Empty(next);
    }

    // A model of its own each time. No connection is made.
    private static TestPanelContext Open(string kind) => new(
        TestPanelContext.Options(options => _ = (kind == "SQLite" ? options.UseSqlite() : options.UseNpgsql()).UseSmmOrders().AllowManyWays()),
        model =>
        {
            TestModels.Shop(model);
            _ = model.Entity<ShopOrder>().ToTable("Orders");
        });

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd().Split('\n');
}
