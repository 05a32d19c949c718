using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.Providers.Tests;

/// <summary>A request on its way: what it says of itself, and that what is sent once is tried once.</summary>
public sealed class ProviderCallTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_says_who_asks_and_that_it_wants_JSON()
    {
        await using var host = new RawHost((_, _) => RawHost.Http("""{"balance":"1"}"""));
        await using Panel panel = await Panel.OpenAsync(options => options.Address = host.Address);

        _ = await panel.Client.GetBalanceAsync(Token);

        string[] lines = host.Received.Split("\r\n");
        Assert.Equal("POST /api/v2 HTTP/1.1", lines[0]);
        Assert.Contains("Accept: application/json", lines);
        Assert.Contains("User-Agent: SmmOrders", lines);
    }

    [Fact]
    public void What_is_sent_once_is_attempted_once()
    {
        Assert.All(Enum.GetValues<ProviderAction>(), action =>
        {
            using var call = new ProviderCall(action, new("k3y"), [], 1000);
            call.Attempt();

            HttpRequestException? refusal = Record.Exception(call.Attempt) as HttpRequestException;

            Assert.Equal(action.OnlyReads() ? null : "it was sent already, and something tried to send it once more", refusal?.Message);
            Assert.Equal((2, false), (call.Attempts, call.HasLeft));
        });
    }

    [Fact]
    public async Task An_order_that_found_nobody_is_not_tried_again_by_a_handler_that_repeats()
    {
        var repeating = new Repeating();
        var refusing = new Refusing();
        await using Panel panel = await Panel.OpenAsync(register: services => services
            .AddHttpClient(SmmProviderRegistration.HttpClientName("alpha"))
            .ConfigureAdditionalHttpMessageHandlers((handlers, _) =>
            {
                handlers.Insert(0, repeating);
                handlers.Add(refusing);
            }));

        OrderPlacement placement = await panel.Client.AddOrderAsync(NewOrder.Default("1", "L", 10), Token);

        Assert.Equal("NotSent: Unavailable: it was sent already, and something tried to send it once more", placement.ToString());
        Assert.Equal((2, 1), (repeating.Attempts, refusing.Attempts));
    }

    private sealed class Repeating : DelegatingHandler
    {
        public int Attempts { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                Attempts = 1;
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException)
            {
                Attempts = 2;
                return await base.SendAsync(request, cancellationToken);
            }
        }
    }

    // As where nobody listens: nothing of the request leaves.
    private sealed class Refusing : DelegatingHandler
    {
        public int Attempts { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Attempts++;
            throw new HttpRequestException(HttpRequestError.ConnectionError);
        }
    }
}
