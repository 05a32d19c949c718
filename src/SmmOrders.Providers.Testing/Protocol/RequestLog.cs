using System.Collections.Immutable;

namespace SmmOrders.Providers.Testing;

/// <summary>Keeps what reached the provider, and lets others wait for it.</summary>
internal sealed class RequestLog(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<ReceivedRequest> _requests = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];

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

    internal ReceivedRequest Add(ImmutableArray<KeyValuePair<string, string>> fields, bool keyWasRight)
    {
        lock (_gate)
        {
            var request = new ReceivedRequest(_requests.Count + 1, time.GetUtcNow(), fields, keyWasRight);
            _requests.Add(request);
            foreach ((int _, TaskCompletionSource reached) in _waiting.Where(waiting => waiting.Count <= _requests.Count))
            {
                reached.SetResult();
            }

            _ = _waiting.RemoveAll(waiting => waiting.Count <= _requests.Count);
            return request;
        }
    }

    internal Task WaitAsync(int count, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_requests.Count >= count)
            {
                return Task.CompletedTask;
            }

            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, reached));
            return reached.Task.WaitAsync(cancellationToken);
        }
    }
}
