using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.PanelBackend.Tests.Reseller;

public sealed class ResellerEndpointTests
{
    [Fact]
    public async Task What_fails_inside_is_told_in_JSON_without_what_it_was()
    {
        using var listener = new DiagnosticListener("test");

        // Without the panel's own services, every request fails.
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddMetrics().AddSingleton(listener).BuildServiceProvider();
        RequestDelegate api = new ApplicationBuilder(services).UseResellerApi().Build();
        var context = new DefaultHttpContext { RequestServices = services, Request = { Method = "GET", Path = ResellerEndpoint.Path }, Response = { Body = new MemoryStream() } };

        await api(context);

        context.Response.Body.Position = 0;
        Assert.Equal(StatusCodes.Status500InternalServerError, context.Response.StatusCode);
        Assert.Equal(
            """{"error":"Internal error. Look whether it was done before you send it again."}""", await new StreamReader(context.Response.Body).ReadToEndAsync(TestContext.Current.CancellationToken));
    }
}
