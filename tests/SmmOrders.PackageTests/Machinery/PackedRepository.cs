namespace SmmOrders.PackageTests;

/// <summary>Every package, made twice in two folders; once for all tests.</summary>
public sealed class PackedRepository : IAsyncLifetime
{
    /// <summary>What quickens a build and must not change its outcome.</summary>
    internal const string WithoutAnalyzers = "-p:RunAnalyzers=false";

    /// <summary>Made with <c>dotnet pack</c> and nothing besides.</summary>
    internal SourceCopy First { get; private set; } = null!;

    /// <summary>Made again elsewhere. Faults are planted here, by tests of <see cref="FaultsArePlanted"/>.</summary>
    internal SourceCopy Second { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        First = await SourceCopy.WithHistoryAsync();
        Second = await SourceCopy.WithHistoryAsync();
        _ = (await First.PackAsync("OrderStatus.sln")).EnsureSuccess();
        _ = (await Second.PackAsync("OrderStatus.sln", WithoutAnalyzers)).EnsureSuccess();
    }

    public ValueTask DisposeAsync()
    {
        First.Dispose();
        Second.Dispose();
        return ValueTask.CompletedTask;
    }

    internal Package Open(string id) => Package.Open(Path.Combine(First.Packages, $"{id}.{Repository.Version}.nupkg"));

    internal Package OpenSymbols(string id) => Package.Open(Path.Combine(First.Packages, $"{id}.{Repository.Version}.snupkg"));
}
