using System.Diagnostics;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>The key is nowhere but in the bodies that the provider itself receives, whatever the provider does with it.</summary>
public sealed class KeyTests
{
    // URL-encoding changes it, and JSON and base64 do too.
    private static readonly Canary Canary = new("c4n@ry/+%3F&k3y=0123456789abcdef");

    private static readonly SimulatedFault[] Faults =
    [
        SimulatedFault.Html(), SimulatedFault.Html(401), SimulatedFault.Html(404), SimulatedFault.Html(503), SimulatedFault.EmptyBody(),
        SimulatedFault.Truncated(), SimulatedFault.CutOff(), SimulatedFault.Reset(), SimulatedFault.LostAnswer(), SimulatedFault.FalseGzip(),
        SimulatedFault.GzipBomb(4 * 1024 * 1024), SimulatedFault.TooManyRequests(TimeSpan.FromHours(1)), SimulatedFault.Error("Invalid API key"),
        SimulatedFault.WrongIds(), SimulatedFault.Duplicates(), SimulatedFault.MissingItems(), SimulatedFault.Echo(),
    ];

    private static readonly SimulatedFault[] Endless = [SimulatedFault.Silence(), SimulatedFault.Drip(TimeSpan.FromMilliseconds(20))];

    // A provider that says the key, or the whole form, back: wherever an answer has room for it. {0} is the text.
    private static readonly string[] Bodies =
    [
        "{{\"error\":\"{0}\"}}", "{{\"error\":{{\"message\":\"{0}\"}}}}", "{{\"status\":false,\"message\":\"{0}\"}}", "\"{0}\"", "<pre>{0}</pre>", "{0}",
        "{{\"status\":\"{0}\",\"runs\":\"2\",\"orders\":[\"{0}\",\"7\"],\"expiry\":\"{0}\"}}", "{{\"order\":\"{0}\"}}", "{{\"order\":\"{0}\",\"error\":\"{0}\"}}", "{{\"order\":1,\"error\":\"{0}\"}}", "{{\"status\":\"{0}\",\"remains\":\"{0}\",\"currency\":\"{0}\"}}",
        "{{\"status\":\"Pending\",\"currency\":\"{0}\"}}", "{{\"1\":{{\"status\":\"{0}\"}},\"2\":\"{0}\",\"{0}\":1}}", "{{\"balance\":\"1\",\"currency\":\"{0}\"}}", "{{\"balance\":\"{0}\"}}",
        "[{{\"service\":\"{0}\",\"name\":\"{0}\",\"type\":\"{0}\",\"category\":\"{0}\",\"rate\":\"{0}\"}}]", "{{\"refill\":\"{0}\",\"status\":\"{0}\",\"cancel\":\"{0}\"}}",
        "[{{\"order\":\"1\",\"refill\":\"{0}\",\"cancel\":\"{0}\"}}]", "{{\"refill\":{{\"error\":\"{0}\"}},\"cancel\":{{\"error\":\"{0}\"}}}}",
    ];

    private static readonly string[] Heads =
    [
        "HTTP/1.1 200 OK", "HTTP/1.1 400 {0}", "HTTP/1.1 503 {0}", "HTTP/1.1 401 No\r\nWWW-Authenticate: {0}", "{0}", "HTTP/1.1 {0}",
        "HTTP/1.1 200 OK\r\nX-Echo: {0}\r\nSet-Cookie: k={0}\r\nRetry-After: {0}", "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9/?{0}", "HTTP/1.1 200 OK\r\n{0}", "HTTP/1.1 200 OK\r\nContent-Encoding: {0}",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_key_is_nowhere_in_all_that_can_go_wrong()
    {
        using var telemetry = new CapturedTelemetry();
        var inventory = new Inventory();
        void Watch(SmmProviderOptions options)
        {
            Persist(options);
            options.OnExchange = inventory.Keep;
        }

        await using var stranger = new RawHost((_, _) => RawHost.Http("{}"));
        await using Panel panel = await Panel.OpenAsync(Watch, provider => provider.ApiKey = Canary.Key);
        string done = panel.Provider.Orders.Place(1000, OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.Completed, 1000))).Id;
        string open = panel.Provider.Orders.Place(1000, OrderHistory.Waiting).Id;
        SimulatedFault?[] faults = [null, .. Faults, SimulatedFault.Redirect(stranger.Address), SimulatedFault.Redirect(stranger.Address, 302)];
        foreach (SimulatedFault? fault in faults)
        {
            panel.Provider.Faults.Choose(_ => fault);
            await AskEverythingAsync(panel.Client, inventory, done, open);
        }

        await using Panel hasty = await Panel.OpenAsync(
            options =>
            {
                Watch(options);
                options.Timeout = options.AttemptTimeout = options.ServicesAttemptTimeout = TimeSpan.FromMilliseconds(100);
            },
            provider => provider.ApiKey = Canary.Key);
        foreach (SimulatedFault fault in Endless)
        {
            hasty.Provider.Faults.Always(fault);
            await AskEverythingAsync(hasty.Client, inventory, done, open);
        }

        // The key in every form, whole, and cut short by the limit of a text: after each of its characters, or each fourth in the small form.
        string encoded = Uri.EscapeDataString(Canary.Key), base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary.Key));
        string credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"api:{Canary.Key}")), page = System.Net.WebUtility.HtmlEncode(Canary.Key);
        string[] echoes = [Canary.Key, encoded, base64, credentials, page, .. Enumerable.Range(168, 32).Where(length => LongForm.IsRun || length % 4 == 0).Select(length => new string('x', length) + Canary.Key + "yy")];
        int turn = 0;
        string next = echoes[0], body = "", head = "";
        await using var echo = new RawHost((_, _) => RawHost.Http(Fill(body, Json(next)), Fill(head, next)));
        await using Panel mirror = await Panel.OpenAsync(options =>
        {
            Persist(options);
            options.OnExchange = exchange => inventory.Texts.Add($"{exchange}");
            options.Address = echo.Address;
            options.ApiKey = new(Canary.Key);
        });
        foreach (string shape in Bodies.SelectMany(_ => echoes.Take(5), (shape, _) => shape).Concat(echoes.Skip(5).Select(_ => Bodies[0])).Concat(echoes.Skip(5).Select(_ => Bodies[10])))
        {
            (body, head, next) = (shape, Heads[0], echoes[turn++ % echoes.Length]);
            await AskEverythingAsync(mirror.Client, inventory, "1", "2");
        }

        foreach (string shape in Heads)
        {
            (body, head, next) = (Bodies[0], shape, Canary.Key);
            await AskEverythingAsync(mirror.Client, inventory, "1", "2");
        }

        LookAround(panel, inventory);
        await LookAtTableAsync(panel, inventory);
        telemetry.Observe();

        // The suite has been everywhere.
        Assert.True(panel.Provider.Requests.Length > 200, $"{panel.Provider.Requests.Length}");
        Assert.True(echo.Requests > 500, $"{echo.Requests}");
        Assert.Contains(panel.Provider.Requests, request => request.KeyWasRight);
        Assert.NotEmpty(Canary.In([echo.Received]));
        Assert.Contains(inventory.Texts, text => text.Contains(ProviderApiKey.Redacted, StringComparison.Ordinal));
        Assert.NotEmpty(telemetry.Of(ProviderDiagnostics.AnswerAge, "alpha"));
        Assert.Equal([], Inventory.Types().Except(inventory.Seen).Select(type => type.Name));

        Assert.Equal([], Canary.In(inventory.Texts));
        Assert.Equal([], Canary.In(panel.Logs.Entries.Concat(hasty.Logs.Entries).Concat(mirror.Logs.Entries).Select(entry => $"{entry.Category} {entry.Text}")));
        Assert.Equal([], Canary.In(telemetry.Texts()));
        Assert.Equal([], Canary.In([stranger.Received]));
        Assert.Equal([], Canary.In(panel.Provider.Requests.Select(request => request.ToString())));
    }

    public static TheoryData<string> Keys() => [.. KeySpellings.Keys.Take(3)];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task However_a_provider_spells_the_key_it_reaches_no_sink(string key)
    {
        var canary = new Canary(key);
        using var telemetry = new CapturedTelemetry();
        var inventory = new Inventory();
        string body = "";
        await using var echo = new RawHost((_, _) => RawHost.Http(body));
        await using Panel panel = await Panel.OpenAsync(options =>
        {
            options.Address = echo.Address;
            options.ApiKey = new(key);
            options.Retries = 0;
            options.Circuit.MinimumAttempts = 100_000;
            options.OnExchange = inventory.Keep;
        });

        // In an error, and by turns in a word, in a list, and in no JSON at all.
        foreach ((int at, (_, Func<string, string> spell)) in KeySpellings.All.Index())
        {
            foreach (string shape in new[] { Bodies[0], new[] { Bodies[9], Bodies[14], Bodies[5] }[at % 3] })
            {
                body = Fill(shape, shape == "{0}" ? spell(key) : Json(spell(key)));
                await AskEverythingAsync(panel.Client, inventory, "1", "2");
            }
        }

        Assert.True(KeySpellings.All.Length >= 24);
        Assert.InRange(echo.Requests, KeySpellings.All.Length * 2 * 11, int.MaxValue); // And one more where many are refused as one.
        Assert.Contains(inventory.Texts, text => text.Contains(ProviderApiKey.Redacted, StringComparison.Ordinal));
        Assert.Equal([], canary.In(inventory.Texts, inCodes: true));
        Assert.Equal([], canary.In(panel.Logs.Entries.Select(entry => $"{entry.Category} {entry.Text}"), inCodes: true));
        Assert.Equal([], canary.In(telemetry.Texts(), inCodes: true));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("url")]
    [InlineData("base64")]
    public async Task A_planted_leak_is_found_in_every_place(string form)
    {
        string leak = form switch
        {
            "plain" => Canary.Key,
            "url" => Uri.EscapeDataString(Canary.Key),
            _ => Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary.Key)),
        };
        using var telemetry = new CapturedTelemetry();
        await using var stranger = new RawHost((_, _) => RawHost.Http("{}"));
        await using Panel panel = await Panel.OpenAsync();

#pragma warning disable CA1848, CA1873, CA2254 // A leak is careless.
        panel.Services.GetRequiredService<ILoggerFactory>().CreateLogger("leak").LogTrace("sent {Form}", leak);
#pragma warning restore CA1848, CA1873, CA2254
        using (var source = new ActivitySource("leak"))
        {
            source.StartActivity("leak")?.SetTag("form", leak).Dispose();
        }

        using (var meter = new System.Diagnostics.Metrics.Meter("leak"))
        {
            meter.CreateCounter<long>("leak").Add(1, new KeyValuePair<string, object?>("form", leak));
        }

        using var client = new HttpClient();
        using var post = new StringContent(leak);
        using HttpResponseMessage answer = await client.PostAsync(stranger.Address, post, Token);

        Assert.NotEmpty(Canary.In(panel.Logs.Entries.Select(entry => entry.Text)));
        Assert.NotEmpty(Canary.In(telemetry.Texts().Where(text => text.StartsWith("leak leak", StringComparison.Ordinal))));
        Assert.NotEmpty(Canary.In(telemetry.Texts().Where(text => text.StartsWith("leak form", StringComparison.Ordinal))));
        Assert.NotEmpty(Canary.In([stranger.Received]));
        Assert.NotEmpty(Canary.In(Canary.Dump(new { Inner = new[] { leak } })));
        Assert.NotEmpty(Canary.In([new InvalidOperationException($"Cannot send {leak}.").ToString()]));
        Assert.NotEmpty(Canary.In([Json($"Cannot send {leak}.")]));
    }

    [Fact]
    public async Task The_platforms_own_exception_repeats_what_the_provider_sent()
    {
        await using var echo = new RawHost((_, request) => Encoding.ASCII.GetBytes($"{request[request.IndexOf("key", StringComparison.Ordinal)..]}\r\n\r\n"));
        using var client = new HttpClient();
        using var form = new FormUrlEncodedContent([new("key", Canary.Key)]);

        HttpRequestException exception = await Assert.ThrowsAsync<HttpRequestException>(() => client.PostAsync(echo.Address, form, Token));

        Assert.NotEmpty(Canary.In([exception.ToString()]));
    }

    [Fact]
    public void A_key_is_never_shown()
    {
        var key = new ProviderApiKey(Canary.Key);

        Assert.Equal("[redacted]", key.ToString());
        Assert.Equal("\"[redacted]\"", JsonSerializer.Serialize(key));
        Assert.Equal("{\"Key\":\"[redacted]\"}", JsonSerializer.Serialize(new { Key = key }));
        Assert.Equal("[redacted]", typeof(ProviderApiKey).GetCustomAttribute<DebuggerDisplayAttribute>()!.Value);
        Assert.All(
            typeof(ProviderApiKey).GetFields(BindingFlags.Instance | BindingFlags.NonPublic),
            field => Assert.Equal(DebuggerBrowsableState.Never, field.GetCustomAttribute<DebuggerBrowsableAttribute>()!.State));
        var proxy = Type.GetType(typeof(ProviderApiKey).GetCustomAttribute<DebuggerTypeProxyAttribute>()!.ProxyTypeName)!;
        object view = Activator.CreateInstance(proxy, key)!;
        Assert.Equal(["[redacted]"], proxy.GetProperties().Select(property => property.GetValue(view)));
        Assert.Empty(typeof(ProviderApiKey).GetProperties());
        Assert.Equal(Canary.Key, JsonSerializer.Deserialize<ProviderApiKey>(JsonSerializer.Serialize(Canary.Key))!.Reveal());
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("kéy")]
    [InlineData("key\n")]
    [InlineData("[redacted]")]
    public void An_invalid_key_is_rejected_without_repeating_it(string text)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(() => new ProviderApiKey(text));

        Assert.Equal("value", exception.ParamName);
        Assert.StartsWith("An API key is printable ASCII", exception.Message, StringComparison.Ordinal);
        Assert.True(text.Length == 0 || !exception.Message.Contains(text, StringComparison.Ordinal));
        _ = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ProviderApiKey>(JsonSerializer.Serialize(text)));
    }

    [Fact]
    public void A_missing_key_is_rejected() => Assert.Throws<ArgumentNullException>("value", () => new ProviderApiKey(null!));

    [Theory]
    [InlineData("5")]
    [InlineData("true")]
    [InlineData("{}")]
    public void A_key_in_JSON_is_a_string(string json) => Assert.StartsWith(
        "An API key is a JSON string.", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ProviderApiKey>(json)).Message, StringComparison.Ordinal);

    private static void Persist(SmmProviderOptions options)
    {
        options.Retries = 1;
        options.Circuit.MinimumAttempts = 100_000;
    }

    private static string Fill(string shape, string text) => string.Format(System.Globalization.CultureInfo.InvariantCulture, shape, text);

    private static string Json(string text) => JsonEncodedText.Encode(text).ToString();

    private static async Task AskEverythingAsync(SmmProviderClient client, Inventory inventory, string done, string open)
    {
        inventory.Keep(await client.AddOrderAsync(NewOrder.Default("1", "https://example.com/p/1", 1000), Token));
        inventory.Keep(await client.GetStatusAsync(done, Token));
        inventory.Keep(await client.GetStatusesAsync([done, open], Token));
        inventory.Keep(await client.GetServicesAsync(Token));
        inventory.Keep(await client.GetBalanceAsync(Token));
        inventory.Keep(await client.RequestRefillAsync(done, Token));
        inventory.Keep(await client.RequestRefillsAsync([done, open], Token));
        inventory.Keep(await client.GetRefillStatusAsync(done, Token));
        inventory.Keep(await client.GetRefillStatusesAsync([done, open], Token));
        inventory.Keep(await client.RequestCancelAsync(open, Token));
        inventory.Keep(await client.RequestCancelsAsync([done, open], Token));
    }

    // What there is beside results: the registered objects, and the exceptions that options throw.
    private static void LookAround(Panel panel, Inventory inventory)
    {
        SmmProviderOptions options = panel.Services.GetRequiredService<IOptionsMonitor<SmmProviderOptions>>().Get("alpha");
        foreach (object value in new object[]
        {
            options, options.ApiKey!, options.Circuit, options.Reader, options.Reader.Vocabulary, panel.Client, panel.Services.GetRequiredService<SmmProviders>(),
            new ProviderAnswerReader(options.Reader), NewOrder.Package("1", "L"), TrafficSource.Blank,
        })
        {
            inventory.Keep(value);
        }

        options.Address = new($"https://example.com/?key={Uri.EscapeDataString(Canary.Key)}");
        options.RequestsPerSecond = 0;
        ValidateOptionsResult faults = new SmmProviderOptionsValidator().Validate("alpha", options);
        Assert.Contains("has the key in it", faults.FailureMessage, StringComparison.Ordinal);
        inventory.Texts.Add(faults.FailureMessage!);
        inventory.Texts.Add(Assert.Throws<ArgumentException>(() => new ProviderApiKey($"{Canary.Key} ")).ToString());
        var call = new ProviderCall(ProviderAction.Add, "add", options.ApiKey!, [], ProviderLimits.Of(ProviderAction.Add, new()));
        using HttpRequestMessage request = call.ToRequest(new("http://127.0.0.1"));
        inventory.Texts.Add($"{call} {request} {request.Content} {request.Content!.Headers}");
        Assert.Equal(new MediaTypeHeaderValue("application/x-www-form-urlencoded"), request.Content.Headers.ContentType);
    }

    // What there is of providers that a table lists, well and spoilt.
    private static async Task LookAtTableAsync(Panel panel, Inventory inventory)
    {
        var table = new Table
        {
            ["beta"] = new() { Address = panel.Provider.Address, ApiKey = new(Canary.Key) },
            ["spoilt"] = new() { Address = new($"https://example.com/{Canary.Key}"), ApiKey = new(Canary.Key) },
        };
        await using ServiceProvider services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(panel.Logs))
            .AddSingleton(table)
            .AddSmmProviderSource<TableSource>()
            .BuildServiceProvider();
        SmmProviderList list = await services.GetRequiredService<SmmProviders>().ListAsync(Token);
        Assert.Equal((1, 1), (list.Providers.Length, list.Faults.Length));
        inventory.Keep(list);
        inventory.Keep((await table.ReadAsync()).Single(definition => definition.Name == "beta"));
        inventory.Keep(new SmmProvidersOptions());
        inventory.Keep(await list.Providers[0].GetStatusesAsync(["1", ""], id => id, Token));
        await AskEverythingAsync(list.Providers[0], inventory, "1", "2");
        ArgumentException unusable = await Assert.ThrowsAsync<ArgumentException>(async () => await services.GetRequiredService<SmmProviders>().GetAsync("spoilt", Token));
        inventory.Texts.Add(unusable.ToString());
    }
}
