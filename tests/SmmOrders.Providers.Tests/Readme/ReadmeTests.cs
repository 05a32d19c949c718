using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>What the package's README shows is what the package does.</summary>
public sealed class ReadmeTests
{
    private static readonly string Readme = AnswerCorpus.Text("README.md");

    [Fact]
    public void Every_example_is_compiled()
    {
        string compiled = Unindented(AnswerCorpus.Text("ReadmeExamples.cs"));
        string[] examples = [.. Regex.Matches(Readme, "```csharp\n(?:using [^\n]*\n)*\n?(.*?)```\n", RegexOptions.Singleline).Select(match => match.Groups[1].Value)];

        Assert.Equal(10, examples.Length);
        Assert.All(examples, example => Assert.Contains(Unindented(example), compiled, StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_example_writes_what_its_comments_say()
    {
        using var written = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };

        ReadmeExamples.ReadAnswers(written);

        string example = Readme[..Readme.IndexOf("Nothing that a provider sends", StringComparison.Ordinal)];
        Assert.Equal(
            Regex.Matches(example, "// ([^=\n]*)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value),
            written.ToString().Trim().Split('\n'));
    }

    [Fact]
    public void The_example_of_error_words_writes_what_its_comments_say()
    {
        using var written = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };

        ReadmeExamples.FindErrors(written);

        string example = Regex.Match(Readme, "### Error words.*?```csharp\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        Assert.Equal(
            Regex.Matches(example, "// (\\w+)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value),
            written.ToString().Trim().Split('\n'));
    }

    [Fact]
    public void The_table_of_kinds_has_each_once_with_errors_of_it()
    {
        Assert.Equal(Enum.GetNames<RefusalKind>(), RowsUnder("| `RefusalKind` |"));
        string table = Readme[Readme.IndexOf("| `RefusalKind` |", StringComparison.Ordinal)..];
        MatchCollection rows = Regex.Matches(table[..table.IndexOf("\n\n", StringComparison.Ordinal)], @"^\| `(\w+)` \|(?: `([^`]*)`,?)+ \|$", RegexOptions.Multiline);
        Assert.Equal(Enum.GetNames<RefusalKind>().Length, rows.Count);
        Assert.All(rows, row => Assert.All(
            row.Groups[2].Captures, error => Assert.Equal(row.Groups[1].Value, ProviderErrorWords.Default.Find(error.Value).ToString())));
    }

    [Fact]
    public void The_other_examples_do_what_is_said_of_them()
    {
        Assert.Equal(StatusReport.Of(OrderStatus.Canceled), ReadmeExamples.MapWords().Read("""{"status":"fail"}"""u8).Report);
        Assert.Equal(StatusReport.Of(OrderStatus.Completed), ReadmeExamples.MapWords().Read("""{"status":3}"""u8).Report);
        Assert.Equal(StatusReport.UnknownStatus("Success"), ReadmeExamples.MapWords().Read("""{"status":"Success","remains":"0"}"""u8).Report);
    }

    [Fact]
    public async Task A_provider_is_polled_in_twenty_lines()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(
            new() { HistoryOf = _ => OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.InProgress, 250)) }, TestContext.Current.CancellationToken);
        using var written = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };

        await ReadmeExamples.PollAsync(provider.Address.AbsoluteUri, "simulated-key", written);

        Assert.Equal("InProgress\n", written.ToString());
        string example = Regex.Match(Readme, "```csharp\n(using Microsoft.*?)```\n", RegexOptions.Singleline).Groups[1].Value;
        Assert.True(example.Split('\n').Count(line => line.Trim().Length > 0) <= 20, example);
    }

    [Fact]
    public async Task What_went_over_the_wire_is_written()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        provider.Faults.Always(SimulatedFault.Raw(200, "application/json", """{"balance":"100.84292","currency":"USD"}"""u8.ToArray()));
        using var written = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var services = new ServiceCollection();
        ReadmeExamples.Watch(services, provider.Address.AbsoluteUri, "simulated-key", written);
        await using ServiceProvider container = services.BuildServiceProvider();

        _ = await container.GetRequiredService<SmmProviders>().Get("alpha").GetBalanceAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Regex.Match(Readme, "^// (alpha: balance.*)$", RegexOptions.Multiline).Groups[1].Value, written.ToString().Trim());
    }

    [Fact]
    public async Task Orders_stream_and_a_stored_one_is_sent()
    {
        await using Panel panel = await Panel.OpenAsync();
        string id = panel.Provider.Orders.Place(1000, OrderHistory.Waiting).Id;
        using var written = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };

        await ReadmeExamples.StreamAsync(panel.Client, [new(7, id), new(8, null)], written);

        Assert.Equal("8: Malformed: NotAsked: it has no identifier\n7: Pending, remains 1000\n", written.ToString());
        Assert.Equal(PlacementOutcome.Placed, (await ReadmeExamples.StoreAsync(panel.Client)).Outcome);
        Assert.Equal("https://example.com/p/1", panel.Provider.Requests[^1]["link"]);
    }

    [Fact]
    public async Task A_table_of_providers_is_followed()
    {
        var services = new ServiceCollection();
        _ = services.AddSingleton(new ReadmeExamples.ProviderRows(new ReadmeExamples.ProviderRow("beta", new("https://example.com/api/v2"), "k3y", 5)));

        Assert.Equal("beta", (await ReadmeExamples.FindAsync(services)).Name);
    }

    [Fact]
    public async Task The_configuration_file_is_one()
    {
        string json = Regex.Match(Readme, "```json\n(.*?)```\n", RegexOptions.Singleline).Groups[1].Value;
        IConfiguration configuration = new ConfigurationBuilder()
            .AddJsonStream(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)))
            .AddInMemoryCollection([new("Providers:alpha:ApiKey", "k3y")]).Build();
        var services = new ServiceCollection();
        ReadmeExamples.Configure(services, configuration);
        await using ServiceProvider container = services.BuildServiceProvider();

        container.GetRequiredService<IStartupValidator>().Validate();

        Assert.Equal("alpha", container.GetRequiredService<SmmProviders>().Get("alpha").Name);
    }

    [Fact]
    public void The_table_of_options_has_the_defaults()
    {
        var options = new SmmProviderOptions();

        Assert.Equal((1024 * 1024, 16 * 1024 * 1024), (options.Reader.MaxBytes, options.MaxServicesBytes));
        Assert.Equal((5, 1000, 2, 2), (options.RequestsPerSecond, options.QueueLimit, options.Retries, options.BulkParallelism));
        Assert.Equal((30, 10, 0.5, 10), (options.Timeout.TotalSeconds, options.AttemptTimeout.TotalSeconds, options.RetryDelay.TotalSeconds, options.MaxRetryDelay.TotalSeconds));
        Assert.Equal(60, options.ServicesAttemptTimeout.TotalSeconds);
        Assert.Equal((50, 10, 30, 15), (options.Circuit.FailurePercent, options.Circuit.MinimumAttempts, options.Circuit.Window.TotalSeconds, options.Circuit.BreakFor.TotalSeconds));
        string table = Readme[Readme.IndexOf("| option |", StringComparison.Ordinal)..];
        Assert.All(typeof(SmmProviderOptions).GetProperties().Select(property => property.Name).Except(["Reader"]), name => Assert.Contains($"`{name}`", table, StringComparison.Ordinal));
    }

    [Fact]
    public void The_tables_of_reasons_and_outcomes_have_each_of_them_once()
    {
        Assert.Equal(Enum.GetNames<ProviderFailureKind>(), RowsUnder("| `ProviderFailureKind` |"));
        Assert.Equal(Enum.GetNames<PlacementOutcome>(), RowsUnder("| `PlacementOutcome` |"));
    }

    [Fact]
    public void The_table_of_instruments_has_each_of_them() => Assert.All(
        typeof(ProviderDiagnostics).GetFields().Select(field => (string)field.GetRawConstantValue()!),
        name => Assert.Contains($"`{name}`", Readme, StringComparison.Ordinal));

    [Fact]
    public void The_table_of_reports_has_each_kind_once() => Assert.Equal(Enum.GetNames<ReportKind>(), RowsUnder("| report |"));

    private static IEnumerable<string> RowsUnder(string header)
    {
        string table = Readme[(Readme.IndexOf(header, StringComparison.Ordinal) + header.Length)..];
        return Regex.Matches(table[..table.IndexOf("\n\n", StringComparison.Ordinal)], @"^\| `(\w+)` \|", RegexOptions.Multiline).Select(row => row.Groups[1].Value);
    }

    private static string Unindented(string code) => string.Join('\n', code.Split('\n').Select(line => line.TrimStart()));
}
