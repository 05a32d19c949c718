using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SmmOrders.PanelBackend.Tests.Telemetry;

/// <summary>Takes what a panel sends by OTLP over HTTP. Texts stand in its bodies as they are, so that they can be looked for.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<(string Path, string Body)> _received = new();

    private Collector()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.Urls.Add("http://127.0.0.1:0");
        _server.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
            _received.Enqueue((context.Request.Path, await reader.ReadToEndAsync()));
            context.Response.StatusCode = StatusCodes.Status200OK;
        });
    }

    internal string Address => _server.Urls.First();

    /// <summary>The traces that came.</summary>
    internal string Traces => TextOf("/v1/traces");

    /// <summary>The metrics that came.</summary>
    internal string Metrics => TextOf("/v1/metrics");

    /// <summary>All that came: traces, metrics and logs.</summary>
    internal string All => TextOf("/");

    internal static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector._server.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private string TextOf(string path) => string.Concat(_received.Where(each => each.Path.StartsWith(path, StringComparison.Ordinal)).Select(each => each.Body));
}
