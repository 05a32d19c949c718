using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage;
using SmmOrders.PackageTests;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Every public value of the packages in a panel's own columns: enums as numbers and as names, everything else as JSON.</summary>
public sealed class PublicValueTests(PostgresServer server)
{
    private static readonly BindingFlags Own = BindingFlags.NonPublic | BindingFlags.Static;

    [Theory, OneOrAllData("PostgreSQL", "SQLite")]
    public void A_value_comes_back_from_a_column_of_JSON_as_it_went(string kind)
    {
        using TestDatabase database = TestDatabase.Of(kind, server);

        Assert.Equal([], ValueSamples.All.GroupBy(value => value.GetType()).SelectMany(values => Call(nameof(Documents), values.Key, database, values.ToArray())));
    }

    [Theory, OneOrAllData("SQLite", "PostgreSQL")]
    public void An_enum_comes_back_from_its_number_and_from_its_name_and_is_found_by_both(string kind)
    {
        using TestDatabase database = TestDatabase.Of(kind, server);

        Assert.Equal([], ValueTypes.Enums.SelectMany(type => Call(nameof(Choices), type, database)));
    }

    [Theory, OneOrAllData("PostgreSQL", "SQLite")]
    public void A_value_that_loses_a_member_is_caught(string kind)
    {
        using TestDatabase database = TestDatabase.Of(kind, server);

        Assert.Equal(["Forgetful: {\"Kept\":1} came back as another"], Documents<Forgetful>(database, [new Forgetful { Kept = 1, Lost = 2 }]));
    }

    private static IEnumerable<string> Call(string method, Type type, params object[] arguments) =>
        (IEnumerable<string>)typeof(PublicValueTests).GetMethod(method, Own)!.MakeGenericMethod(type).Invoke(null, arguments)!;

    private static string[] Documents<T>(TestDatabase database, object[] values)
        where T : notnull
    {
        using var context = new ValueContext<Document<T>>(database, row => row.Property(document => document.Value)
            .HasConversion(value => Write(value), json => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Default)!)
            .HasColumnType(database.IsSqlite ? "TEXT" : "jsonb"));
        context.AddRange(values.Select((value, at) => new Document<T> { Id = at + 1, Value = (T)value }));
        _ = context.SaveChanges();
        T[] read = [.. context.Set<Document<T>>().AsNoTracking().OrderBy(row => row.Id).Select(row => row.Value)];
        return [.. values.Zip(read)
            .Where(pair => Write((T)pair.First) != Write(pair.Second) || (!typeof(T).Name.EndsWith("Options", StringComparison.Ordinal) && !pair.First.Equals(pair.Second)))
            .Select(pair => $"{typeof(T).Name}: {Write((T)pair.First)} came back as another")];
    }

    private static string[] Choices<T>(TestDatabase database)
        where T : struct, Enum
    {
        T[] values = Enum.GetValues<T>();
        T[] stored = typeof(T).IsDefined(typeof(FlagsAttribute)) ? [.. values, .. Pairs(values)] : values;
        using var context = new ValueContext<Choice<T>>(database, row => row.Property(choice => choice.Name).HasConversion<string>());
        context.AddRange(stored.Select((value, at) => new Choice<T> { Id = at + 1, Number = value, Name = value, Maybe = at == 0 ? null : value }));
        _ = context.SaveChanges();
        DbSet<Choice<T>> rows = context.Set<Choice<T>>();
        return [.. stored.Where((value, at) =>
            !Enumerable.SequenceEqual([at + 1], rows.Where(Is<T>(nameof(Choice<>.Number), value)).Select(row => row.Id))
            || !Enumerable.SequenceEqual([at + 1], rows.Where(Is<T>(nameof(Choice<>.Name), value)).Select(row => row.Id))
            || rows.AsNoTracking().Single(row => row.Id == at + 1) is var read
                && !(read.Number.Equals(value) && read.Name.Equals(value) && Equals(read.Maybe, at == 0 ? null : value)))
            .Select(value => $"{typeof(T).Name}.{value}")];
    }

    // Several flags at once.
    private static IEnumerable<T> Pairs<T>(T[] values)
        where T : struct, Enum =>
        values.Skip(2).Select(value => Enum.Parse<T>($"{values[1]}, {value}"));

    private static Expression<Func<Choice<T>, bool>> Is<T>(string column, T value)
        where T : struct, Enum
    {
        ParameterExpression row = Expression.Parameter(typeof(Choice<T>));

        // A field, as the compiler captures a variable: a parameter of the SQL, so that one query is compiled for all values.
        Expression captured = Expression.Field(Expression.Constant(new StrongBox<T>(value)), nameof(StrongBox<>.Value));
        return Expression.Lambda<Func<Choice<T>, bool>>(Expression.Equal(Expression.Property(row, column), captured), row);
    }

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Default);

    private sealed class Document<T>
    {
        public int Id { get; init; }

        public required T Value { get; init; }
    }

    private sealed class Choice<T>
        where T : struct, Enum
    {
        public int Id { get; init; }

        public T Number { get; init; }

        public T Name { get; init; }

        public T? Maybe { get; init; }
    }

    private sealed record Forgetful
    {
        public int Kept { get; init; }

        [System.Text.Json.Serialization.JsonIgnore]
        public int Lost { get; init; }
    }

    private sealed class ValueContext<TRow> : DbContext
        where TRow : class
    {
        private readonly TestDatabase _database;
        private readonly Action<EntityTypeBuilder<TRow>> _configure;

        public ValueContext(TestDatabase database, Action<EntityTypeBuilder<TRow>> configure)
        {
            (_database, _configure) = (database, configure);
            this.GetService<IRelationalDatabaseCreator>().CreateTables();
        }

        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => _database.Use(optionsBuilder);

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            EntityTypeBuilder<TRow> row = modelBuilder.Entity<TRow>();
            _ = row.ToTable($"{typeof(TRow).GetHashCode():x}"); // One table for each: the types share a database.
            _ = row.Property("Id").ValueGeneratedNever();
            _configure(row);
        }
    }
}
