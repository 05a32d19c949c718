using System.Text;
using Microsoft.Extensions.Logging;

namespace SmmOrders.Providers;

/// <summary>Reports each attempt to <see cref="SmmProviderOptions.OnExchange"/>.</summary>
internal sealed class ExchangeWatch(Action<ProviderExchange> onExchange, ProviderRuntime runtime, ILogger logger)
{
    /// <summary>Returns the attempt's own result, after reporting it.</summary>
    internal async Task<HttpResponseMessage> WatchAsync(ProviderCall call, Task<HttpResponseMessage> sending)
    {
        HttpResponseMessage response;
        try
        {
            response = await sending.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            Report(Exchange(call, status: null, body: null, exception is HttpRequestException ? exception.Message : "the attempt was abandoned"));
            throw;
        }

        byte[] body = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
        Report(Exchange(call, (int)response.StatusCode, Text(body), failure: null));
        return response;
    }

    private ProviderExchange Exchange(ProviderCall call, int? status, string? body, string? failure) =>
        new(runtime.Name, call.Name, call.Attempts, [.. call.Fields.Select(WithoutKey)]) { HttpStatus = status, Body = body, Failure = failure };

    // A body that does not end like JSON or HTML may have been cut short, even if HTTP reports it as complete.
    private string Text(byte[] body)
    {
        string text = Encoding.UTF8.GetString(body);
        return runtime.Redactor.Clean(text, isCut: text.AsSpan().TrimEnd() is not [.., '}' or ']' or '>']);
    }

    // Identifiers are reported unchanged.
    private KeyValuePair<string, string> WithoutKey(KeyValuePair<string, string> field) =>
        new(field.Key, field.Key == runtime.Options.Bulk.StatusField || field.Key is "order" or "orders" or "refill" or "refills" or "service"
            ? runtime.Redactor.Identifier(field.Value)
            : runtime.Redactor.Clean(field.Value));

    private void Report(ProviderExchange exchange)
    {
#pragma warning disable CA1031 // An exception in the application's callback must not lose the answer.
        try
        {
            onExchange(exchange);
        }
        catch (Exception exception)
        {
            ProviderLog.WatchFailed(logger, exception, runtime.Name, exchange.Action);
        }
#pragma warning restore CA1031
    }
}
