using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Where the guard stands, what it says, and what a query may write.</summary>
public sealed class QueryGuardTests : IDisposable
{
    private static readonly Func<PricedContext, decimal, IEnumerable<long>> Above = EF.CompileQuery(
        (PricedContext context, decimal amount) => context.Orders.Where(order => order.Charge > amount).Select(order => order.Id));

    private static readonly Func<PricedContext, decimal, IEnumerable<long>> TwiceAbove = EF.CompileQuery(
        (PricedContext context, decimal amount) => context.Orders.Where(order => order.Charge * 2m > amount).Select(order => order.Id));

    private readonly SqliteConnection _memory = new("Data Source=:memory:");
    private readonly PricedContext _context;

    public QueryGuardTests()
    {
        _memory.Open();
        _context = new PricedContext(new DbContextOptionsBuilder().AllowManyWays().UseSqlite(_memory).UseSmmOrders().AllowManyWays().Options);
        _ = _context.Database.EnsureCreated();
        _context.Fill();
    }

    [Fact]
    public void It_names_the_column_and_says_what_to_write()
    {
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => _context.Orders.Select(order => order.Charge * 2m).ToList());

        Assert.Contains("PricedOrder.Charge", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("AsEnumerable() or ToListAsync()", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_stands_in_whichever_order_the_calls_are_made(bool isFirst)
    {
        DbContextOptionsBuilder options = new DbContextOptionsBuilder().AllowManyWays();
        _ = isFirst ? options.UseSmmOrders().AllowManyWays().UseSqlite(_memory) : options.UseSqlite(_memory).UseSmmOrders().AllowManyWays();
        using PricedContext context = new(options.Options);

        _ = Assert.Throws<InvalidOperationException>(() => context.Orders.Select(order => order.Charge * 2m).ToList());
        Assert.Equal(7, context.Orders.Select(order => order.Charge + 1m).ToList().Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Npgsql_keeps_its_own(bool isFirst)
    {
        DbContextOptionsBuilder options = new DbContextOptionsBuilder().AllowManyWays();
        _ = isFirst ? options.UseSmmOrders().AllowManyWays().UseNpgsql("Host=none") : options.UseNpgsql("Host=none").UseSmmOrders().AllowManyWays();
        using PricedContext context = new(options.Options);

        Assert.StartsWith("Npgsql.", context.GetService<IRelationalParameterBasedSqlProcessorFactory>().GetType().FullName, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compiled_query_is_checked_too()
    {
        Assert.Equal([3L, 5L], Above(_context, 9.5m));
        Assert.Equal([3L, 5L, 7L], Above(_context, 8.5m));
        _ = Assert.Throws<InvalidOperationException>(() => TwiceAbove(_context, 1m).ToList());
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => Above(_context, 1.123456789m).ToList());
    }

    [Fact]
    public void A_panels_own_column_is_not_set_from_it()
    {
        Assert.All<Action>(
            [
                () => _context.Orders.ExecuteUpdate(setters => setters.SetProperty(o => o.Price, o => o.Charge)),
                () => _context.Orders.ExecuteUpdate(setters => setters.SetProperty(o => o.Price, o => o.Price + o.Charge)),
                () => _context.Orders.ExecuteUpdate(setters => setters.SetProperty(o => o.Cents, o => o.Charge)),
                () => _context.Orders.ExecuteUpdate(setters => setters.SetProperty(o => o.Cents, o => o.Charge - o.Refunded)),
                () => _context.Orders.ExecuteUpdate(setters => setters.SetProperty(o => o.Factor, o => (double)o.Charge)),
                () => _context.Orders.ExecuteUpdate(setters => setters.SetProperty(o => o.Note, o => o.Note + o.Charge)),
                () => _context.Orders.ExecuteUpdate(setters => setters.SetProperty(o => o.Price, o => _context.Refunds.Where(r => r.OrderId == o.Id).Sum(r => r.Amount))),
                () => _context.Orders.ExecuteUpdate(setters => setters.SetProperty(o => o.Cents, o => _context.Refunds.Where(r => r.OrderId == o.Id).Sum(r => r.Amount))),
                () => _context.Orders.ExecuteUpdate(setters => setters.SetProperty(o => o.ProviderCharge, o => o.Price)),
                () => _context.Orders.ExecuteUpdate(setters => setters.SetProperty(o => o.ProviderCharge, o => o.Cents)),
                () => _context.Orders.ExecuteUpdate(setters => setters.SetProperty(o => o.ProviderCharge, o => o.Charge * 2m)),
                () => _context.Orders.Where(o => o.Charge * 2m > 1m).ExecuteUpdate(setters => setters.SetProperty(o => o.Note, "")),
                () => _context.Orders.Where(o => o.Charge > o.Price).ExecuteDelete(),
            ],
            write => Assert.StartsWith("SQLite keeps ", Assert.Throws<InvalidOperationException>(write).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_exact_may_be_written()
    {
        _ = _context.Orders.ExecuteUpdate(setters => setters.SetProperty(o => o.ProviderCharge, 1.5m).SetProperty(o => o.Price, o => o.Price * 2m));
        _ = _context.Orders.Where(o => o.Charge > 9m).ExecuteUpdate(setters => setters.SetProperty(o => o.ProviderCharge, o => o.Charge - o.Refunded + 0.5m));
        _ = _context.Orders.Where(o => o.Charge < 9m).ExecuteDelete();

        Assert.Equal([(3L, 0.5m, 22m), (5L, 100000.5m, 200m), (7L, 1.5m, 18m)], _context.Orders.AsNoTracking().AsEnumerable().Select(o => (o.Id, o.ProviderCharge!.Value, o.Price)));
    }

    [Fact]
    public void A_total_that_the_database_cannot_hold_is_an_error()
    {
        const decimal Most = 9_999_999_999.99999999m;
        _ = _context.Orders.ExecuteUpdate(setters => setters.SetProperty(o => o.ProviderCharge, Most));
        Assert.Equal(7 * Most, _context.Orders.Sum(o => o.ProviderCharge));
        Assert.Equal(Most, _context.Orders.Average(o => o.ProviderCharge));

        _context.Fill();
        _ = _context.Orders.ExecuteUpdate(setters => setters.SetProperty(o => o.ProviderCharge, Most));

        Assert.Contains("integer overflow", Assert.Throws<SqliteException>(() => _context.Orders.Sum(o => o.ProviderCharge)).Message, StringComparison.Ordinal);
        Assert.Equal(Most, _context.Orders.Average(o => o.ProviderCharge));
    }

    public void Dispose()
    {
        _context.Dispose();
        _memory.Dispose();
    }
}
