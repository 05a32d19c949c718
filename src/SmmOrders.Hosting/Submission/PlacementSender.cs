using Microsoft.Extensions.Logging;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>Sends one order, once, and returns what came back whatever happens. It never waits for longer than the store waits for the answer.</summary>
internal sealed class PlacementSender(TimeProvider time, ILogger logger)
{
    /// <summary>Sends it.</summary>
    /// <param name="upstream">The provider.</param>
    /// <param name="order">The order.</param>
    /// <param name="onLate">Stores an answer that comes after this gave up waiting.</param>
    /// <param name="aborting">Cancels the request.</param>
    internal async Task<PlacementReply> SendAsync(ISmmProvider upstream, NewOrder order, Func<OrderPlacement, Task> onLate, CancellationToken aborting)
    {
        Task<OrderPlacement>? sending = null;
        try
        {
            sending = upstream.AddOrderAsync(order, aborting);
            return PlacementReply.Of(await sending.WaitAsync(upstream.AddTimeout + BoundedProvider.Margin, time, aborting).ConfigureAwait(false));
        }
        catch (Exception) when (sending is { IsCompletedSuccessfully: true })
        {
            return PlacementReply.Of(await sending.ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (aborting.IsCancellationRequested)
        {
            _ = LateAsync(upstream.Name, sending, onLate);
            return PlacementReply.Unknown("The host stopped before an answer came.");
        }
        catch (TimeoutException) when (sending is { IsCompleted: false })
        {
            _ = LateAsync(upstream.Name, sending, onLate);
            return PlacementReply.Unknown($"No answer came within {upstream.AddTimeout + BoundedProvider.Margin:c}.");
        }
#pragma warning disable CA1031 // It may have left, whatever was thrown.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            HostLog.Threw(logger, exception, upstream.Name);
            return PlacementReply.Unknown($"The provider's client threw {exception.GetType().Name}.");
        }
    }

    // Nobody awaits it: what it throws is told here or nowhere.
    private async Task LateAsync(string provider, Task<OrderPlacement>? sending, Func<OrderPlacement, Task> onLate)
    {
        if (sending is null)
        {
            return;
        }

        await ((Task)sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        if (!sending.IsCompletedSuccessfully)
        {
            return; // No answer came later either.
        }

        try
        {
            await onLate(await sending.ConfigureAwait(false)).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The order is unknown already, and a person looks it up.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            HostLog.LateLost(logger, exception, provider);
        }
    }
}
