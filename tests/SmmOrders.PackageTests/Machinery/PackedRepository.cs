using System.Text.Json;

namespace SmmOrders.PackageTests;

/// <summary>
/// Every package, and in CI those of <see cref="Product.MadeAgain"/> once more in another folder at the same time; for all tests, by the first
/// that asks.
/// </summary>
public sealed class PackedRepository : IAsyncDisposable
{
    /// <summary>What quickens a build and must not change its outcome.</summary>
    internal const string WithoutAnalyzers = "-p:RunAnalyzers=false";

    /// <summary>Leaves out the analyzers that have no say in whether a planted fault is found.</summary>
    internal const string WithoutQuality = "-p:EnableNETAnalyzers=false";

    /// <summary>Why a test of the second copy is left to CI.</summary>
    internal const string TakesTwoCopies = "Making packages a second time takes half a minute of two cores; all are made, opened and used every time.";

    private readonly CompilerServer _compiler = new();
    private readonly Lazy<Task<SourceCopy[]>> _copies;

    public PackedRepository() => _copies = new(() => CiForm.IsRun ? Task.WhenAll(PackAllAsync(), PackAgainAsync()) : Task.WhenAll(PackAllAsync()));

    /// <summary>Made with <c>dotnet pack</c> and nothing besides; in the small form without analyzers, which ran when these tests were built.</summary>
    internal SourceCopy First => _copies.Value.Result[0];

    /// <summary>Made again elsewhere, and by another compiler, where <see cref="CiForm.IsRun"/>. Faults are planted here, by tests of <see cref="FaultsArePlanted"/>.</summary>
    internal SourceCopy Second => _copies.Value.Result[1];

    public async ValueTask DisposeAsync()
    {
        await _compiler.DisposeAsync();
        if (_copies.IsValueCreated)
        {
            foreach (SourceCopy copy in await _copies.Value)
            {
                copy.Dispose();
            }
        }
    }

    internal Task PackAsync() => _copies.Value;

    /// <summary>Runs a command of the SDK that builds.</summary>
    internal Task<ToolResult> BuildAsync(string folder, params string[] arguments) => _compiler.DotNetAsync(folder, arguments);

    internal string FileOf(string id) => Path.Combine(First.Packages, $"{id}.{Repository.Version}.nupkg");

    internal Package Open(string id) => Package.Open(FileOf(id));

    internal Package OpenSymbols(string id) => Package.Open(Path.ChangeExtension(FileOf(id), ".snupkg"));

    private async Task<SourceCopy> PackAllAsync()
    {
        SourceCopy copy = await SourceCopy.WithHistoryAsync();
        _ = (await BuildAsync(copy.Root, LongForm.IsRun ? ["pack"] : ["pack", WithoutAnalyzers])).EnsureSuccess();
        return copy;
    }

    // The products alone and without validation: the first copy shows that nothing else is packed and that the packages are valid.
    private static async Task<SourceCopy> PackAgainAsync()
    {
        SourceCopy copy = await SourceCopy.WithHistoryAsync();
        string[] projects = [.. Product.MadeAgain.Select(product => $"src/{product.Id}/{product.Id}.csproj")];
        copy.Write("Products.slnf", JsonSerializer.Serialize(new { solution = new { path = "OrderStatus.sln", projects } }));
        await using var compiler = new CompilerServer();
        _ = (await compiler.DotNetAsync(copy.Root, "pack", "Products.slnf", "-c", "Release", WithoutAnalyzers, "-p:EnablePackageValidation=false")).EnsureSuccess();
        return copy;
    }
}
