using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>This assembly, run as a second process of the panel: it asks for the workers' lock, tells what it got, and waits until it is to ask again.</summary>
internal sealed class SecondProcess : IDisposable
{
    private const string Variable = "SMMORDERS_TEST_LOCK_WORKERS";

    private readonly Process _process;

    private SecondProcess(Process process) => _process = process;

    /// <summary>What it got: nothing if it holds the lock, else why not.</summary>
    public string Refusal { get; private set; } = "";

    public static async Task<SecondProcess> StartAsync(string file, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", typeof(SecondProcess).Assembly.Location])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment[Variable] = file;
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        var second = new SecondProcess(Process.Start(start)!);
        await second.HearAsync();
        return second;
    }

    /// <summary>Lets it ask once more.</summary>
    public async Task TryAgainAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        await HearAsync();
    }

    /// <summary>Kills it, as kill -9 does, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task HearAsync() =>
        Refusal = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The second process ended at once.");

    // Before the tests' own entry point, and instead of it.
    [ModuleInitializer]
    internal static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } file)
        {
            return;
        }

        using ServiceProvider services = new ServiceCollection()
            .AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2))
            .AddDbContext<ShopContext>(options => options.UseSqlite($"Data Source={file};Pooling=False").UseSmmOrders().AllowManyWays())
            .AddSmmOrderStore<ShopContext, ShopOrder, long>(store => store.RecordOnly())
            .BuildServiceProvider();
        bool isAskedAgain;
        do
        {
            using WorkerLock workers = services.GetRequiredService<IOrderStore>().TryLockWorkersAsync().GetAwaiter().GetResult();
            Console.WriteLine(workers.Refusal);
            isAskedAgain = Console.ReadLine() is not null;
        }
        while (isAskedAgain);

        Environment.Exit(0);
    }
}
