using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace SmmOrders.Providers.Testing;

/// <summary>What a fault works with: the request, the answer it would have got, and the connection.</summary>
internal sealed class FaultContext(
    HttpContext context, ReadOnlyMemory<byte> raw, Func<ItemFault, Answer> answer, TimeProvider time, CancellationToken gone)
{
    internal HttpContext Context => context;

    /// <summary>The request as it came, key included.</summary>
    internal ReadOnlyMemory<byte> Raw => raw;

    /// <summary>Canceled when the client disconnects or the provider stops.</summary>
    internal CancellationToken Gone => gone;

    /// <summary>Carries the request out.</summary>
    internal Answer Answer(ItemFault fault = ItemFault.None) => answer(fault);

    internal Task AnswerAsync(Answer whole) => AnswerAsync(whole.Status, "application/json", whole.Body);

    internal Task AnswerAsync(int status, string contentType, ReadOnlyMemory<byte> body)
    {
        context.Response.StatusCode = status;
        if (status is StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified)
        {
            return Task.CompletedTask; // HTTP allows no body for these.
        }

        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        return WriteAsync(body);
    }

    /// <summary>Writes, unless the client has disconnected.</summary>
    internal async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            _ = await context.Response.BodyWriter.WriteAsync(bytes, gone).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The client has disconnected: nobody waits for the rest.
        }
    }

    /// <summary>Waits, unless the client has disconnected.</summary>
    internal async Task WaitAsync(TimeSpan wait) =>
        await Task.Delay(wait, time, gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    /// <summary>Closes the connection with a reset instead of an orderly end.</summary>
    internal void Reset()
    {
        if (context.Features.Get<IConnectionSocketFeature>() is { } connection)
        {
            connection.Socket.LingerState = new LingerOption(enable: true, seconds: 0);
        }

        context.Abort();
    }
}
