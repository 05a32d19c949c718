using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting;

/// <summary>
/// Options as they are now. Those that cannot be read, or were changed to what is not valid, leave the last ones that were: a mistake in a
/// file that is read anew stops no work.
/// </summary>
/// <param name="name">The options' name; empty for those of the only store.</param>
/// <param name="read">Reads them, and throws if they are not valid.</param>
/// <param name="logger">Hears of each fault once.</param>
/// <param name="valid">What is used until they were read once; <see langword="null"/> to throw until then.</param>
internal sealed class ValidOptions<TOptions>(string name, Func<TOptions> read, ILogger logger, TOptions? valid = null)
    where TOptions : class
{
    private TOptions? _valid = valid;
    private string? _fault;

    public TOptions Current
    {
        get
        {
            try
            {
                TOptions now = read();
                Volatile.Write(ref _valid, now);
                Volatile.Write(ref _fault, null);
                return now;
            }
#pragma warning disable CA1031 // Whatever the configuration throws, the work goes on as before.
            catch (Exception exception) when (Volatile.Read(ref _valid) is not null)
#pragma warning restore CA1031
            {
                if (Interlocked.Exchange(ref _fault, exception.Message) != exception.Message)
                {
                    HostLog.NotValid(logger, exception, typeof(TOptions).Name, name.Length == 0 ? "" : $" of {name}");
                }

                return Volatile.Read(ref _valid)!;
            }
        }
    }
}
