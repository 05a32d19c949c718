using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SmmOrders.Providers;

/// <summary>
/// Keeps the clients in step with the sources: reads the sources when a caller asks and the list is too old, keeps the clients of
/// unchanged providers, and ends the others after their last call. It needs no thread of its own.
/// </summary>
internal sealed class ProviderDirectory : IDisposable
{
    /// <summary>How long the client of a changed or removed provider still accepts calls.</summary>
    internal static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly SourceReader[] _sources;
    private readonly SmmProvidersOptions _options;
    private readonly ProviderClientFactory _factory;
    private readonly IValidateOptions<SmmProviderOptions>[] _validators;
    private readonly HashSet<SourcedProvider> _retired = [];
    private Dictionary<string, SourcedProvider> _current = new(StringComparer.Ordinal);
    private SmmProviderList _list = new([], []);
    private long? _readAt;
    private Task<SmmProviderList>? _reading;
    private bool _isDisposed;

    public ProviderDirectory(
        IEnumerable<ISmmProviderSource> sources,
        IOptions<SmmProvidersOptions> options,
        IEnumerable<IValidateOptions<SmmProviderOptions>> validators,
        ProviderClientFactory factory,
        ILogger<SmmProviderClient> logger)
    {
        _options = options.Value;
        _factory = factory;
        _validators = [.. validators];
        _sources = [.. sources.Select(source => new SourceReader(source, _options, logger))];
    }

    internal bool HasOnlyRegistered => Array.TrueForAll(_sources, source => source.IsOfRegistered);

    /// <summary>The providers, no older than the options allow. Concurrent callers share one read.</summary>
    internal ValueTask<SmmProviderList> ListAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<SmmProviderList> reading;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(SmmProviders));
            if (_reading is not null)
            {
                return new(_reading.WaitAsync(cancellationToken));
            }

            if (_readAt is { } readAt && _options.Time.GetElapsedTime(readAt) < _options.MaxAge)
            {
                return new(_list);
            }

            reading = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _reading = reading.Task;
        }

        // Not with the caller's token: other callers wait for it too.
        _ = ReadAsync(reading);
        return new(reading.Task.WaitAsync(cancellationToken));
    }

    public void Dispose()
    {
        SourcedProvider[] all;
        lock (_gate)
        {
            _isDisposed = true;
            all = [.. _current.Values, .. _retired];
            _current.Clear();
            _retired.Clear();
        }

        foreach (SourcedProvider provider in all)
        {
            provider.Dispose();
        }
    }

    private async Task ReadAsync(TaskCompletionSource<SmmProviderList> reading)
    {
        // A change during the read may or may not be seen, so the list's age counts from the start of the read.
        long began = _options.Time.GetTimestamp();
        SmmProviderList? list = null;
        Exception? fault = null;
#pragma warning disable CA1031 // It is rethrown to the callers that wait.
        try
        {
            SourceReading[] readings = await Task.WhenAll(_sources.Select(source => source.ReadAsync())).ConfigureAwait(false);
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_isDisposed, typeof(SmmProviders));
                list = _list = Follow(readings);
                _readAt = began;
            }
        }
        catch (Exception exception)
        {
            fault = exception;
        }
#pragma warning restore CA1031

        lock (_gate)
        {
            _reading = null;
        }

        if (list is not null)
        {
            reading.SetResult(list);
        }
        else
        {
            reading.SetException(fault!);
        }
    }

    private SmmProviderList Follow(SourceReading[] readings)
    {
        ImmutableArray<SmmProviderFault>.Builder faults = ImmutableArray.CreateBuilder<SmmProviderFault>();
        ImmutableArray<SmmProviderClient>.Builder clients = ImmutableArray.CreateBuilder<SmmProviderClient>();
        var next = new Dictionary<string, SourcedProvider>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (SourceReading reading in readings)
        {
            if (reading.Fault is { } unread)
            {
                faults.Add(unread);
            }

            foreach (SmmProviderDefinition definition in reading.Definitions)
            {
                if (FaultOf(definition, names.Add(definition.Name), out SmmProviderClient? registered) is { } fault)
                {
                    faults.Add(new(definition.Name, fault, null));
                    continue;
                }

                clients.Add(registered ?? (next[definition.Name] = Follow(definition)).Client);
            }
        }

        foreach ((string name, SourcedProvider provider) in _current)
        {
            if (!ReferenceEquals(next.GetValueOrDefault(name), provider))
            {
                _ = _retired.Add(provider);
                provider.Retire(Grace, _options.Time, End);
            }
        }

        _current = next;
        return new(clients.ToImmutable(), faults.ToImmutable());
    }

    private SourcedProvider Follow(SmmProviderDefinition definition)
    {
        SourcedProvider? current = _current.GetValueOrDefault(definition.Name);
        return current?.Is(definition) == true ? current
            : definition.Options is { } options ? new(definition.Name, options, current, _factory)
            : new(definition.Provider!, definition.Facts, _options.Time);
    }

    private string? FaultOf(SmmProviderDefinition definition, bool isNew, out SmmProviderClient? registered)
    {
        registered = null;
        if (!isNew)
        {
            return $"The provider {definition.Name} cannot be used as it is listed here: another one that is listed before it has the same name.";
        }

        if (definition.Options is { } options)
        {
            return _validators.Select(validator => validator.Validate(definition.Name, options)).FirstOrDefault(result => result.Failed)?.FailureMessage;
        }

        try
        {
            registered = definition.RegisteredClient();
            return null;
        }
        catch (Exception exception) when (exception is OptionsValidationException or InvalidOperationException)
        {
            return exception.Message;
        }
    }

    private void End(SourcedProvider provider)
    {
        string name = provider.Client.Name;
        lock (_gate)
        {
            if (!_retired.Remove(provider))
            {
                return; // The container has already ended it.
            }

            if (!_current.ContainsKey(name) && !_retired.Any(other => other.Client.Name == name))
            {
                _factory.Forget(name);
            }
        }

        provider.Dispose();
    }
}
