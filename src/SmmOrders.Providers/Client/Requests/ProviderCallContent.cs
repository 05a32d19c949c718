namespace SmmOrders.Providers;

/// <summary>The body of a request: a form with the API key in it. It reports to its call when it leaves.</summary>
internal sealed class ProviderCallContent(ProviderCall call, ProviderApiKey key)
    : FormUrlEncodedContent([new("key", key.Reveal()), new("action", call.Name), .. call.Fields])
{
    internal ProviderCall Call => call;

    protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context, CancellationToken cancellationToken)
    {
        call.BeginDeparture();
        try
        {
            await base.SerializeToStreamAsync(stream, context, cancellationToken).ConfigureAwait(false);
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false); // So that the body has really left when the permit is released.
        }
        finally
        {
            call.EndDeparture();
        }
    }
}
