using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace SmmOrders.Providers.Testing;

/// <summary>Receives requests, logs them, and answers them or lets them fail.</summary>
internal sealed class RequestHandler(
    SimulatedProviderOptions options, ActionRouter router, SimulatedFaults faults, RequestLog log, CancellationToken stopping)
{
    internal async Task HandleAsync(HttpContext context)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        ParsedRequest parsed = await RequestParser.ReadAsync(context.Request, gone.Token).ConfigureAwait(false);
        ImmutableArray<KeyValuePair<string, string>> fields = parsed.Fields ?? [];
        bool keyIsRight = fields.Any(field => field.Key == "key" && field.Value == options.ApiKey);
        ReceivedRequest request = log.Add([.. fields.Where(field => field.Key != "key")], keyIsRight);

        var fault = new FaultContext(context, parsed.Raw, itemFault => router.Answer(request, itemFault), options.Time, gone.Token);
        await (faults.For(request) is { } chosen ? chosen.ApplyAsync(fault) : fault.AnswerAsync(fault.Answer())).ConfigureAwait(false);
    }
}
