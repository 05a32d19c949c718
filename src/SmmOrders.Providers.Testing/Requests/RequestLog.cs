using System.Collections.Immutable;

namespace SmmOrders.Providers.Testing;

/// <summary>Keeps the last requests, counts all of them, and lets callers wait for them.</summary>
internal sealed class RequestLog(TimeProvider time, int capacity)
{
    /// <summary>The maximum number of actions counted separately; far more than exist.</summary>
    internal const int MaxActions = 1000;

    private readonly Lock _gate = new();
    private readonly Queue<ReceivedRequest> _requests = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];
    private int _count;

    internal ImmutableArray<ReceivedRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    internal int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count;
            }
        }
    }

    internal ReceivedRequest Add(ImmutableArray<KeyValuePair<string, string>> fields, bool keyWasRight)
    {
        lock (_gate)
        {
            var request = new ReceivedRequest(++_count, time.GetUtcNow(), fields, keyWasRight);
            _requests.Enqueue(request);
            if (_requests.Count > capacity)
            {
                _ = _requests.Dequeue();
            }

            if (_counts.TryGetValue(request.Action, out int sofar) || _counts.Count < MaxActions)
            {
                _counts[request.Action] = sofar + 1;
            }

            foreach ((int _, TaskCompletionSource reached) in _waiting.Where(waiting => waiting.Count <= _count))
            {
                reached.SetResult();
            }

            _ = _waiting.RemoveAll(waiting => waiting.Count <= _count);
            return request;
        }
    }

    internal int Count(string? action)
    {
        lock (_gate)
        {
            return action is null ? _count : _counts.GetValueOrDefault(action);
        }
    }

    internal async Task WaitAsync(int count, CancellationToken cancellationToken)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_count >= count)
            {
                return;
            }

            _waiting.Add((count, reached));
        }

        try
        {
            await reached.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _ = _waiting.Remove((count, reached));
            }
        }
    }
}
