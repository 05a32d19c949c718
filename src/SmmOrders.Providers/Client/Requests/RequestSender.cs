using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace SmmOrders.Providers;

/// <summary>
/// Sends a request, has its answer read, and records both in logs, traces and metrics. Whatever the provider or the network does
/// is not thrown.
/// </summary>
internal sealed class RequestSender(ProviderTransport transport, ProviderRuntime runtime, ProviderMeter meter, ILogger logger)
{
    /// <summary>Sends a request and reads its answer.</summary>
    /// <param name="call">The request; used only once.</param>
    /// <param name="items">The number of items that the request is about; at least one.</param>
    /// <param name="read">Reads the body of a successful answer: one result per item.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    /// <exception cref="ObjectDisposedException">The container is disposed, or the provider was changed or removed.</exception>
    internal async Task<ProviderResult<T>[]> SendAsync<T>(ProviderCall call, int items, Func<byte[], ProviderResult<T>[]> read, CancellationToken cancellationToken)
        where T : notnull
    {
        using ProviderLifetime.Use use = runtime.Lifetime.Begin();
        using Activity? activity = meter.Start(runtime.Name, call.Action);
        long started = runtime.Time.GetTimestamp();
        try
        {
            ProviderResponse response = await transport.SendAsync(call, cancellationToken).ConfigureAwait(false);
            ProviderFailure? failure = response.Failure ?? (response.IsSuccess ? null : HttpFailure.Of(response, call.Action, runtime.Readers));
            ProviderResult<T>[] results = failure is null ? read(response.Body) : Repeat<T>(failure with { IsOfWholeRequest = items > 1 || call.Action is ProviderAction.Balance or ProviderAction.Services || failure.IsOfProvider }, items);
            for (var i = 0; i < results.Length; i++)
            {
                results[i] = results[i].Failure is { } itsFailure ? new(Judge(itsFailure, call)) : results[i];
                meter.Item(runtime.Name, call.Action, NameOf(results[i]));
            }

            Report(call, CommonFailure(results), started, activity);
            return results;
        }
        catch (OperationCanceledException)
        {
            meter.Canceled(runtime.Name, call, started, activity);
            if (call.MayHaveTakenEffect)
            {
                ProviderLog.Abandoned(logger, runtime.Name, call.Action.Name());
            }

            throw;
        }
    }

    /// <summary>The failure without the key, and with whether the request may have been carried out.</summary>
    private ProviderFailure Judge(ProviderFailure failure, ProviderCall call) => failure with
    {
        Detail = runtime.Redactor.Clean(failure.Detail),
        MayHaveTakenEffect = call.MayHaveTakenEffect && failure.Refusal is null,
    };

    private void Report(ProviderCall call, ProviderFailure? failure, long started, Activity? activity)
    {
        meter.Request(runtime.Name, call, failure, started, activity);
        var milliseconds = (long)runtime.Time.GetElapsedTime(started).TotalMilliseconds;
        if (failure is null)
        {
            ProviderLog.Answered(logger, runtime.Name, call.Action.Name(), milliseconds, call.Attempts);
        }
        else if (failure.MayHaveTakenEffect)
        {
            ProviderLog.Unknown(logger, runtime.Name, call.Action.Name(), failure);
        }
        else
        {
            ProviderLog.Failed(logger, runtime.Name, call.Action.Name(), milliseconds, call.Attempts, failure);
        }
    }

    private static ProviderResult<T>[] Repeat<T>(ProviderFailure failure, int items)
        where T : notnull
    {
        var results = new ProviderResult<T>[items];
        Array.Fill(results, new(failure));
        return results;
    }

    private static string NameOf<T>(ProviderResult<T> result)
        where T : notnull =>
        !result.TryGetValue(out T? value) ? result.Failure.Kind.ToString()
        : value is ProviderAnswer answer ? answer.Report.Kind.ToString()
        : "Done";

    // A request failed as a whole if every item failed for the same reason.
    private static ProviderFailure? CommonFailure<T>(ProviderResult<T>[] results)
        where T : notnull
    {
        ProviderFailure? first = results[0].Failure;
        return Array.TrueForAll(results, result => result.Failure == first) ? first : null;
    }
}
