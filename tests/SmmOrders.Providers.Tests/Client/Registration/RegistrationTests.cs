using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>Any number of named providers, with options that are checked at the start.</summary>
public sealed class RegistrationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Each spoils good options, and is named in the error.
    private static readonly (string Name, Action<SmmProviderOptions> Spoil, string Error)[] Faults =
    [
        ("no address", options => options.Address = null, "Address is not set."),
        ("relative address", options => options.Address = new("/api/v2", UriKind.Relative), "Address is not absolute; it is, for example, https://example.com/api/v2."),
        ("http", options => options.Address = new("http://example.com/api/v2"), "Address is http; it is https, because the key goes over it. http is for this machine alone."),
        ("ftp", options => options.Address = new("ftp://example.com/api/v2"), "Address has the scheme ftp; it is https."),
        ("user name", options => options.Address = new("https://me:secret@example.com/api/v2"), "Address has a user name or password in it; it has neither."),
        ("fragment", options => options.Address = new("https://example.com/api/v2#top"), "Address has a fragment (#); it has none."),
        ("key in the address", options => options.Address = new("https://example.com/api/v2?key=k3y-123"), "Address has the key in it; the key goes into the body alone."),
        ("no key", options => options.ApiKey = null, "ApiKey is not set."),
        ("no reader", options => options.Reader = null!, "Reader: is null; leave it unset for the defaults."),
        ("no bytes", options => options.Reader.MaxBytes = 0, "Reader: ProviderReaderOptions.MaxBytes is 0. It is above zero, for example 1048576."),
        ("no bytes for services", options => options.MaxServicesBytes = 0, "MaxServicesBytes is 0; it is above zero."),
        ("no requests", options => options.RequestsPerSecond = 0, "RequestsPerSecond is 0; it is from 1 to 10000."),
        ("too many requests", options => options.RequestsPerSecond = 10_001, "RequestsPerSecond is 10001; it is from 1 to 10000."),
        ("a queue below zero", options => options.QueueLimit = -1, "QueueLimit is -1; it is zero or above."),
        ("no time", options => options.Timeout = TimeSpan.Zero, "Timeout is 00:00:00; it is from 10 ms to 1 day."),
        ("endless time", options => options.Timeout = Timeout.InfiniteTimeSpan, "Timeout is -00:00:00.0010000; it is from 10 ms to 1 day."),
        ("no time to try", options => options.AttemptTimeout = TimeSpan.Zero, "AttemptTimeout is 00:00:00; it is from 10 ms to 1 day."),
        ("no time for services", options => options.ServicesAttemptTimeout = TimeSpan.Zero, "ServicesAttemptTimeout is 00:00:00; it is from 10 ms to 1 day."),
        ("no clock", options => options.Time = null!, "Time is null; it is never null; leave it unset for the system's clock."),
        ("a scheme that may be a key", options => options.Address = new("k3y-124-0123456789:x"), "Address has the scheme [18 characters]; it is https."),
        ("retries below zero", options => options.Retries = -1, "Retries is -1; it is from 0 to 10."),
        ("retries without end", options => options.Retries = 11, "Retries is 11; it is from 0 to 10."),
        ("no wait", options => options.RetryDelay = TimeSpan.Zero, "RetryDelay is 00:00:00; it is above zero, at most 1 day."),
        ("no longest wait", options => options.MaxRetryDelay = TimeSpan.Zero, "MaxRetryDelay is 00:00:00; it is above zero, at most 1 day."),
        ("endless wait", options => options.MaxRetryDelay = TimeSpan.FromDays(2), "MaxRetryDelay is 2.00:00:00; it is above zero, at most 1 day."),
        ("nothing at once", options => options.BulkParallelism = 0, "BulkParallelism is 0; it is from 1 to 100."),
        ("no circuit", options => options.Circuit = null!, "Circuit is null; it is never null; leave it unset for the defaults."),
        ("more than all", options => options.Circuit.FailurePercent = 101, "Circuit.FailurePercent is 101; it is from 1 to 100."),
        ("one attempt", options => options.Circuit.MinimumAttempts = 1, "Circuit.MinimumAttempts is 1; it is at least 2."),
        ("no window", options => options.Circuit.Window = TimeSpan.Zero, "Circuit.Window is 00:00:00; it is from half a second to 1 day."),
        ("no break", options => options.Circuit.BreakFor = TimeSpan.Zero, "Circuit.BreakFor is 00:00:00; it is from half a second to 1 day."),
        ("no error words", options => options.Reader.ErrorWords = null!, "Reader: ProviderReaderOptions.ErrorWords is null. Leave it unset for ProviderErrorWords.Default."),
        ("a batch of none", options => options.Bulk.MaxOrdersPerRequest = 0, "Bulk.MaxOrdersPerRequest is 0; it is from 1 to 100."),
        ("a batch beyond the protocol's", options => options.Bulk.MaxOrdersPerRequest = 101, "Bulk.MaxOrdersPerRequest is 101; it is from 1 to 100."),
        ("an action that is no name", options => options.Bulk.StatusAction = "a b", "Bulk.StatusAction is a b; it is a name such as status, orders or statuses."),
        ("the key's field for orders", options => options.Bulk.StatusField = "key", "Bulk.StatusField is key; it is a name such as orders or order."),
        ("no bulk options", options => options.Bulk = null!, "Bulk is null; it is never null; leave it unset for the defaults."),
    ];

    public static TheoryData<string> FaultNames() => [.. Faults.Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(FaultNames))]
    public void An_invalid_option_is_named_at_startup(string name)
    {
        (_, Action<SmmProviderOptions> spoil, string error) = Faults.Single(fault => fault.Name == name);
        using ServiceProvider good = Register(_ => { });
        using ServiceProvider spoilt = Register(spoil);

        good.GetRequiredService<IStartupValidator>().Validate();
        OptionsValidationException exception = Assert.Throws<OptionsValidationException>(spoilt.GetRequiredService<IStartupValidator>().Validate);

        Assert.Equal($"The provider alpha cannot be used: {error}", exception.Message);
        Assert.Equal("alpha", exception.OptionsName);
        Assert.DoesNotContain("k3y-123", exception.ToString(), StringComparison.Ordinal);
        _ = Assert.Throws<OptionsValidationException>(() => spoilt.GetRequiredService<SmmProviders>().Get("alpha"));
    }

    [Fact]
    public void A_limit_itself_is_valid()
    {
        var day = TimeSpan.FromDays(1);
        var least = TimeSpan.FromMilliseconds(10);
        var halfSecond = TimeSpan.FromMilliseconds(500);
        Action<SmmProviderOptions>[] edges =
        [
            options => (options.Timeout, options.AttemptTimeout, options.RetryDelay, options.MaxRetryDelay) = (least, least, TimeSpan.FromTicks(1), TimeSpan.FromTicks(1)),
            options => (options.Timeout, options.AttemptTimeout, options.RetryDelay, options.MaxRetryDelay) = (day, day, day, day),
            options => (options.RequestsPerSecond, options.QueueLimit, options.Retries, options.BulkParallelism, options.MaxServicesBytes) = (1, 0, 0, 1, 1),
            options => (options.RequestsPerSecond, options.Retries, options.BulkParallelism) = (10_000, 10, 100),
            options => (options.Circuit.FailurePercent, options.Circuit.MinimumAttempts, options.Circuit.Window, options.Circuit.BreakFor) = (1, 2, halfSecond, halfSecond),
            options => (options.Circuit.FailurePercent, options.Circuit.Window, options.Circuit.BreakFor) = (100, day, day),
        ];

        Assert.All(edges, edge =>
        {
            using ServiceProvider services = Register(edge);
            services.GetRequiredService<IStartupValidator>().Validate();
        });
    }

    [Fact]
    public void All_faults_are_reported_together()
    {
        using ServiceProvider spoilt = Register(options =>
        {
            options.ApiKey = null;
            options.Retries = -1;
        });

        Assert.EndsWith("ApiKey is not set. Retries is -1; it is from 0 to 10.", Assert.Throws<OptionsValidationException>(
            spoilt.GetRequiredService<IStartupValidator>().Validate).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_with_bad_options_does_not_start()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new());
        _ = builder.Services.AddSmmProvider("alpha", options => options.ApiKey = new("k"));
        using IHost host = builder.Build();

        _ = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Token));
    }

    [Fact]
    public async Task Each_provider_has_its_own_address_key_words_and_limits()
    {
        await using SimulatedProvider other = await SimulatedProvider.StartAsync(new() { ApiKey = "other-key" }, Token);
        SimulatedOrder paused = other.Orders.Place(100, OrderHistory.Script(new HistoryStep(TimeSpan.Zero, OrderStatus.Pending) { Word = "Paused" }));
        await using Panel panel = await Panel.OpenAsync(register: services => services.AddSmmProvider("beta", options =>
        {
            options.Address = other.Address;
            options.ApiKey = new("other-key");
            options.Reader.Vocabulary = ProviderVocabulary.Default.With("Paused", OrderStatus.Pending);
            options.Reader.ErrorWords = options.Reader.ErrorWords.With("refill not found", RefusalKind.Maintenance);
        }));
        _ = panel.Provider.Orders.Place(100, paused.History);
        SmmProviders providers = panel.Services.GetRequiredService<SmmProviders>();

        StatusReport alpha = (await providers.Get("alpha").GetStatusAsync(paused.Id, Token)).ToReport();
        StatusReport beta = (await providers.Get("beta").GetStatusAsync(paused.Id, Token)).ToReport();
        ProviderResult<RefillReport> mapped = await providers.Get("beta").GetRefillStatusAsync("1", Token);

        Assert.Equal(["alpha", "beta"], providers.Names);
        Assert.Equal(("alpha", "beta"), (providers.Get("alpha").Name, providers.Get("beta").Name));
        Assert.Equal(StatusReport.UnknownStatus("Paused"), alpha);
        Assert.Equal(StatusReport.Of(OrderStatus.Pending, 100), beta);
        Assert.Equal(RefusalKind.Maintenance, mapped.Failure!.Refusal);
        Assert.All(other.Requests.Concat(panel.Provider.Requests), request => Assert.True(request.KeyWasRight));
    }

    [Fact]
    public async Task Each_provider_has_its_own_reader_and_time_outs()
    {
        await using SimulatedProvider other = await SimulatedProvider.StartAsync(
            new() { Dialect = ProviderDialect.All.Single(dialect => dialect.Name == "bare numbers") }, Token);
        SimulatedOrder order = other.Orders.Place(100, OrderHistory.Waiting);
        var services = new ServiceCollection();
        foreach (string name in new[] { "lenient", "strict", "hasty" })
        {
            _ = services.AddSmmProvider(name, options =>
            {
                options.Address = other.Address;
                options.ApiKey = new("simulated-key");
                options.Retries = 0;
                options.Reader.IsStrict = name == "strict";
                options.Timeout = options.AttemptTimeout = name == "hasty" ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromMinutes(1);
            });
        }

        await using ServiceProvider container = services.BuildServiceProvider();
        SmmProviders providers = container.GetRequiredService<SmmProviders>();

        StatusReport lenient = (await providers.Get("lenient").GetStatusAsync(order.Id, Token)).ToReport();
        StatusReport strict = (await providers.Get("strict").GetStatusAsync(order.Id, Token)).ToReport();
        other.Faults.Next(SimulatedFault.Silence());
        ProviderResult<ProviderAnswer> hasty = await providers.Get("hasty").GetStatusAsync(order.Id, Token);

        Assert.Equal(100, lenient.Remains.Count);
        Assert.True(strict.Remains.IsUnreadable);
        Assert.Equal(ProviderFailureKind.TimedOut, hasty.Failure!.Kind);
    }

    [Fact]
    public void A_client_is_resolved_by_name_and_is_always_the_same()
    {
        using ServiceProvider services = Register(_ => { });
        SmmProviders providers = services.GetRequiredService<SmmProviders>();

        Assert.Same(providers.Get("alpha"), services.GetRequiredKeyedService<SmmProviderClient>("alpha"));
        ArgumentException unknown = Assert.Throws<ArgumentException>(() => providers.Get("Alpha"));
        Assert.Equal(("name", "No provider is registered as \"Alpha\". There are: alpha. (Parameter 'name')"), (unknown.ParamName, unknown.Message));
        _ = Assert.Throws<ArgumentNullException>(() => providers.Get(null!));
    }

    [Fact]
    public void A_name_is_taken_once_and_is_not_empty()
    {
        var services = new ServiceCollection();
        _ = services.AddSmmProvider("alpha", _ => { });

        ArgumentException taken = Assert.Throws<ArgumentException>(() => services.AddSmmProvider("alpha", _ => { }));
        Assert.Equal(("name", "A provider is registered as \"alpha\" already. Each has its own name. (Parameter 'name')"), (taken.ParamName, taken.Message));
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => services.AddSmmProvider(" ", _ => { })).ParamName);
        Assert.Equal("configure", Assert.Throws<ArgumentNullException>(() => services.AddSmmProvider("beta", (Action<SmmProviderOptions>)null!)).ParamName);
        Assert.Equal("section", Assert.Throws<ArgumentNullException>(() => services.AddSmmProvider("beta", (IConfiguration)null!)).ParamName);
        _ = services.AddSmmProvider("ALPHA", _ => { });
    }

    [Fact]
    public void Without_a_container_there_is_no_registration()
    {
        IServiceCollection none = null!;

        Assert.Equal("services", Assert.Throws<ArgumentNullException>(() => none.AddSmmProvider("alpha", _ => { })).ParamName);
        Assert.Equal("services", Assert.Throws<ArgumentNullException>(() => none.AddSmmProvider("alpha", new ConfigurationBuilder().Build())).ParamName);
    }

    [Fact]
    public void Asking_for_an_unknown_provider_lists_the_known_ones()
    {
        using ServiceProvider services = new ServiceCollection().AddSmmProvider("alpha", _ => { }).AddSmmProvider("beta", _ => { }).BuildServiceProvider();

        ArgumentException unknown = Assert.Throws<ArgumentException>(() => services.GetRequiredService<SmmProviders>().Get("gamma"));

        Assert.Equal("No provider is registered as \"gamma\". There are: alpha, beta. (Parameter 'name')", unknown.Message);
    }

    [Fact]
    public async Task A_change_of_the_options_does_not_send_the_key_elsewhere()
    {
        await using var stranger = new RawHost((_, _) => RawHost.Http("{}"));
        await using Panel panel = await Panel.OpenAsync();
        _ = await panel.Client.GetBalanceAsync(Token);

        SmmProviderOptions options = panel.Services.GetRequiredService<IOptionsMonitor<SmmProviderOptions>>().Get("alpha");
        options.Address = stranger.Address;
        options.Reader.MaxBytes = 1;

        Assert.True((await panel.Client.GetBalanceAsync(Token)).IsSuccess);
        Assert.Equal(0, stranger.Connections);
    }

    [Fact]
    public void A_section_of_the_configuration_sets_everything()
    {
        using ServiceProvider services = Register("""
            {
              "Address": "https://example.com/api/v2", "apikey": "k3y-123", "MaxBytes": "2048", "MaxDepth": 8, "IsStrict": true, "Bulk": { "MaxOrdersPerRequest": 50, "StatusAction": "statuses", "StatusField": "order" },
              "StatusWords": { "Paused": "Pending", "Zzz": "canceled" }, "ErrorWords": { "Go away": "RateLimited", "Unauthorized": "Other" },
              "MaxServicesBytes": 4096, "RequestsPerSecond": 7, "QueueLimit": 8, "Timeout": "00:00:40", "AttemptTimeout": "00:00:09.5", "ServicesAttemptTimeout": "00:01:30",
              "Retries": 1, "RetryDelay": "00:00:01", "MaxRetryDelay": "00:00:20", "BulkParallelism": 3,
              "Circuit": { "FailurePercent": 80, "MinimumAttempts": 20, "Window": "00:01:00", "BreakFor": "00:02:00" }
            }
            """);
        services.GetRequiredService<IStartupValidator>().Validate();
        SmmProviderOptions options = services.GetRequiredService<IOptionsMonitor<SmmProviderOptions>>().Get("alpha");

        Assert.Equal((new Uri("https://example.com/api/v2"), "k3y-123"), (options.Address, options.ApiKey!.Reveal()));
        Assert.Equal((2048, 8, true), (options.Reader.MaxBytes, options.Reader.MaxDepth, options.Reader.IsStrict));
        Assert.Equal((50, "statuses", "order"), (options.Bulk.MaxOrdersPerRequest, options.Bulk.StatusAction, options.Bulk.StatusField));
        Assert.True(options.Reader.Vocabulary.TryFind("paused", out OrderStatus paused));
        Assert.True(options.Reader.Vocabulary.TryFind("ZZZ", out OrderStatus zzz));
        Assert.Equal((OrderStatus.Pending, OrderStatus.Canceled), (paused, zzz));
        Assert.Equal((RefusalKind.RateLimited, RefusalKind.Other), (options.Reader.ErrorWords.Find("Go away"), options.Reader.ErrorWords.Find("Unauthorized")));
        Assert.Equal((4096, 7, 8, 1, 3), (options.MaxServicesBytes, options.RequestsPerSecond, options.QueueLimit, options.Retries, options.BulkParallelism));
        Assert.Equal(
            (TimeSpan.FromSeconds(40), TimeSpan.FromSeconds(9.5), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20)),
            (options.Timeout, options.AttemptTimeout, options.RetryDelay, options.MaxRetryDelay));
        Assert.Equal(TimeSpan.FromSeconds(90), options.ServicesAttemptTimeout);
        Assert.Equal(
            (80, 20, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)),
            (options.Circuit.FailurePercent, options.Circuit.MinimumAttempts, options.Circuit.Window, options.Circuit.BreakFor));
        Assert.All(typeof(SmmProviderOptions).GetProperties().Select(property => property.Name).Except(["Reader", "Time", "OnExchange"]), name =>
            Assert.Contains(name.ToUpperInvariant(), Known(), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{ "Adress": "https://example.com" }""", "alpha:Adress is not an option of a provider. There are: Address, ApiKey,")]
    [InlineData("""{ "Circuit": { "Percent": 1 } }""", "alpha:Circuit:Percent is not an option of a provider. There are: FailurePercent,")]
    [InlineData("""{ "Address": "?key=k3y-123" }""", "alpha:Address is no absolute address;")]
    [InlineData("""{ "ApiKey": "k3y 123" }""", "alpha:ApiKey: An API key is printable ASCII")]
    [InlineData("""{ "ApiKey": "" }""", "alpha:ApiKey: An API key is printable ASCII")]
    [InlineData("""{ "ApiKey": { "Secret": "k3y-123" } }""", "alpha:ApiKey: An API key is printable ASCII")]
    [InlineData("""{ "Timeout": "30" }""", "alpha:Timeout is \"30\"; it is a time such as 00:00:30, or 1.00:00:00 for a day.")]
    [InlineData("""{ "Retries": "1.0" }""", "alpha:Retries is \"1.0\"; it is a whole number.")]
    [InlineData("""{ "Retries": "-1" }""", "alpha:Retries is \"-1\"; it is a whole number.")]
    [InlineData("""{ "IsStrict": "7" }""", "alpha:IsStrict is \"7\"; it is true or false.")]
    [InlineData("""{ "StatusWords": { "Paused": "99" } }""", "alpha:StatusWords:Paused is \"99\"; it is one of Processing, Pending,")]
    [InlineData("""{ "StatusWords": { "Paused": "Waiting" } }""", "alpha:StatusWords:Paused is \"Waiting\"; it is one of Processing, Pending,")]
    [InlineData("""{ "ErrorWords": { "Busy": "Nope" } }""", "alpha:ErrorWords:Busy is \"Nope\"; it is one of ProviderOutOfFunds,")]
    [InlineData("""{ "StatusWords": { "Paused": "Processing, Pending" } }""", "alpha:StatusWords:Paused is \"Processing, Pending\"; it is one of Processing, Pending,")]
    [InlineData("""{ "ErrorWords": { "Busy": "Other, BadLink" } }""", "alpha:ErrorWords:Busy is \"Other, BadLink\"; it is one of ProviderOutOfFunds,")]
    [InlineData("""{ "StatusWords": { "--": "Pending" } }""", "alpha:StatusWords:-- is not a status word: ")]
    [InlineData("""{ "StatusWords": "Paused" }""", "alpha:StatusWords is \"Paused\"; it is a section of its own.")]
    [InlineData("""{ "ErrorWords": { "!?": "Other" } }""", "alpha:ErrorWords:!?: ")]
    [InlineData("""{ "Bulk": { "Most": 5 } }""", "alpha:Bulk:Most is not an option of a provider. There are: MaxOrdersPerRequest, StatusAction, StatusField.")]
    [InlineData("""{ "Bulk": { "MaxOrdersPerRequest": "all" } }""", "alpha:Bulk:MaxOrdersPerRequest is \"all\"; it is a whole number.")]
    [InlineData("""{ "ErrorWords": "Busy" }""", "alpha:ErrorWords is \"Busy\"; it is a section of its own.")]
    [InlineData("""{ "Circuit": "off" }""", "alpha:Circuit is \"off\"; it is a section of its own.")]
    [InlineData("""{ "Timeout": { "Seconds": 30 } }""", "alpha:Timeout is \"\"; it is a time such as 00:00:30, or 1.00:00:00 for a day.")]
    public void A_section_with_a_mistake_is_rejected_with_its_path(string json, string error)
    {
        using ServiceProvider services = Register(json);

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(services.GetRequiredService<IStartupValidator>().Validate);

        Assert.StartsWith(error, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("k3y", exception.ToString(), StringComparison.Ordinal);
    }

    // A name, and what is set there; {0} is the key.
    private static readonly string[] WrongPlaces =
    [
        """{ "Address": "{0}" }""", """{ "Address": "{0}:{0}" }""", """{ "MaxBytes": "{0}" }""", """{ "MaxDepth": "{0}" }""", """{ "StatusWords": "{0}" }""",
        """{ "StatusWords": { "Paused": "{0}" } }""", """{ "StatusWords": { "{0}": "Nothing" } }""", """{ "StatusWords": { "{0}{0}{0}{0}": "Pending" } }""", """{ "ErrorWords": "{0}" }""",
        """{ "ErrorWords": { "Busy": "{0}" } }""", """{ "ErrorWords": { "{0}": "Nothing" } }""", """{ "MaxServicesBytes": "{0}" }""", """{ "RequestsPerSecond": "{0}" }""",
        """{ "QueueLimit": "{0}" }""", """{ "Timeout": "{0}" }""", """{ "Timeout": "{0}:{0}" }""", """{ "AttemptTimeout": "{0}" }""", """{ "ServicesAttemptTimeout": "{0}" }""",
        """{ "Retries": "{0}" }""", """{ "RetryDelay": "{0}" }""", """{ "MaxRetryDelay": "{0}" }""", """{ "BulkParallelism": "{0}" }""", """{ "Circuit": "{0}" }""",
        """{ "Circuit": { "Window": "{0}" } }""", """{ "Circuit": { "{0}": 1 } }""", """{ "Circuit": { "FailurePercent": "{0}" } }""", """{ "{0}": "x" }""", """{ "{0}": { "ApiKey": "x" } }""",
        """{ "Key": "{0}" }""", """{ "ApiKey": "{0} {0}" }""", """{ "ApiKey": { "{0}": "{0}" } }""", """{ "ApiKeys": "{0}" }""", """{ "Address:{0}": "https://example.com", "Address": "{0}" }""",
    ];

    private static readonly string[] Keys =
        ["0123456789abcdef0123456789abcdef", "k3y-123", "sk_live.AbC+/=~9", "123456789012", "AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEf"];

    public static TheoryData<string, string> Misplaced() => [.. from place in WrongPlaces from key in Keys select (place, key)];

    [Theory]
    [MemberData(nameof(Misplaced))]
    public void A_key_in_the_wrong_place_is_not_repeated(string place, string key)
    {
        using ServiceProvider services = Register(place.Replace("{0}", key, StringComparison.Ordinal));

        Exception exception = Assert.ThrowsAny<Exception>(services.GetRequiredService<IStartupValidator>().Validate);

        Assert.True(exception is InvalidOperationException or OptionsValidationException, exception.ToString());
        Assert.DoesNotContain(key, exception.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.True(exception.Message.Contains("alpha", StringComparison.Ordinal), exception.Message);
    }

    [Theory]
    [InlineData("""{ "Timeout": "0123456789abcdef" }""", "alpha:Timeout is a text of 16 characters; it is a time such as 00:00:30, or 1.00:00:00 for a day.")]
    [InlineData("""{ "0123456789abcdef": "x" }""", "alpha:[16 characters] is not an option of a provider. There are: Address, ApiKey,")]
    [InlineData("""{ "ErrorWords": { "0123456789abcdef": "x" } }""", "alpha:ErrorWords:[16 characters] is \"x\"; it is one of ProviderOutOfFunds,")]
    [InlineData("""{ "Timeout": "abcdefghijklmnopqrstuvwxy" }""", "alpha:Timeout is a text of 25 characters; it is a time such as 00:00:30, or 1.00:00:00 for a day.")]
    [InlineData("""{ "Timeout": "abcdefghijklmnopqrstuvwx" }""", "alpha:Timeout is \"abcdefghijklmnopqrstuvwx\"; it is a time such as 00:00:30, or 1.00:00:00 for a day.")]
    public void A_possible_key_is_reported_by_its_length(string json, string error)
    {
        using ServiceProvider services = Register(json);

        Assert.StartsWith(error, Assert.Throws<InvalidOperationException>(services.GetRequiredService<IStartupValidator>().Validate).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    public void A_key_that_is_empty_is_refused(string key)
    {
        using ServiceProvider services = Register($$"""{ "Address": "https://example.com/api/v2", "ApiKey": {{key}} }""");

        Assert.StartsWith("alpha:ApiKey", Assert.ThrowsAny<Exception>(services.GetRequiredService<IStartupValidator>().Validate).Message, StringComparison.Ordinal);
    }

    private static string[] Known()
    {
        using ServiceProvider services = Register("""{ "Nothing": 1 }""");
        string message = Assert.Throws<InvalidOperationException>(services.GetRequiredService<IStartupValidator>().Validate).Message;
        return message[message.IndexOf("are:", StringComparison.Ordinal)..].TrimEnd('.')[4..].Split(',', StringSplitOptions.TrimEntries).Select(name => name.ToUpperInvariant()).ToArray();
    }

    private static ServiceProvider Register(Action<SmmProviderOptions> spoil)
    {
        var services = new ServiceCollection();
        _ = services.AddSmmProvider("alpha", options =>
        {
            options.Address = new("https://example.com/api/v2");
            options.ApiKey = new("k3y-123");
            spoil(options);
        });
        return services.BuildServiceProvider();
    }

    private static ServiceProvider Register(string json)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "alpha": {{json}} }"""))).Build();
        var services = new ServiceCollection();
        _ = services.AddSmmProvider("alpha", configuration.GetSection("alpha"));
        return services.BuildServiceProvider();
    }
}
