namespace SmmOrders.PackageTests;

/// <summary>Every package, made twice in two folders at once; for all tests, by the first that asks.</summary>
public sealed class PackedRepository : IAsyncDisposable
{
    /// <summary>What quickens a build and must not change its outcome.</summary>
    internal const string WithoutAnalyzers = "-p:RunAnalyzers=false";

    private readonly Lazy<Task<SourceCopy[]>> _copies =
        new(() => Task.WhenAll(PackedAsync(), PackedAsync(WithoutAnalyzers)));

    /// <summary>Made with <c>dotnet pack</c> and nothing besides.</summary>
    internal SourceCopy First => _copies.Value.Result[0];

    /// <summary>Made again elsewhere. Faults are planted here, by tests of <see cref="FaultsArePlanted"/>.</summary>
    internal SourceCopy Second => _copies.Value.Result[1];

    public async ValueTask DisposeAsync()
    {
        if (_copies.IsValueCreated)
        {
            foreach (SourceCopy copy in await _copies.Value)
            {
                copy.Dispose();
            }
        }
    }

    internal Task PackAsync() => _copies.Value;

    internal Package Open(string id) => Package.Open(Path.Combine(First.Packages, $"{id}.{Repository.Version}.nupkg"));

    internal Package OpenSymbols(string id) => Package.Open(Path.Combine(First.Packages, $"{id}.{Repository.Version}.snupkg"));

    private static async Task<SourceCopy> PackedAsync(params string[] arguments)
    {
        SourceCopy copy = await SourceCopy.WithHistoryAsync();
        _ = (await copy.PackAsync("OrderStatus.sln", arguments)).EnsureSuccess();
        return copy;
    }
}
