namespace SmmOrders.PackageTests;

/// <summary>The packages as they are meant to be, typed by hand.</summary>
internal sealed record Product(string Id, string[] Dependencies, string[] Languages, string[] MayUse)
{
    public const string Url = "https://github.com/SmmOrders/SmmOrders";

    public static IReadOnlyList<Product> All { get; } =
    [
        new(
            "SmmOrders",
            Dependencies: ["Microsoft.Extensions.DependencyInjection.Abstractions 10.0.0", "Stateless 5.20.1"],
            Languages: ["es", "pt", "ru", "tr"],
            MayUse: ["Microsoft.Extensions.DependencyInjection.Abstractions", "Stateless"]),
        new(
            "SmmOrders.Providers",
            Dependencies: [$"SmmOrders {Repository.Version}", "Microsoft.Extensions.Http.Resilience 10.0.0"],
            Languages: [],
            MayUse: ["SmmOrders", "Microsoft.Extensions.*", "Polly.*"]),
        new(
            "SmmOrders.Providers.Testing",
            Dependencies: [$"SmmOrders {Repository.Version}"],
            Languages: [],
            MayUse: ["SmmOrders", "Microsoft.AspNetCore*", "Microsoft.Extensions.*"]),
    ];

    public static TheoryData<string> Ids { get; } = [.. All.Select(product => product.Id)];

    public static Product Of(string id) => All.Single(product => product.Id == id);
}
