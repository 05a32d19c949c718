namespace SmmOrders.PackageTests;

/// <summary>The packages as they are meant to be, typed by hand.</summary>
internal sealed record Product(string Id, string[] Dependencies, string[] Frameworks, string[] Languages, string[] MayUse)
{
    public const string Url = "https://github.com/SmmOrders/SmmOrders";

    public static IReadOnlyList<Product> All { get; } =
    [
        new(
            "SmmOrders",
            Dependencies: ["Microsoft.Extensions.DependencyInjection.Abstractions 10.0.0", "Stateless 5.20.1"],
            Frameworks: [],
            Languages: ["es", "pt", "ru", "tr"],
            MayUse: ["Microsoft.Extensions.DependencyInjection.Abstractions", "Stateless"]),
        new(
            "SmmOrders.Providers",
            Dependencies:
            [
                $"SmmOrders {Repository.Version}", "Microsoft.Extensions.Diagnostics 10.0.0", "Microsoft.Extensions.Logging 10.0.0", "Microsoft.Extensions.Options 10.0.0", "Polly.Extensions 8.4.2", "Polly.RateLimiting 8.4.2",
            ],
            Frameworks: [],
            Languages: [],
            MayUse: ["SmmOrders", "Microsoft.Extensions.*", "Polly.*"]),
        new(
            "SmmOrders.Providers.Testing",
            Dependencies: [$"SmmOrders {Repository.Version}"],
            Frameworks: ["Microsoft.AspNetCore.App"],
            Languages: [],
            MayUse: ["SmmOrders", "Microsoft.AspNetCore*", "Microsoft.Extensions.*"]),
        new(
            "SmmOrders.EntityFrameworkCore",
            Dependencies: [$"SmmOrders {Repository.Version}", "Microsoft.EntityFrameworkCore.Relational [10.0.0, 11.0.0)", "Microsoft.Extensions.Options 10.0.0"],
            Frameworks: [],
            Languages: [],
            MayUse: ["SmmOrders", "Microsoft.EntityFrameworkCore*", "Microsoft.Extensions.*"]),
        new(
            "SmmOrders.Hosting",
            Dependencies: [$"SmmOrders.Providers {Repository.Version}", $"SmmOrders {Repository.Version}", "Microsoft.Extensions.Diagnostics.HealthChecks.Abstractions 10.0.0", "Microsoft.Extensions.Hosting.Abstractions 10.0.0", "Microsoft.Extensions.Options 10.0.0"],
            Frameworks: [],
            Languages: [],
            MayUse: ["SmmOrders", "SmmOrders.Providers", "Microsoft.Extensions.*"]),
        new(
            "SmmOrders.Testing",
            Dependencies: [$"SmmOrders {Repository.Version}", "FsCheck 3.6.0"],
            Frameworks: [],
            Languages: [],
            MayUse: ["SmmOrders", "FsCheck", "FSharp.Core"]),
    ];

    /// <summary>Whether it can be compiled ahead of time. EF Core and FsCheck find out at run time what they work on.</summary>
    public bool IsAheadOfTime => Id is not ("SmmOrders.EntityFrameworkCore" or "SmmOrders.Testing");

    /// <summary>What is made a second time: all in the long form, else those in which faults are planted and what they need. All are built by the same targets.</summary>
    public static IReadOnlyList<Product> MadeAgain { get; } = LongForm.IsRun ? All : [Of("SmmOrders"), Of("SmmOrders.Testing")];

    public static TheoryData<string> Ids { get; } = [.. All.Select(product => product.Id)];

    /// <summary>Every file of the package.</summary>
    public IEnumerable<string> Files =>
    [
        .. Frame,
        "README.md",
        "icon.png",
        .. Id == "SmmOrders" ? ["RULES.md"] : Array.Empty<string>(),
        .. Id == "SmmOrders.Hosting" ? ["docs/grafana-dashboard.json"] : Array.Empty<string>(),
        $"lib/net10.0/{Id}.dll",
        $"lib/net10.0/{Id}.xml",
        .. Languages.Select(language => $"lib/net10.0/{language}/{Id}.resources.dll"),
    ];

    /// <summary>Every file of the package of its symbols.</summary>
    public IEnumerable<string> SymbolFiles => [.. Frame, $"lib/net10.0/{Id}.pdb"];

    // What the package format itself puts into every package.
    private string[] Frame => [$"{Id}.nuspec", "[Content_Types].xml", "_rels/.rels", "package/services/metadata/core-properties/nuget.psmdcp"];

    public static Product Of(string id) => All.Single(product => product.Id == id);
}
