namespace SmmOrders.Providers;

/// <summary>Until when a provider's client may be used: counts the calls under way, so that its connections end after the last of them.</summary>
internal sealed class ProviderLifetime(string name)
{
    private readonly Lock _gate = new();
    private int _underWay;
    private bool _isOver;
    private Action? _end;

    /// <summary>Begins a call.</summary>
    /// <exception cref="ObjectDisposedException">It is over, because the provider was changed or removed.</exception>
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

    /// <summary>Lets no call begin once none is under way, and ends it then.</summary>
    /// <param name="end">Called once, at that moment.</param>
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

    /// <summary>A call under way, until it is disposed of.</summary>
    internal readonly struct Use(ProviderLifetime lifetime) : IDisposable
    {
        public void Dispose() => lifetime.Finish();
    }
}
