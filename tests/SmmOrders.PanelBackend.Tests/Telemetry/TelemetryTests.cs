using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SmmOrders.Hosting;
using SmmOrders.Providers;

namespace SmmOrders.PanelBackend.Tests.Telemetry;

public sealed class TelemetryTests(RunningPanel panel)
{
    private const string Customer = "telltale-customer";
    private const string Link = "https://telltale.example/page";
    private static readonly string[] Secrets = ["telltale", SimulatedUpstream.Key];

    [Fact]
    public void Without_options_nothing_is_traced_or_measured()
    {
        Assert.Null(panel.App.Services.GetService<TracerProvider>());
        Assert.Null(panel.App.Services.GetService<MeterProvider>());
    }

    [Theory]
    [InlineData("telemetry", "console", true)]
    [InlineData("telemetry", "none", false)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318", true)]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "", false)]
    public void It_is_on_with_the_console_or_with_a_collector(string option, string value, bool isOn)
    {
        var services = new ServiceCollection();

        services.AddPanelTelemetry(new ConfigurationBuilder().AddInMemoryCollection([new(option, value)]).Build());

        Assert.Equal(isOn, services.Any(service => service.ServiceType == typeof(TracerProvider)));
        Assert.Equal(isOn, services.Any(service => service.ServiceType == typeof(MeterProvider)));
    }

    [Fact]
    public async Task A_collector_gets_traces_and_metrics_of_workers_and_providers_and_no_key_link_or_name()
    {
        await using Collector collector = await Collector.StartAsync();
        await using RunningPanel traced = RunningPanel.With("--OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address, "--OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
        await traced.InitializeAsync();
        string key = await OrderAsync(traced);
        Flush(traced);

        Assert.Contains(OrderDiagnostics.ActivitySourceName, collector.Traces);
        Assert.Contains(ProviderDiagnostics.ActivitySourceName, collector.Traces);
        Assert.Contains("/api/v2", collector.Traces);
        Assert.Contains(OrderDiagnostics.Submissions, collector.Metrics);
        Assert.Contains(ProviderDiagnostics.Requests, collector.Metrics);
        Assert.Empty(Leaks(collector, key));

        // The search finds what is there.
        using (var leaking = new ActivitySource(OrderDiagnostics.ActivitySourceName))
        {
            leaking.StartActivity("smm submission")!.SetTag("link", Link).SetTag("key", key).Dispose();
        }

        Flush(traced);
        Assert.Equal(["telltale", key], Leaks(collector, key));
    }

    // By the page, whose address has the link, and by the API, whose address has the key.
    private static async Task<string> OrderAsync(RunningPanel traced)
    {
        (_, string key) = await traced.AddResellerAsync(Customer, 10.00m);
        using PanelVisitor visitor = await new PanelVisitor(traced.Address).SignInAsync(Customer);
        Dictionary<string, string> review = await visitor.FieldsAsync($"/orders/new?service=instagram-likes&link={Uri.EscapeDataString(Link)}&quantity=100");
        using HttpResponseMessage placed = await visitor.PostAsync("/orders/new", review);
        string page = placed.Headers.Location!.OriginalString;
        Assert.Contains("balance", await visitor.ReadAsync($"/api/v2?key={key}&action=balance"));
        _ = await visitor.ReadAsync($"/services?q={Customer}");
        Assert.Contains(Link, await visitor.FollowAsync(page, html => html.Contains("badge completed", StringComparison.Ordinal)));
        return key;
    }

    private static void Flush(RunningPanel traced)
    {
        Assert.True(traced.App.Services.GetRequiredService<TracerProvider>().ForceFlush());
        Assert.True(traced.App.Services.GetRequiredService<MeterProvider>().ForceFlush());
    }

    private static string[] Leaks(Collector collector, string key) => [.. Secrets.Append(key).Where(secret => collector.All.Contains(secret, StringComparison.OrdinalIgnoreCase))];
}
