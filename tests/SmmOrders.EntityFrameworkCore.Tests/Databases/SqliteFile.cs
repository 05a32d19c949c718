using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A SQLite file of a test's own; gone with it.</summary>
internal sealed class SqliteFile : IDisposable
{
    private static readonly ConcurrentDictionary<Type, Lazy<byte[]>> Made = new();

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"smmorders-{Guid.NewGuid():N}.db");

    public string Connection => $"Data Source={Path};Pooling=False";

    /// <summary>A file with the tables of a context, which are made once and copied.</summary>
    /// <param name="open">Opens the context by a connection string.</param>
    public static SqliteFile With<TContext>(Func<string, TContext> open)
        where TContext : DbContext
    {
        var file = new SqliteFile();
        File.WriteAllBytes(file.Path, Made.GetOrAdd(typeof(TContext), _ => new(() => Make(open))).Value);
        return file;
    }

    public void Dispose()
    {
        foreach (string suffix in new[] { "", "-wal", "-shm", "-smmorders.lock" })
        {
            File.Delete(Path + suffix);
        }
    }

    private static byte[] Make<TContext>(Func<string, TContext> open)
        where TContext : DbContext
    {
        using var file = new SqliteFile();
        using (TContext context = open(file.Connection))
        {
            _ = context.Database.EnsureCreated();
        }

        return File.ReadAllBytes(file.Path);
    }
}
