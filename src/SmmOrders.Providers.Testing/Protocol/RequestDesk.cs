using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace SmmOrders.Providers.Testing;

/// <summary>Takes requests in, and answers or harms them.</summary>
internal sealed class RequestDesk(
    SimulatedProviderOptions options, ActionDesk actions, SimulatedFaults faults, RequestLog log, CancellationToken stopping)
{
    internal async Task HandleAsync(HttpContext context)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        using var form = new MemoryStream();
        await context.Request.Body.CopyToAsync(form, gone.Token).ConfigureAwait(false);
        ImmutableArray<KeyValuePair<string, string>> fields = FieldsOf(form.ToArray());
        bool keyIsRight = fields.Any(field => field.Key == "key" && field.Value == options.ApiKey);
        ReceivedRequest request = log.Add([.. fields.Where(field => field.Key != "key")], keyIsRight);

        var stage = new FaultStage(context, form.ToArray(), harm => actions.Answer(request, harm), options.Time, gone.Token);
        await (faults.For(request) is { } fault
            ? fault.PlayAsync(stage)
            : stage.AnswerAsync(200, "application/json", stage.Answer())).ConfigureAwait(false);
    }

    private static ImmutableArray<KeyValuePair<string, string>> FieldsOf(byte[] form)
    {
        using var reader = new FormReader(new MemoryStream(form));
        return [.. reader.ReadForm().SelectMany(field => field.Value, (field, value) => new KeyValuePair<string, string>(field.Key, value ?? ""))];
    }
}
