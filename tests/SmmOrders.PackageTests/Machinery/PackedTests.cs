namespace SmmOrders.PackageTests;

/// <summary>Tests of what is packed. The first of them packs, and whoever watches the run sees its name meanwhile.</summary>
public abstract class PackedTests(PackedRepository packed) : IAsyncLifetime
{
    private protected PackedRepository Packed { get; } = packed;

    public async ValueTask InitializeAsync() => await Packed.PackAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
