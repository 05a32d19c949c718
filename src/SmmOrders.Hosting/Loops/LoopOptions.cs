using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting;

/// <summary>The options of a store's loops as they are now. Options that cannot be read, or were changed to what is not valid, leave the last ones that were.</summary>
internal sealed class LoopOptions(string store, Func<OrderWorkersOptions> options, ILogger logger)
{
    private OrderWorkersOptions? _valid;
    private string? _fault;

    public OrderWorkersOptions Current
    {
        get
        {
            try
            {
                OrderWorkersOptions now = options();
                Volatile.Write(ref _valid, now);
                return now;
            }
#pragma warning disable CA1031 // Whatever the configuration throws, the loops go on as before.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                if (Interlocked.Exchange(ref _fault, exception.Message) != exception.Message)
                {
                    HostLog.NotValid(logger, exception, HostLog.InWords(store));
                }

                return Volatile.Read(ref _valid) ?? new();
            }
        }
    }
}
