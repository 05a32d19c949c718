using System.Text;
using Microsoft.Extensions.Logging;

namespace SmmOrders.Providers;

/// <summary>Tells <see cref="SmmProviderOptions.OnExchange"/> about each attempt.</summary>
internal sealed class ExchangeWatch(Action<ProviderExchange> told, ProviderRuntime runtime, ILogger logger)
{
    /// <summary>The attempt's own result, after it was told.</summary>
    internal async Task<HttpResponseMessage> WatchAsync(ProviderCall call, Task<HttpResponseMessage> sending)
    {
        HttpResponseMessage response;
        try
        {
            response = await sending.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            Tell(Exchange(call, status: null, body: null, exception is HttpRequestException ? exception.Message : "the attempt was given up"));
            throw;
        }

        byte[] body = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
        Tell(Exchange(call, (int)response.StatusCode, Text(body), failure: null));
        return response;
    }

    private ProviderExchange Exchange(ProviderCall call, int? status, string? body, string? failure) =>
        new(runtime.Name, call.Name, call.Attempts, [.. call.Fields.Select(WithoutKey)]) { HttpStatus = status, Body = body, Failure = failure };

    // What is not ended as JSON or HTML may have been cut short, though HTTP says that it is whole.
    private string Text(byte[] body)
    {
        string text = Encoding.UTF8.GetString(body);
        return runtime.Redactor.Clean(text, isCut: text.AsSpan().TrimEnd() is not [.., '}' or ']' or '>']);
    }

    // What identifies is told to the letter.
    private KeyValuePair<string, string> WithoutKey(KeyValuePair<string, string> field) =>
        new(field.Key, field.Key == runtime.Options.Bulk.StatusField || field.Key is "order" or "orders" or "refill" or "refills" or "service"
            ? runtime.Redactor.Identifier(field.Value)
            : runtime.Redactor.Clean(field.Value));

    private void Tell(ProviderExchange exchange)
    {
#pragma warning disable CA1031 // Whatever the application's own code throws, the answer it was told about must not be lost.
        try
        {
            told(exchange);
        }
        catch (Exception exception)
        {
            ProviderLog.WatchFailed(logger, exception, runtime.Name, exchange.Action);
        }
#pragma warning restore CA1031
    }
}
