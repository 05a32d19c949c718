using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SmmOrders.Hosting;
using SmmOrders.Providers;

namespace PanelBackend;

/// <summary>
/// Traces and metrics of the panel, its workers and its providers. They go to the collector that <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names, to the
/// console with <c>--telemetry console</c>, and otherwise nowhere.
/// </summary>
internal static class PanelTelemetry
{
    public static void AddPanelTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        bool sends = !string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        bool prints = configuration["telemetry"] == "console";
        if (!sends && !prints)
        {
            return;
        }

        OpenTelemetryBuilder telemetry = services.AddOpenTelemetry()
            .WithTracing(traces => traces.AddSource(OrderDiagnostics.ActivitySourceName, ProviderDiagnostics.ActivitySourceName)
                .AddAspNetCoreInstrumentation().AddHttpClientInstrumentation())
            .WithMetrics(metrics => metrics.AddMeter(OrderDiagnostics.MeterName, ProviderDiagnostics.MeterName)
                .AddAspNetCoreInstrumentation().AddHttpClientInstrumentation());
        if (sends)
        {
            _ = telemetry.UseOtlpExporter();
        }

        if (prints)
        {
            _ = telemetry.WithTracing(traces => traces.AddConsoleExporter()).WithMetrics(metrics => metrics.AddConsoleExporter());
        }
    }
}
