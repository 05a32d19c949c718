using SmmOrders.Testing;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>The store does what the port promises: on each database, and with the portable writer.</summary>
public sealed class ConformanceTests(ConformanceDatabases databases) : IClassFixture<ConformanceDatabases>
{
    // Every time, each case is tried on one of the two databases.
    public static IEnumerable<TheoryDataRow<string>> SqliteCases => InTurn(0);

    public static IEnumerable<TheoryDataRow<string>> PostgresCases => InTurn(1);

    // What is portable reads, claims and writes in C# what the other ways do in SQL: every sixth case, and all in the long form.
    public static TheoryData<string> PortableCases => [.. OrderStoreConformance.Names.Where((_, index) => LongForm.IsRun || index % 6 == 0)];

    [Theory]
    [MemberData(nameof(SqliteCases))]
    public Task The_store_on_SQLite_conforms(string name) =>
        OrderStoreConformance.RunAsync(name, setup => databases.SqliteAsync(setup), TestContext.Current.CancellationToken);

    [Theory]
    [MemberData(nameof(PostgresCases))]
    public Task The_store_on_PostgreSQL_conforms(string name) =>
        OrderStoreConformance.RunAsync(name, databases.PostgresAsync, TestContext.Current.CancellationToken);

    [Theory]
    [MemberData(nameof(PortableCases))]
    public Task The_store_with_the_portable_writer_conforms(string name) =>
        OrderStoreConformance.RunAsync(name, setup => databases.SqliteAsync(setup, isPortable: true), TestContext.Current.CancellationToken);

    private static IEnumerable<TheoryDataRow<string>> InTurn(int turn)
    {
        ILookup<bool, TheoryDataRow<string>> rows = OrderStoreConformance.Names.Index().ToLookup(each => each.Index % 2 == turn, each => new TheoryDataRow<string>(each.Item));
        return [.. rows[true], .. CiForm.Left(rows[false])];
    }
}
