using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Logging;

namespace SmmOrders.Providers;

/// <summary>
/// Carries one request to a provider and its answer back, through the pipelines, and tells what went wrong. Nothing that a
/// provider or the network does is thrown.
/// </summary>
internal sealed class ProviderWire(ProviderTransport transport, ProviderSetup setup, ProviderMeter meter, ILogger logger)
{
    /// <summary>Sends a request and reads its answer.</summary>
    /// <param name="call">The request; not used before.</param>
    /// <param name="items">How many items the request is about; at least one.</param>
    /// <param name="read">Reads the body of a good answer: one result for each item.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    internal async Task<ProviderResult<T>[]> AskAsync<T>(ProviderCall call, int items, Func<byte[], ProviderResult<T>[]> read, CancellationToken cancellationToken)
        where T : notnull
    {
        using Activity? activity = meter.Start(setup.Name, call.Action);
        long started = setup.Time.GetTimestamp();
        try
        {
            ProviderResponse response = await transport.SendAsync(call, cancellationToken).ConfigureAwait(false);
            ProviderFailure? failure = response.Failure ?? (response.IsSuccess ? null : this.FailureOf(response));
            ProviderResult<T>[] results = failure is null ? read(response.Body) : Repeat<T>(failure, items);
            for (var i = 0; i < results.Length; i++)
            {
                results[i] = results[i].Failure is { } itsFailure ? new(this.Judge(itsFailure, call)) : results[i];
                meter.Item(setup.Name, call.Action, NameOf(results[i]));
            }

            this.Tell(call, CommonFailure(results), started, activity);
            return results;
        }
        catch (OperationCanceledException)
        {
            meter.Canceled(setup.Name, call, started, activity);
            if (call.MayHaveTakenEffect)
            {
                ProviderLog.Abandoned(logger, setup.Name, call.Action.Name());
            }

            throw;
        }
    }

    private ProviderFailure FailureOf(ProviderResponse response)
    {
        ProviderFailure? told = ActionAnswer.Open(response.Body, setup, out WireValue answer) is null
            ? ActionAnswer.ErrorOf(answer)
            : null;
        ProviderFailureKind kind = response.Status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ProviderFailureKind.Unauthorized,
            HttpStatusCode.TooManyRequests => ProviderFailureKind.RateLimited,
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.RequestTimeout when told is not null => told.Kind,
            _ => ProviderFailureKind.Unavailable,
        };
        string detail = told?.Detail ?? response.Status switch
        {
            >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => "a redirect, which is not followed",
            _ => "the answer does not say why in JSON",
        };
        return new(kind, detail) { HttpStatus = (int)response.Status, RetryAfter = response.RetryAfter };
    }

    /// <summary>What a failure means for this provider and this request: its error words, without the key, and whether the request may have been carried out.</summary>
    private ProviderFailure Judge(ProviderFailure failure, ProviderCall call)
    {
        ProviderFailureKind kind = failure.Kind == ProviderFailureKind.ProviderError ? setup.Errors.MeaningOf(failure.Detail) : failure.Kind;
        bool refused = kind is ProviderFailureKind.ProviderError or ProviderFailureKind.Unauthorized or ProviderFailureKind.RateLimited;
        return new(kind, setup.Redactor.Clean(failure.Detail))
        {
            HttpStatus = failure.HttpStatus,
            RetryAfter = failure.RetryAfter,
            MayHaveTakenEffect = call.MayHaveTakenEffect && !refused,
        };
    }

    private void Tell(ProviderCall call, ProviderFailure? failure, long started, Activity? activity)
    {
        meter.Request(setup.Name, call, failure, started, activity);
        var milliseconds = (long)setup.Time.GetElapsedTime(started).TotalMilliseconds;
        if (failure is null)
        {
            ProviderLog.Answered(logger, setup.Name, call.Action.Name(), milliseconds, call.Attempts);
        }
        else if (failure.MayHaveTakenEffect)
        {
            ProviderLog.Unknown(logger, setup.Name, call.Action.Name(), failure);
        }
        else
        {
            ProviderLog.Failed(logger, setup.Name, call.Action.Name(), milliseconds, call.Attempts, failure);
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

    // A request failed as a whole where every item of it did, and for the same reason.
    private static ProviderFailure? CommonFailure<T>(ProviderResult<T>[] results)
        where T : notnull
    {
        ProviderFailure? first = results[0].Failure;
        return Array.TrueForAll(results, result => result.Failure == first) ? first : null;
    }
}
