namespace SmmOrders.Providers;

/// <summary>How long a provider's client may be used: counts the running calls, so that its connections end after the last of them.</summary>
internal sealed class ProviderLifetime(string name)
{
    private readonly Lock _gate = new();
    private int _underWay;
    private bool _isOver;
    private Action? _end;

    /// <summary>Begins a call.</summary>
    /// <exception cref="ObjectDisposedException">The client has ended, because the provider was changed or removed.</exception>
    internal Use Begin()
    {
        lock (_gate)
        {
            if (_isOver)
            {
                throw new ObjectDisposedException(
                    nameof(SmmProviderClient), $"The provider {name} was changed or removed, and the request was not sent. Ask {nameof(SmmProviders)} for its client again.");
            }

            _underWay++;
            return new(this);
        }
    }

    /// <summary>Ends the client as soon as no call is running; after that, no call can begin.</summary>
    /// <param name="end">Called once, when the client ends.</param>
    internal void End(Action end)
    {
        lock (_gate)
        {
            _end = end;
        }

        EndIfIdle();
    }

    private void Finish()
    {
        lock (_gate)
        {
            _underWay--;
        }

        EndIfIdle();
    }

    private void EndIfIdle()
    {
        Action? end = null;
        lock (_gate)
        {
            if (_end is not null && _underWay == 0 && !_isOver)
            {
                _isOver = true;
                end = _end;
            }
        }

        end?.Invoke();
    }

    /// <summary>A running call, until it is disposed.</summary>
    internal readonly struct Use(ProviderLifetime lifetime) : IDisposable
    {
        public void Dispose() => lifetime.Finish();
    }
}
