namespace SmmOrders.Hosting.Tests;

/// <summary>A turn that a loop has begun, and that ends as the test says.</summary>
internal sealed class ScriptedTurn(string? provider, DateTimeOffset now, TurnScope scope)
{
    private readonly TaskCompletionSource<WorkerTurn> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string? Provider => provider;

    public DateTimeOffset Now => now;

    public TurnScope Scope => scope;

    public Task<WorkerTurn> Task => _end.Task;

    /// <summary>It found something to do, and now waits for the provider.</summary>
    public ScriptedTurn Claim()
    {
        scope.Claimed();
        return this;
    }

    public void End(int count = 0, TimeSpan? nextIn = null) => _end.SetResult(new() { Count = count, NextIn = nextIn ?? (count > 0 ? TimeSpan.Zero : null) });

    public void Fail(Exception exception) => _end.SetException(exception);
}
