using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace SmmOrders.Benchmarks;

/// <summary>A database of its own with so many open orders.</summary>
internal sealed class LoopTable(string database, ServiceProvider services) : IAsyncDisposable
{
    public string Database => database;

    public IServiceProvider Services => services;

    public static async Task<LoopTable> OpenAsync(string server, int orders)
    {
        string database = new NpgsqlConnectionStringBuilder(server) { Database = $"smmorders_loop_{orders}_{Guid.NewGuid():N}" }.ConnectionString;
        ServiceProvider services = new ServiceCollection().AddShop(options => options.UseNpgsql(database), LoopPanel.Polling).BuildServiceProvider();
        LoopTable table = new(database, services);
        try
        {
            await OpenOrders.FillAsync(services, orders);
            return table;
        }
        catch
        {
            await table.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await OpenOrders.DropAsync(services);
        await services.DisposeAsync();
    }
}
