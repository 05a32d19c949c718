using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>The questions that the READMEs ask of a database, in their own words, with EF Core on SQLite.</summary>
public sealed class ReadmeExampleTests
{
    private static readonly string[] Pages = ["README.md", "src/SmmOrders/README.md"];

    [Fact]
    public void Each_question_of_the_READMEs_is_answered_on_SQLite()
    {
        DateTimeOffset now = DateTimeOffset.UnixEpoch.AddDays(3);
        var slow = new ServiceProfile { ExpectedPending = TimeSpan.FromDays(2) };
        string[] proven =
        [
            Ask(1, row => OrderStatuses.Open.Contains(row.Status)),
            Ask(1, StuckRule.Default.ToExpression<Row>(row => row.Status, row => row.SinceUtcTicks, now)),
            Ask(0, slow.ToLateExpression<Row>(row => row.Status, row => row.SinceUtcTicks, now)),
            Ask(0, UnansweredRule.Default.ToExpression<Row>(row => row.UnansweredSinceUtcTicks, now)),
        ];

        string[] shown = [.. Pages.SelectMany(page => Regex.Matches(ReadRepository(page), @"orders\.Count\((.*)\)\);").Select(line => line.Groups[1].Value))];

        Assert.Equal(proven.Order(), shown.Distinct().Order());
    }

    [Fact]
    public void The_converter_of_the_README_is_the_one_that_these_tests_have()
    {
        const string Converter = "HasConversion(since => since.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero))";

        Assert.Contains(Converter, ReadRepository("src/SmmOrders/README.md"), StringComparison.Ordinal);
        Assert.Contains(Converter, ReadRepository("tests/SmmOrders.EntityFrameworkCore.Tests/Panel/PanelContext.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_without_it_is_what_EF_Core_cannot_compare_on_SQLite()
    {
        using RowContext context = RowContext.Open();

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => context.Rows.Count(
            StuckRule.Default.ToExpression<Row>(row => row.Status, row => row.Since, DateTimeOffset.UnixEpoch)));

        Assert.Contains("could not be translated", error.Message, StringComparison.Ordinal);
    }

    private static string Ask(int found, Expression<Func<Row, bool>> question, [CallerArgumentExpression(nameof(question))] string text = "")
    {
        using RowContext context = RowContext.Open();
        _ = context.Add(new Row { Status = OrderStatus.Processing, SinceUtcTicks = DateTimeOffset.UnixEpoch.UtcTicks });
        _ = context.Add(new Row { Status = OrderStatus.Completed, SinceUtcTicks = DateTimeOffset.UnixEpoch.UtcTicks });
        _ = context.SaveChanges();
        Assert.Equal(found, context.Rows.Count(question));
        return text;
    }

    private static string ReadRepository(string path)
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OrderStatus.sln")))
        {
            folder = folder.Parent!;
        }

        return File.ReadAllText(Path.Combine(folder.FullName, path));
    }

    private sealed class Row
    {
        public int Id { get; init; }

        public OrderStatus Status { get; init; }

        public long SinceUtcTicks { get; init; }

        public long? UnansweredSinceUtcTicks { get; init; }

        public DateTimeOffset Since { get; init; }
    }

    private sealed class RowContext(SqliteConnection memory) : DbContext(new DbContextOptionsBuilder().AllowManyWays().UseSqlite(memory).Options)
    {
        public DbSet<Row> Rows => Set<Row>();

        public static RowContext Open()
        {
            var memory = new SqliteConnection("Data Source=:memory:");
            memory.Open();
            RowContext context = new(memory);
            _ = context.Database.EnsureCreated();
            return context;
        }

        public override void Dispose()
        {
            base.Dispose();
            memory.Dispose();
        }
    }
}
