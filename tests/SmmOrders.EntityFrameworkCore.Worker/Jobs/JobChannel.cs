namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>How a job and who ordered it talk: it says words, and is told to begin and to end.</summary>
internal sealed class JobChannel(Action<string> say) : IDisposable
{
    /// <summary>The job is warm and waits for <see cref="Go"/>.</summary>
    public const string Ready = "ready";

    /// <summary>A batch was applied.</summary>
    public const string Batch = "batch";

    /// <summary>The job stands between reading and writing until it is continued, or between two transactions until it is killed.</summary>
    public const string Paused = "paused";

    private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _next = new(0);
    private readonly CancellationTokenSource _stop = new();

    public Task Started => _go.Task;

    public CancellationToken Stopped => _stop.Token;

    public void Say(string word) => say(word);

    public void Go() => _go.TrySetResult();

    public void Next() => _next.Release();

    /// <summary>Waits for one <see cref="Next"/>, so that the job is never further than who ordered it knows.</summary>
    public void WaitForNext() => _next.Wait();

    public void Stop() => _stop.Cancel();

    public void Dispose()
    {
        _next.Dispose();
        _stop.Dispose();
    }
}
