using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace PanelBackend;

/// <summary>
/// Traces and metrics of the panel, its workers and its providers. They go to the collector that <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names, to the
/// console with <c>--telemetry console</c>, and otherwise nowhere.
/// </summary>
internal static class PanelTelemetry
{
    private static readonly string[] Names = ["SmmOrders.Hosting", "SmmOrders.Providers"];

    public static void AddPanelTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        bool sends = !string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        bool prints = configuration["telemetry"] == "console";
        if (!sends && !prints)
        {
            return;
        }

        OpenTelemetryBuilder telemetry = services.AddOpenTelemetry()
            .WithTracing(traces => Print(traces.AddSource(Names).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation()))
            .WithMetrics(metrics => Print(metrics.AddMeter(Names).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation()));
        if (sends)
        {
            _ = telemetry.UseOtlpExporter();
        }

        void Print(object builder) => _ = (builder, prints) switch
        {
            (TracerProviderBuilder traces, true) => traces.AddConsoleExporter(),
            (MeterProviderBuilder metrics, true) => metrics.AddConsoleExporter(),
            _ => builder,
        };
    }
}
