namespace SmmOrders.PackageTests;

/// <summary>The files of the project that the programs of the pages are compiled in.</summary>
internal static class ExampleFiles
{
    /// <summary>A file with the names that the pages leave to their readers.</summary>
    public const string Surroundings = """
        global using System.Text.Json;
        global using static ReadmeExamples.Surroundings;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using SmmOrders.Providers;
        using SmmOrders.Providers.Testing;
        namespace ReadmeExamples;
        internal static class Surroundings
        {
            private static readonly SimulatedProvider Provider = SimulatedProvider.StartAsync().GetAwaiter().GetResult();
            public static readonly string address = Provider.Address.ToString();
            public static readonly string key = "simulated-key";
            public static readonly TimeProvider time = TimeProvider.System;
            public static readonly IServiceCollection services = new ServiceCollection()
                .AddSingleton(new ProviderRows(new ProviderRow("beta", Provider.Address, key, 5)));
            public static readonly IConfiguration configuration = new ConfigurationBuilder()
                .AddInMemoryCollection([new("Providers:alpha:Address", address), new("Providers:alpha:ApiKey", key)])
                .Build();
            public static readonly SmmProviderClient client = new ServiceCollection()
                .AddSmmProvider("simulated", configuration.GetSection("Providers:alpha"))
                .BuildServiceProvider().GetRequiredService<SmmProviders>().Get("simulated");
            public static Order[] orders => [new(7, Provider.Orders.Place(quantity: 1000).Id)]; // Only when asked for: what becomes of an order goes by its number.
        }
        internal sealed record Order(int Number, string? ProviderOrderId);
        public sealed record ProviderRow(string Name, Uri Address, string Key, int RequestsPerSecond);
        public sealed class ProviderRows(params ProviderRow[] rows)
        {
            public Task<ProviderRow[]> LoadAsync(CancellationToken cancellationToken) => Task.FromResult(rows);
        }
        """;

    /// <summary>A file that runs the programs whose numbers it is given; each in a load context of its own, so that it has static state of its own.</summary>
    public const string Starter = """
        using System.Reflection;
        using System.Runtime.Loader;
        foreach (string number in args)
        {
            Console.WriteLine($"~~~~ program {number}");
            Assembly own = new AssemblyLoadContext(number).LoadFromAssemblyPath(Assembly.GetExecutingAssembly().Location);
            try
            {
                await (Task)own.GetType($"ReadmeExamples.Program{number}.Runner")!.GetMethod("RunAsync")!.Invoke(null, [Array.Empty<string>()])!;
                Console.WriteLine($"~~~~ end {number}");
            }
            catch (Exception thrown)
            {
                Console.WriteLine(thrown);
            }
        }
        """;
}
