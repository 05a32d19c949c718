using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmmOrders.PanelBackend.Tests;

[assembly: AssemblyFixture(typeof(RunningPanel))]

namespace SmmOrders.PanelBackend.Tests;

/// <summary>The panel as its command starts it, in this process, on a port of its own; an hour passes in six seconds.</summary>
public sealed class RunningPanel : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("panel-").FullName;
    private string[] _options = [];
    private PanelApp? _app;

    internal PanelApp App => _app!;

    internal Uri Address => new(App.Address);

    /// <summary>The address of its API.</summary>
    internal Uri Api => new(Address, ResellerEndpoint.Path);

    internal QueryCounter Queries => App.Services.GetRequiredService<QueryCounter>();

    /// <summary>A panel of a test's own, with further options of the command line.</summary>
    internal static RunningPanel With(params string[] options) => new() { _options = options };

    public async ValueTask InitializeAsync() => _app = await PanelApp.StartAsync(
        ["--urls", "http://127.0.0.1:0", "--speed", "600", "--file", Path.Combine(_folder, "panel.db"), .. _options],
        // A password that everybody knows needs no second of hashing.
        builder => builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1_000).AddHttpContextAccessor().AddSingleton<QueryCounter>()
            .ConfigureDbContext<PanelContext>((services, options) => options.AddInterceptors(services.GetRequiredService<QueryCounter>())));

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    internal async Task<T> ReadAsync<T>(Func<PanelContext, Task<T>> read)
    {
        await using PanelContext context = await App.Services.GetRequiredService<IDbContextFactory<PanelContext>>().CreateDbContextAsync();
        return await read(context);
    }

    internal async Task<T> UseAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using AsyncServiceScope scope = App.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>A customer with a key to the API.</summary>
    internal async Task<(int Id, string Key)> AddResellerAsync(string name, decimal balance)
    {
        int id = await AddCustomerAsync(name, balance);
        return (id, await UseAsync((Resellers resellers) => resellers.ReplaceKeyAsync(id, CancellationToken.None)));
    }

    /// <summary>A customer of a test's own, who can sign in with the password <c>panel</c>.</summary>
    internal async Task<int> AddCustomerAsync(string name, decimal balance, bool isOperator = false) => await ReadAsync(async context =>
    {
        var customer = new PanelUser { Name = name, Balance = balance, IsOperator = isOperator };
        customer.PasswordHash = App.Services.GetRequiredService<IPasswordHasher<PanelUser>>().HashPassword(customer, "panel");
        await using var transaction = await context.Database.BeginTransactionAsync();
        context.Add(customer);
        await context.SaveChangesAsync();
        context.Add(new Deposit { UserId = customer.Id, Amount = balance, At = DateTimeOffset.UnixEpoch });
        await context.SaveChangesAsync();
        await transaction.CommitAsync();
        return customer.Id;
    });
}
