using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmmOrders.Hosting.Tests;

/// <summary>The dashboard shows the metrics that there are, under the names that an OpenTelemetry exporter gives them for Prometheus.</summary>
public sealed partial class DashboardTests : IDisposable
{
    private static readonly string[] ClientMetrics = ["smm_provider_answer_age_seconds", "smm_provider_requests_total"];

    private readonly EventShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void Every_metric_that_the_dashboard_shows_is_one_of_the_code_and_every_one_of_the_code_is_shown() =>
        Assert.Empty(Faults(Dashboard()));

    [Theory]
    [InlineData("smm_polls_lag_seconds_bucket", "smm_polls_lag_bucket")]
    [InlineData("smm_attention{", "smm_attentions{")]
    [InlineData("smm_refunded_total", "smm_refunded_money_total")]
    [InlineData("smm_outbox_age_seconds", "smm_outbox_waiting")]
    public void A_name_that_is_none_and_one_that_is_not_shown_are_caught(string right, string wrong)
    {
        string planted = Dashboard().Replace(right, wrong, StringComparison.Ordinal);

        Assert.NotEqual(Dashboard(), planted);
        Assert.NotEmpty(Faults(planted));
    }

    [Fact]
    public void Every_query_reads_the_chosen_data_source_and_no_two_panels_have_one_id()
    {
        using var dashboard = JsonDocument.Parse(Dashboard());
        JsonElement[] panels = [.. dashboard.RootElement.GetProperty("panels").EnumerateArray()];

        Assert.Equal(panels.Length, panels.Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count());
        Assert.All(
            panels.Where(panel => panel.GetProperty("type").GetString() != "row"),
            panel => Assert.Equal("${datasource}", panel.GetProperty("datasource").GetProperty("uid").GetString()));
    }

    private IEnumerable<string> Faults(string dashboard)
    {
        using var seen = new InstrumentList(_shop.Meters);
        string[] exported = [.. seen.All.SelectMany(Exported)];
        string[] shown = [.. Queries(dashboard).SelectMany(query => Metric().Matches(query)).Select(match => match.Value).Distinct()];
        return
        [
            .. shown.Except(exported).Except(ClientMetrics).Select(name => $"{name} is no metric."),
            .. seen.All.Where(instrument => !Exported(instrument).Intersect(shown).Any()).Select(instrument => $"{instrument.Name} is not shown."),
        ];
    }

    // The rules of OpenTelemetry for Prometheus: dots become underscores, a unit of seconds and a counter's total are appended, units in
    // braces are dropped.
    private static IEnumerable<string> Exported(Instrument instrument)
    {
        string name = instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "");
        return instrument switch
        {
            Counter<long> or Counter<double> => [$"{name}_total"],
            Histogram<double> => [$"{name}_bucket", $"{name}_count", $"{name}_sum"],
            _ => [name],
        };
    }

    private static IEnumerable<string> Queries(string dashboard)
    {
        using var parsed = JsonDocument.Parse(dashboard);
        return
        [
            .. parsed.RootElement.GetProperty("panels").EnumerateArray()
                .Where(panel => panel.TryGetProperty("targets", out _))
                .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
                .Select(target => target.GetProperty("expr").GetString()!),
            .. parsed.RootElement.GetProperty("templating").GetProperty("list").EnumerateArray()
                .Where(variable => variable.GetProperty("query").ValueKind == JsonValueKind.Object)
                .Select(variable => variable.GetProperty("query").GetProperty("query").GetString()!),
        ];
    }

    private static string Dashboard()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("grafana-dashboard.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // A metric stands before a brace or a bracket, or is the first argument of label_values; labels stand elsewhere.
    [GeneratedRegex(@"smm_\w+(?=[{\[])|(?<=label_values\()smm_\w+|(?<=\()smm_\w+(?=\)$)")]
    private static partial Regex Metric();
}
