using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>
/// What an application sets for all of its HTTP clients does not reach a provider's. Each setting is shown to reach another client of the
/// same container.
/// </summary>
public sealed class ApplicationWideTests
{
    private static readonly NewOrder Order = NewOrder.Default("1", "L", 10);

#pragma warning disable CA5359 // It is what a careless application does.
    // Each makes every client of a factory talk to whoever has a certificate.
    private static readonly (string Name, Action<IServiceCollection> Plant)[] Trusting =
    [
        ("the primary handler", services => services.ConfigureHttpClientDefaults(client => client.ConfigurePrimaryHttpMessageHandler(
            () => new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator }))),
        ("the sockets", services => services.ConfigureHttpClientDefaults(client => client.UseSocketsHttpHandler(
            (handler, _) => handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true))),
        ("the primary handler as it is", services => services.ConfigureHttpClientDefaults(client => client.ConfigurePrimaryHttpMessageHandler(
            (handler, _) => ((SocketsHttpHandler)handler).SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true))),
        ("the options", services => services.ConfigureAll<HttpClientFactoryOptions>(options => options.HttpMessageHandlerBuilderActions.Add(
            builder => ((SocketsHttpHandler)builder.PrimaryHandler).SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true))),
        ("the options, later", services => services.PostConfigureAll<HttpClientFactoryOptions>(options => options.HttpMessageHandlerBuilderActions.Add(
            builder => ((SocketsHttpHandler)builder.PrimaryHandler).SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true))),
        ("a filter", services => services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new Filter(
            builder => ((SocketsHttpHandler)builder.PrimaryHandler).SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true))),
    ];
#pragma warning restore CA5359

    // Each puts a handler into every client of a factory.
    private static readonly (string Name, Action<IServiceCollection, Func<DelegatingHandler>> Plant)[] Handlers =
    [
        ("the defaults", (services, handler) => services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(handler))),
        ("the options", (services, handler) => services.ConfigureAll<HttpClientFactoryOptions>(options =>
            options.HttpMessageHandlerBuilderActions.Add(builder => builder.AdditionalHandlers.Add(handler())))),
        ("the options, later", (services, handler) => services.PostConfigureAll<HttpClientFactoryOptions>(options =>
            options.HttpMessageHandlerBuilderActions.Add(builder => builder.AdditionalHandlers.Insert(0, handler())))),
        ("a filter", (services, handler) => services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new Filter(builder => builder.AdditionalHandlers.Insert(0, handler())))),
        ("a filter around the primary handler", (services, handler) => services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new Filter(builder =>
        {
            DelegatingHandler outer = handler();
            outer.InnerHandler = builder.PrimaryHandler;
            builder.PrimaryHandler = outer;
        }))),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> WaysToTrust() => [.. Trusting.Select(way => way.Name)];

    public static TheoryData<string> WaysToSee() => [.. Handlers.Select(way => way.Name)];

    [Theory]
    [MemberData(nameof(WaysToTrust))]
    public async Task An_impostor_gets_no_key_however_much_the_application_trusts(string way)
    {
        using X509Certificate2 certificate = TlsTests.SelfSigned();
        await using var impostor = new RawHost((_, _) => RawHost.Http("""{"order":1}"""), certificate);
        await using Panel panel = await Panel.OpenAsync(
            options => options.Address = impostor.Address,
            register: services => Trusting.Single(candidate => candidate.Name == way).Plant(services.AddHttpClient()));

        OrderPlacement placement = await panel.Client.AddOrderAsync(Order, Token);
        ProviderResult<ProviderBalance> balance = await panel.Client.GetBalanceAsync(Token);

        Assert.Equal((PlacementOutcome.NotSent, ProviderFailureKind.Unavailable), (placement.Outcome, balance.Failure!.Kind));
        Assert.StartsWith("no secure connection: The remote certificate", placement.Failure!.Detail, StringComparison.Ordinal);
        Assert.Equal("", impostor.Received);
        await PostAsync(panel, impostor.Address);
        Assert.True(impostor.Received.Contains(Panel.Key, StringComparison.Ordinal), "The application would trust nobody.");
    }

    [Theory]
    [MemberData(nameof(WaysToSee))]
    public async Task A_handler_for_all_clients_sees_nothing(string way)
    {
        var seen = new List<string>();
        await using Panel panel = await Panel.OpenAsync(register: services => Handlers.Single(candidate => candidate.Name == way).Plant(services.AddHttpClient(), () => new Spy(seen)));
        panel.Provider.Faults.Next(SimulatedFault.LostAnswer());

        OrderPlacement placement = await panel.Client.AddOrderAsync(Order, Token);
        _ = await panel.Client.GetBalanceAsync(Token);

        Assert.Equal(PlacementOutcome.Unknown, placement.Outcome);
        Assert.Equal(1, panel.Provider.Count("add"));
        Assert.Empty(seen);
        await PostAsync(panel, panel.Provider.Address);
        Assert.Contains(Panel.Key, Assert.Single(seen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_for_all_clients_do_not_affect_a_providers_client()
    {
        await using var stranger = new RawHost((_, _) => RawHost.Http("{}"));
        await using var challenger = new RawHost((_, _) => RawHost.Http("", "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"panel\""));
        void Plant(IServiceCollection services) => services.ConfigureHttpClientDefaults(client => client
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.AllowAutoRedirect = true;
                handler.Credentials = new NetworkCredential("user", "password");
                handler.PreAuthenticate = true;
            })
            .ConfigureHttpClient(http =>
            {
                http.Timeout = TimeSpan.FromMilliseconds(1);
                http.MaxResponseContentBufferSize = 1;
                http.DefaultRequestHeaders.ExpectContinue = true;
                http.DefaultRequestVersion = HttpVersion.Version20;
                http.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
            })
            .AddStandardResilienceHandler(options => options.Retry.Delay = TimeSpan.FromMilliseconds(1)));
        await using Panel panel = await Panel.OpenAsync(register: Plant);
        await using Panel challenged = await Panel.OpenAsync(options => options.Address = challenger.Address, register: Plant);

        Assert.Equal(PlacementOutcome.Placed, (await panel.Client.AddOrderAsync(Order, Token)).Outcome);
        panel.Provider.Faults.Next(SimulatedFault.Redirect(stranger.Address));
        Assert.Equal(PlacementOutcome.Unknown, (await panel.Client.AddOrderAsync(Order, Token)).Outcome);
        panel.Provider.Faults.Next(SimulatedFault.LostAnswer());
        Assert.Equal(PlacementOutcome.Unknown, (await panel.Client.AddOrderAsync(Order, Token)).Outcome);
        Assert.Equal((3, 0), (panel.Provider.Count("add"), stranger.Connections));
        Assert.Equal(401, (await challenged.Client.AddOrderAsync(Order, Token)).Failure!.HttpStatus);
        Assert.Equal(1, challenger.Requests);
    }

    // What a client of the application's own does.
    private static async Task PostAsync(Panel panel, Uri address)
    {
        using HttpClient client = panel.Services.GetRequiredService<IHttpClientFactory>().CreateClient("another");
        using var form = new FormUrlEncodedContent([new("key", Panel.Key), new("action", "balance")]);
        using HttpResponseMessage answer = await client.PostAsync(address, form, Token);
    }

    private sealed class Filter(Action<HttpMessageHandlerBuilder> configure) : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            configure(builder);
        };
    }

    private sealed class Spy(List<string> seen) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
