using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Money and instants in LINQ: the number that LINQ in memory gives, or an exception; never another number.</summary>
public sealed class MoneyQueryTests(PostgresServer server) : IDisposable
{
    private readonly SqliteConnection _memory = new("Data Source=:memory:");

    [Fact]
    public void PostgreSQL_answers_each_query_as_memory_does() => Postgres(context =>
        AssertAnswers(context, [.. MoneyQueries.Answered, .. MoneyQueries.Refused], decimals: 12));

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("hu-HU")]
    [InlineData("tr-TR")]
    public void SQLite_answers_what_it_can_answer_exactly(string culture)
    {
        using IDisposable inCulture = Cultures.Use(culture);

        Sqlite(_ => { }, context => AssertAnswers(context, MoneyQueries.Answered, decimals: 28));
    }

    [Fact]
    public void SQLite_refuses_all_else() => Sqlite(_ => { }, context =>
    {
        string[] wrong =
        [
            .. MoneyQueries.Refused.Select(query => (query.Name, Told: Tell(context, query)))
                .Where(told => told.Told is not ("refused" or "not translated" or "does not fit"))
                .Select(told => $"{told.Name}: {told.Told}"),
        ];
        Assert.Empty(wrong);
    });

    [Fact]
    public void SQLite_answers_odd_queries_as_memory_does_or_refuses_them() => Sqlite(_ => { }, context =>
    {
        string[] told = [.. MoneyQueries.Odd.Select(query => $"{query.Name}: {Tell(context, query)}")];
        Assert.True(!told.Any(each => each.Contains(": wrong", StringComparison.Ordinal)), string.Join('\n', told));
        Assert.True(told.Count(each => each.EndsWith(": right", StringComparison.Ordinal)) >= 25, string.Join('\n', told));
    });

    [Fact]
    public void Without_the_guard_the_same_queries_are_answered_wrongly() => Sqlite(
#pragma warning disable EF1001 // The planted fault: the processing that the guard is put around.
        options => options.ReplaceService<IRelationalParameterBasedSqlProcessorFactory, Microsoft.EntityFrameworkCore.Sqlite.Query.Internal.SqliteParameterBasedSqlProcessorFactory>(),
#pragma warning restore EF1001
        context =>
        {
            string[] wrong = [.. MoneyQueries.Refused.Select(query => (query.Name, Told: Tell(context, query))).Where(told => told.Told.StartsWith("wrong", StringComparison.Ordinal)).Select(told => told.Name)];
            Assert.True(wrong.Length >= 30, $"{wrong.Length}: {string.Join("; ", wrong)}");
        });

    public void Dispose() => _memory.Dispose();

    internal static string Tell(PricedContext context, MoneyQuery query)
    {
        try
        {
            string expected = query.Answer(MemoryOf(context.Orders), MemoryOf(context.Refunds), 28);
            string found = query.Answer(context.Orders.AsNoTracking(), context.Refunds.AsNoTracking(), 28);
            return found == expected ? "right" : $"wrong: {found} in place of {expected}";
        }
        catch (InvalidOperationException refusal) when (refusal.Message.StartsWith("SQLite keeps ", StringComparison.Ordinal))
        {
            return "refused";
        }
        catch (InvalidOperationException refusal) when (refusal.Message.Contains("could not be translated", StringComparison.Ordinal))
        {
            return "not translated";
        }
        catch (ArgumentOutOfRangeException refusal) when (refusal.Message.Contains("The column holds 18 digits", StringComparison.Ordinal))
        {
            return "does not fit";
        }
        catch (Exception exception)
        {
            return $"failed: {exception.Message}";
        }
    }

    private static void AssertAnswers(PricedContext context, IEnumerable<MoneyQuery> queries, int decimals)
    {
        (IQueryable<PricedOrder> orders, IQueryable<OrderRefundEntry<long>> refunds) = (MemoryOf(context.Orders), MemoryOf(context.Refunds));
        List<string> wrong = [];
        foreach (MoneyQuery query in queries)
        {
            string expected = query.Answer(orders, refunds, decimals);
            string found;
            try
            {
                found = query.Answer(context.Orders.AsNoTracking(), context.Refunds.AsNoTracking(), decimals);
            }
            catch (Exception exception)
            {
                found = exception.Message;
            }

            if (found != expected)
            {
                wrong.Add($"{query.Name}: {found} in place of {expected}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static IQueryable<T> MemoryOf<T>(IQueryable<T> rows)
        where T : class => rows.AsNoTracking().ToArray().AsQueryable();

    private void Sqlite(Action<DbContextOptionsBuilder> configure, Action<PricedContext> ask)
    {
        _memory.Open();
        Run(
            options =>
            {
                _ = options.UseSqlite(_memory).UseSmmOrders().AllowManyWays();
                configure(options);
            },
            ask);
    }

    private void Postgres(Action<PricedContext> ask)
    {
        using PostgresDatabase database = server.Databases.Lend();
        Run(options => options.UseNpgsql(database.Connection).UseSmmOrders().AllowManyWays(), ask);
    }

    private static void Run(Action<DbContextOptionsBuilder> configure, Action<PricedContext> ask)
    {
        DbContextOptionsBuilder options = new DbContextOptionsBuilder().AllowManyWays();
        configure(options);
        using PricedContext context = new(options.Options);
        _ = context.Database.EnsureCreated();
        context.Fill();
        ask(context);
    }
}
