using Microsoft.Extensions.Logging;

namespace SmmOrders.Providers;

/// <summary>Reads one source, and keeps its last list for when a read fails.</summary>
internal sealed class SourceReader(ISmmProviderSource source, SmmProvidersOptions options, ILogger logger)
{
    private SmmProviderDefinition[] _last = [];
    private bool _isFailing;

    internal bool IsOfRegistered => source is RegisteredProviderSource;

    internal async Task<SourceReading> ReadAsync()
    {
#pragma warning disable CA1031 // A faulty source must not stop the providers already known.
        try
        {
            using var patience = new CancellationTokenSource(options.ReadTimeout, options.Time);
            IReadOnlyCollection<SmmProviderDefinition> definitions = await source.ListAsync(patience.Token).AsTask()
                .WaitAsync(options.ReadTimeout, options.Time).ConfigureAwait(false);
            _last = [.. definitions ?? throw new InvalidOperationException("It returned null; no providers are an empty list.")];
            if (Array.Exists(_last, definition => definition is null))
            {
                _last = Array.FindAll(_last, definition => definition is not null);
                throw new InvalidOperationException("One of its definitions is null.");
            }

            _isFailing = false;
            return new(_last, null);
        }
        catch (Exception exception)
        {
            if (!_isFailing)
            {
                ProviderLog.SourceFailed(logger, exception, source.GetType().Name);
            }

            _isFailing = true;
            return new(_last, new(null, $"The providers could not be read from {source.GetType().Name} ({exception.GetType().Name}); the last list stands.", exception));
        }
#pragma warning restore CA1031
    }
}
