namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>One other process for all tests that let it live: the first query of a process costs a second of processor time.</summary>
[CollectionDefinition(nameof(WorkerProcess))]
public sealed class WorkerFixture : ICollectionFixture<WorkerFixture>, IAsyncDisposable
{
    internal WorkerProcess Process { get; } = new();

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
