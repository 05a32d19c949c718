using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>Providers of the panel's own table come, change and go without a restart.</summary>
public sealed class SmmProvidersTests : IAsyncLifetime
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _time = new();
    private readonly Table _table = new();
    private readonly CapturedLogs _logs = new();
    private SimulatedProvider _provider = null!;
    private ServiceProvider _services = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SmmProviders Providers => _services.GetRequiredService<SmmProviders>();

    public async ValueTask InitializeAsync()
    {
        _provider = await SimulatedProvider.StartAsync(new() { ApiKey = "key-1" }, Token);
        _services = Instance();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_provider_that_is_added_is_there_within_thirty_seconds()
    {
        _table["beta"] = Options();
        Assert.Equal(["registered", "beta"], await NamesAsync());
        _table["gamma"] = Options();

        _time.Advance(Within);

        Assert.Equal(["registered", "beta", "gamma"], await NamesAsync());
        Assert.True((await (await Providers.GetAsync("gamma", Token)).GetBalanceAsync(Token)).IsSuccess);
    }

    [Fact]
    public async Task The_table_is_read_when_a_caller_asks_and_the_list_is_too_old()
    {
        _ = await NamesAsync();
        _ = await NamesAsync();
        _time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        _ = await NamesAsync();
        int within = _table.Reads;
        _time.Advance(TimeSpan.FromTicks(1));
        _ = await NamesAsync();

        Assert.Equal((1, 2), (within, _table.Reads));
    }

    [Fact]
    public async Task Concurrent_callers_share_one_read_of_the_table()
    {
        _table.Gate = new();
        Task<ImmutableArray<string>>[] asking = [NamesAsync(), NamesAsync(), NamesAsync()];
        using var impatient = new CancellationTokenSource();
        ValueTask<SmmProviderList> givenUp = Providers.ListAsync(impatient.Token);
        await impatient.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await givenUp);

        _table.Gate.SetResult();

        Assert.All(await Task.WhenAll(asking), names => Assert.Equal(["registered"], names));
        Assert.Equal(1, _table.Reads);
    }

    [Fact]
    public async Task An_unchanged_provider_keeps_its_client_even_with_new_options_objects()
    {
        _table["beta"] = Options();
        SmmProviderClient before = await Providers.GetAsync("beta", Token);
        _table["beta"] = Options();
        _table["gamma"] = Options();
        _time.Advance(Within);

        Assert.Same(before, await Providers.GetAsync("beta", Token));
        Assert.Same(Providers.Get("registered"), await Providers.GetAsync("registered", Token));
    }

    [Fact]
    public async Task A_changed_key_is_used_by_the_next_call_and_not_by_running_ones()
    {
        var answering = new TaskCompletionSource();
        await using var host = new RawHost((number, _) =>
        {
            if (number == 1)
            {
                answering.Task.Wait(Token);
            }

            return RawHost.Http("""{"order":1,"balance":"1"}""");
        });
        _table["beta"] = Options(options => (options.Address, options.ApiKey) = (host.Address, new("key-old")));
        try
        {
            SmmProviderClient old = await Providers.GetAsync("beta", Token);
            Task<OrderPlacement> underWay = old.AddOrderAsync(NewOrder.Package("1", "L"), Token);
            await Eventually.UntilAsync(() => host.Requests == 1);

            _table["beta"] = Options(options => (options.Address, options.ApiKey) = (host.Address, new("key-new")));
            _time.Advance(Within);
            SmmProviderClient changed = await Providers.GetAsync("beta", Token);
            _time.Advance(Within); // The old one may begin nothing more once its call has ended.
            _ = await changed.GetBalanceAsync(Token);
            Assert.False(underWay.IsCompleted);
            answering.SetResult();

            Assert.Equal("Placed: 1", (await underWay).ToString());
            Assert.NotSame(old, changed);
            Assert.Equal(["key-old", "key-new"], host.Received.Split("key=").Skip(1).Select(rest => rest.Split('&')[0]));
            ObjectDisposedException over = await Assert.ThrowsAsync<ObjectDisposedException>(() => old.GetBalanceAsync(Token));
            Assert.Contains("The provider beta was changed or removed, and the request was not sent.", over.Message, StringComparison.Ordinal);
            Assert.Equal(2, host.Requests);
        }
        finally
        {
            _ = answering.TrySetResult(); // Else a test that fails would wait for its own host.
        }
    }

    [Fact]
    public async Task A_call_of_many_requests_finishes_with_the_client_it_began_with()
    {
        var answering = new TaskCompletionSource();
        string[] ids = [.. Enumerable.Range(0, 400).Select(at => _provider.Orders.Place(1000 + at, OrderHistory.Waiting).Id)];
        _table["beta"] = Options(options => (options.BulkParallelism, options.OnExchange) = (1, _ => answering.Task.Wait(Token)));
        SmmProviderClient old = await Providers.GetAsync("beta", Token);
        Task<ImmutableArray<ProviderItem<ProviderAnswer>>> polling = Task.Run(() => old.GetStatusesAsync(ids, Token), Token);
        await Eventually.UntilAsync(() => _provider.Requests.Length == 1);

        _table.Remove("beta");
        _time.Advance(Within);
        Assert.Equal(["registered"], await NamesAsync());
        _time.Advance(Within);
        answering.SetResult();

        Assert.All(await polling, item => Assert.True(item.Result.IsSuccess));
        Assert.Equal(4, _provider.Requests.Length);
    }

    [Fact]
    public async Task A_client_just_obtained_still_accepts_calls_when_its_provider_is_removed()
    {
        _table["beta"] = Options();
        SmmProviderClient held = await Providers.GetAsync("beta", Token);
        _table.Remove("beta");
        _time.Advance(Within);
        _ = await NamesAsync();

        _time.Advance(Within - TimeSpan.FromTicks(1));
        ProviderResult<ProviderBalance> within = await held.GetBalanceAsync(Token);
        _time.Advance(TimeSpan.FromTicks(1));

        Assert.True(within.IsSuccess);
        _ = await Assert.ThrowsAsync<ObjectDisposedException>(() => held.GetBalanceAsync(Token));
        _ = await Assert.ThrowsAsync<ObjectDisposedException>(() => held.GetStatusesAsync(["1", "2"], Token));
        _ = await Assert.ThrowsAsync<ObjectDisposedException>(() => held.Provider.GetBalanceAsync(Token));
        ArgumentException gone = await Assert.ThrowsAsync<ArgumentException>(async () => await Providers.GetAsync("beta", Token));
        Assert.Equal("No provider \"beta\" can be used. There are: registered. (Parameter 'name')", gone.Message);
    }

    [Fact]
    public async Task A_changed_rate_limit_counts_requests_already_sent()
    {
        var time = new WatchedTime();
        _table["beta"] = Options(options => (options.RequestsPerSecond, options.Time) = (2, time));
        SmmProviderClient slow = await Providers.GetAsync("beta", Token);
        _ = await slow.GetBalanceAsync(Token);
        _ = await slow.GetBalanceAsync(Token);

        _table["beta"] = Options(options => (options.RequestsPerSecond, options.Time) = (3, time));
        _time.Advance(Within);
        SmmProviderClient quick = await Providers.GetAsync("beta", Token);
        _ = await quick.GetBalanceAsync(Token);
        Task<ProviderResult<ProviderBalance>> fourth = quick.GetBalanceAsync(Token);
        await time.WaitedFor(TimeSpan.FromSeconds(1));
        Assert.Equal(3, _provider.Requests.Length);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True((await fourth).IsSuccess);
        Assert.NotSame(slow, quick);
    }

    [Fact]
    public async Task A_provider_with_another_clock_begins_its_rate_limit_anew()
    {
        _table["beta"] = Options(options => (options.RequestsPerSecond, options.Time) = (1, new WatchedTime()));
        _ = await (await Providers.GetAsync("beta", Token)).GetBalanceAsync(Token);

        _table["beta"] = Options(options => (options.RequestsPerSecond, options.Time) = (1, new WatchedTime()));
        _time.Advance(Within);
        SmmProviderClient changed = await Providers.GetAsync("beta", Token);

        // Neither clock moves: by the first one's it would wait without an end.
        Assert.True((await changed.GetBalanceAsync(Token).WaitAsync(TimeSpan.FromSeconds(20), Token)).IsSuccess);
    }

    [Fact]
    public async Task A_changed_rate_limit_releases_old_waiters_and_outlives_them()
    {
        var time = new WatchedTime();
        _table["beta"] = Options(options => (options.RequestsPerSecond, options.Time) = (1, time));
        SmmProviderClient old = await Providers.GetAsync("beta", Token);
        _ = await old.GetBalanceAsync(Token);
        Task<ProviderResult<ProviderBalance>> waiting = old.GetBalanceAsync(Token);

        _table["beta"] = Options(options => (options.RequestsPerSecond, options.Time) = (100, time));
        _time.Advance(Within);
        SmmProviderClient changed = await Providers.GetAsync("beta", Token);
        Assert.True((await waiting).IsSuccess);
        _time.Advance(Within);

        _ = await Assert.ThrowsAsync<ObjectDisposedException>(() => old.GetBalanceAsync(Token));
        Assert.True((await changed.GetBalanceAsync(Token)).IsSuccess);
    }

    [Fact]
    public async Task An_unusable_definition_is_reported_alone()
    {
        _table["beta"] = Options(options => (options.Retries, options.Address) = (11, new("http://example.com/key-1")));
        _table["gamma"] = Options();

        SmmProviderList list = await Providers.ListAsync(Token);

        Assert.Equal(["registered", "gamma"], list.Providers.Select(provider => provider.Name));
        SmmProviderFault fault = Assert.Single(list.Faults);
        Assert.Equal(
            ("beta", "The provider beta cannot be used: Address has the key in it; the key goes into the body alone. Retries is 11; it is from 0 to 10.", null),
            (fault.Provider, fault.Message, fault.Exception));
        Assert.Contains("Retries is 11", (await Assert.ThrowsAsync<ArgumentException>(async () => await Providers.GetAsync("beta", Token))).Message, StringComparison.Ordinal);
        Assert.True((await list.Find("gamma")!.GetBalanceAsync(Token)).IsSuccess);
        Assert.Null(list.Find("beta"));
    }

    [Fact]
    public async Task A_registered_provider_that_cannot_be_used_is_reported_alone()
    {
        IConfiguration misspelled = new ConfigurationBuilder().AddInMemoryCollection([new("P:Adress", "https://example.com")]).Build();
        await using ServiceProvider services = new ServiceCollection()
            .AddSmmProvider("stubborn", options => (options.Address, options.ApiKey, options.Retries) = (_provider.Address, new("key-1"), 11))
            .AddSmmProvider("misspelled", misspelled.GetSection("P"))
            .AddSmmProvider("registered", options => (options.Address, options.ApiKey) = (_provider.Address, new("key-1")))
            .BuildServiceProvider();

        SmmProviderList list = await services.GetRequiredService<SmmProviders>().ListAsync(Token);

        Assert.Equal(["registered"], list.Providers.Select(provider => provider.Name));
        Assert.Equal(["stubborn", "misspelled"], list.Faults.Select(fault => fault.Provider));
        Assert.Contains("Retries is 11", list.Faults[0].Message, StringComparison.Ordinal);
        Assert.Contains("P:Adress is not an option", list.Faults[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_answered_with_the_names_that_there_are()
    {
        _table["beta"] = Options();

        Assert.Equal(
            "No provider \"gamma\" can be used. There are: registered, beta. (Parameter 'name')",
            (await Assert.ThrowsAsync<ArgumentException>(async () => await Providers.GetAsync("gamma", Token))).Message);
    }

    [Fact]
    public async Task A_name_or_options_that_are_null_are_a_programming_error()
    {
        _ = await Assert.ThrowsAsync<ArgumentNullException>("name", async () => await Providers.GetAsync(null!, Token));
        _ = Assert.Throws<ArgumentNullException>("name", () => Providers.Get(null!));
        _ = Assert.Throws<ArgumentNullException>("name", () => new SmmProviderDefinition(null!, Options()));
        _ = Assert.Throws<ArgumentException>("name", () => new SmmProviderDefinition(" ", Options()));
        _ = Assert.Throws<ArgumentNullException>("options", () => new SmmProviderDefinition("beta", (SmmProviderOptions)null!));
        Assert.Equal(0, _table.Reads);
    }

    [Fact]
    public async Task A_name_belongs_to_one_provider()
    {
        _table["registered"] = Options();

        SmmProviderList list = await Providers.ListAsync(Token);

        Assert.Same(Providers.Get("registered"), Assert.Single(list.Providers));
        Assert.Equal(
            "The provider registered cannot be used as it is listed here: another one that is listed before it has the same name.", Assert.Single(list.Faults).Message);
    }

    [Fact]
    public async Task If_the_table_cannot_be_read_the_last_list_stays_and_the_fault_is_reported()
    {
        _table["beta"] = Options();
        SmmProviderClient before = await Providers.GetAsync("beta", Token);
        _table.Fault = new InvalidOperationException("no database");
        _time.Advance(Within);

        SmmProviderList failing = await Providers.ListAsync(Token);
        int first = Logged();
        _time.Advance(Within);
        _ = await Providers.ListAsync(Token);
        int second = Logged();
        _table.Fault = null;
        _time.Advance(Within);
        SmmProviderList mended = await Providers.ListAsync(Token);
        _table.Fault = new InvalidOperationException("no database");
        _time.Advance(Within);
        _ = await Providers.ListAsync(Token);

        Assert.Same(before, failing.Find("beta"));
        SmmProviderFault fault = Assert.Single(failing.Faults);
        Assert.Equal((null, "The providers could not be read from TableSource (InvalidOperationException); the last list stands."), (fault.Provider, fault.Message));
        Assert.Equal("no database", fault.Exception!.Message);
        Assert.Empty(mended.Faults);
        Assert.Same(before, mended.Find("beta"));
        Assert.Equal((1, 1, 2), (first, second, Logged()));

        int Logged() => _logs.Entries.Count(entry => entry.Level == LogLevel.Error && entry.Text.Contains("no database", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hanging_table_is_awaited_no_longer_than_the_option_allows()
    {
        _table["beta"] = Options();
        SmmProviderClient before = await Providers.GetAsync("beta", Token);
        _table.Gate = new();
        _time.Advance(Within);

        Task<SmmProviderList> asking = Providers.ListAsync(Token).AsTask();
        await Eventually.UntilAsync(() => _table.Reads == 2);
        _time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        Assert.False(asking.IsCompleted);
        _time.Advance(TimeSpan.FromTicks(1));
        SmmProviderList list = await asking.WaitAsync(TimeSpan.FromSeconds(20), Token);

        Assert.Same(before, list.Find("beta"));
        Assert.Equal(typeof(TimeoutException), Assert.Single(list.Faults).Exception!.GetType());
    }

    [Fact]
    public async Task A_list_that_is_null_leaves_the_last_one_and_a_null_in_it_the_others()
    {
        _table["beta"] = Options();
        SmmProviderClient before = await Providers.GetAsync("beta", Token);
        _table.IsNothing = true;
        _time.Advance(Within);
        SmmProviderList nothing = await Providers.ListAsync(Token);
        (_table.IsNothing, _table.More) = (false, [null!]);
        _table["gamma"] = Options();
        _time.Advance(Within);
        SmmProviderList withNull = await Providers.ListAsync(Token);

        Assert.Same(before, nothing.Find("beta"));
        Assert.Equal("It returned null; no providers are an empty list.", Assert.Single(nothing.Faults).Exception!.Message);
        Assert.Equal(["registered", "beta", "gamma"], withNull.Providers.Select(provider => provider.Name));
        Assert.Equal("One of its definitions is null.", Assert.Single(withNull.Faults).Exception!.Message);
    }

    [Fact]
    public async Task A_table_unreadable_at_first_does_not_affect_other_providers()
    {
        _table.Fault = new InvalidOperationException("no database");

        SmmProviderList list = await Providers.ListAsync(Token);

        Assert.Equal(["registered"], list.Providers.Select(provider => provider.Name));
        Assert.Contains("could not be read", (await Assert.ThrowsAsync<ArgumentException>(async () => await Providers.GetAsync("beta", Token))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_instances_see_the_same_within_thirty_seconds()
    {
        await using ServiceProvider other = Instance();
        _table["beta"] = Options();
        _ = await NamesAsync();
        _ = await NamesAsync(other);
        _table["gamma"] = Options();
        _table.Remove("beta");

        _time.Advance(Within);

        Assert.Equal(["registered", "gamma"], await NamesAsync());
        Assert.Equal(["registered", "gamma"], await NamesAsync(other));
    }

    [Fact]
    public async Task An_upstream_of_another_kind_stands_beside()
    {
        var stub = new StubProvider { Name = "other" };
        _table.More = [new(stub)];
        SmmProviderClient client = await Providers.GetAsync("other", Token);
        _time.Advance(Within);

        Assert.Same(client, await Providers.GetAsync("other", Token));
        Assert.Equal("77", (await client.AddOrderAsync(NewOrder.Package("1", "L"), Token)).OrderId);
        _table.More = [];
        _time.Advance(Within);
        Assert.Equal(["registered"], await NamesAsync());
        _time.Advance(Within);
        Assert.Equal(12.5m, (await client.GetBalanceAsync(Token)).GetValue().Amount);
    }

    [Fact]
    public async Task An_upstream_whose_name_changes_keeps_the_name_it_was_listed_under()
    {
        var first = new StubProvider { Name = "first" };
        var second = new StubProvider { Name = "second" };
        _table.More = [new(first), new(second)];
        first.Name = "second";

        SmmProviderList list = await Providers.ListAsync(Token);

        Assert.Equal(["registered", "first", "second"], list.Providers.Select(provider => provider.Name));
        Assert.Same(first, list.Find("first")!.Provider);
        Assert.Same(second, list.Find("second")!.Provider);
    }

    [Fact]
    public async Task When_the_container_ends_so_do_the_clients_of_the_table()
    {
        var time = new WatchedTime();
        _table["beta"] = Options(options => (options.RequestsPerSecond, options.Time) = (1, time));
        SmmProviderClient client = await Providers.GetAsync("beta", Token);
        _ = await client.GetBalanceAsync(Token);
        Task waiting = client.GetBalanceAsync(Token);
        SmmProviders providers = Providers;

        await _services.DisposeAsync();

        _ = await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        _ = await Assert.ThrowsAsync<ObjectDisposedException>(async () => await providers.ListAsync(Token));
        Assert.Equal(0, time.Timers);
    }

    [Fact]
    public async Task A_container_that_ends_while_the_table_is_read_gives_no_list()
    {
        _table.Gate = new();
        Task<SmmProviderList> asking = Providers.ListAsync(Token).AsTask();
        await Eventually.UntilAsync(() => _table.Reads == 1);

        await _services.DisposeAsync();
        _table.Gate.SetResult();

        _ = await Assert.ThrowsAsync<ObjectDisposedException>(() => asking.WaitAsync(TimeSpan.FromSeconds(20), Token));
    }

    [Fact]
    public async Task A_call_that_outlives_its_provider_and_the_container_is_answered()
    {
        var answering = new TaskCompletionSource();
        await using var host = new RawHost((_, _) => !answering.Task.Wait(TimeSpan.FromSeconds(20), Token) ? null : RawHost.Http("""{"order":1}"""));
        _table["beta"] = Options(options => options.Address = host.Address);
        Task<OrderPlacement> adding = (await Providers.GetAsync("beta", Token)).AddOrderAsync(NewOrder.Package("1", "L"), Token);
        await Eventually.UntilAsync(() => host.Requests == 1);
        _table.Remove("beta");
        _time.Advance(Within);
        _ = await NamesAsync();
        _time.Advance(Within); // From here on it ends with its call.

        await _services.DisposeAsync();
        answering.SetResult();

        Assert.Equal("Placed: 1", (await adding).ToString());
    }

    [Fact]
    public async Task A_removed_provider_leaves_neither_a_timer_nor_a_connection()
    {
        var time = new WatchedTime();
        await using var host = new RawHost((_, _) => RawHost.Http("""{"balance":"1"}"""));
        _table["beta"] = Options(options => (options.Address, options.Time) = (host.Address, time));
        SmmProviderClient client = await Providers.GetAsync("beta", Token);
        _ = await client.GetBalanceAsync(Token);
        _table.Remove("beta");
        _time.Advance(Within);
        _ = await NamesAsync();
        (int timers, int connections) = (time.Timers, host.Open);

        _time.Advance(Within);

        Assert.Equal((1, 1), (timers, connections));
        Assert.Equal(0, time.Timers);
        await Eventually.UntilAsync(() => host.Open == 0);
        GC.KeepAlive(client); // Else the garbage collector would close its connection.
    }

    [Fact]
    public async Task A_container_that_ends_does_not_wait_for_a_removed_provider()
    {
        var time = new WatchedTime();
        await using ServiceProvider services = Instance(options => options.Time = time);
        _table["beta"] = Options();
        _ = await NamesAsync(services);
        _table.Remove("beta");
        time.Advance(Within);
        _ = await NamesAsync(services);
        int timers = time.Timers;

        await services.DisposeAsync();

        Assert.Equal((1, 0), (timers, time.Timers));
    }

    [Fact]
    public async Task A_provider_reports_metrics_until_its_last_client_ends_whatever_becomes_of_others()
    {
        const string Name = "changed and removed"; // Measurements of other tests are seen as well.
        TimeSpan half = Within / 2;
        using var telemetry = new CapturedTelemetry();
        _table["another"] = Options();
        _table[Name] = Options();
        _ = await (await Providers.GetAsync(Name, Token)).GetBalanceAsync(Token);
        _time.Advance(half);
        _table[Name] = Options(options => options.Retries = 5);
        _ = await (await Providers.GetAsync(Name, Token)).GetBalanceAsync(Token);
        _time.Advance(half);
        _table.Remove(Name);
        _ = await NamesAsync();

        _time.Advance(half); // The first client ends.
        _table.Remove("another");
        _ = await NamesAsync();
        bool before = IsReported();
        _time.Advance(half); // The second one ends, and that of another provider does not yet.

        Assert.Equal((true, false), (before, IsReported()));

        bool IsReported()
        {
            telemetry.Measurements.Clear();
            telemetry.Observe();
            return telemetry.Of(ProviderDiagnostics.AnswerAge, Name).Any();
        }
    }

    [Fact]
    public async Task A_removed_provider_reports_no_metrics()
    {
        const string Name = "gone from the table"; // Measurements of other tests are seen as well.
        using var telemetry = new CapturedTelemetry();
        _table[Name] = Options();
        _ = await (await Providers.GetAsync(Name, Token)).GetBalanceAsync(Token);
        telemetry.Observe();
        Assert.NotEmpty(telemetry.Of(ProviderDiagnostics.AnswerAge, Name));
        _table.Remove(Name);
        _time.Advance(Within);
        _ = await NamesAsync();
        _time.Advance(Within);

        telemetry.Measurements.Clear();
        telemetry.Observe();

        Assert.Empty(telemetry.Of(ProviderDiagnostics.AnswerAge, Name));
    }

    [Fact]
    public void Asking_for_a_listed_provider_as_a_registered_one_names_the_right_method() =>
        Assert.StartsWith(
            "No provider is registered as \"beta\". There are: registered. Those of a source are found by GetAsync.",
            Assert.Throws<ArgumentException>(() => Providers.Get("beta")).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData(-1, 10_000, "MaxAge is -00:00:00.0010000; it is from zero to 14 s.")]
    [InlineData(14_001, 10_000, "MaxAge is 00:00:14.0010000; it is from zero to 14 s.")]
    [InlineData(0, 9, "ReadTimeout is 00:00:00.0090000; it is from 10 ms to 14 s.")]
    public void Options_that_would_exceed_thirty_seconds_are_rejected_at_startup(int age, int patience, string error)
    {
        using ServiceProvider services = Instance(options => (options.MaxAge, options.ReadTimeout) = (TimeSpan.FromMilliseconds(age), TimeSpan.FromMilliseconds(patience)));

        Assert.Equal(error, Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate).Message);
    }

    [Fact]
    public void A_clock_that_is_null_is_refused_at_the_start()
    {
        using ServiceProvider services = Instance(options => options.Time = null!);

        Assert.Equal(
            "Time is null; it is set; leave it unset for the system's clock.",
            Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate).Message);
    }

    private ServiceProvider Instance(Action<SmmProvidersOptions>? configure = null) => new ServiceCollection()
        .AddLogging(logging => logging.AddProvider(_logs))
        .AddSingleton(_table)
        .AddSmmProvider("registered", options => (options.Address, options.ApiKey) = (_provider.Address, new("key-1")))
        .AddSmmProviderSource<TableSource>()
        .Configure<SmmProvidersOptions>(options =>
        {
            options.Time = _time;
            configure?.Invoke(options);
        })
        .BuildServiceProvider();

    private SmmProviderOptions Options(Action<SmmProviderOptions>? configure = null)
    {
        var options = new SmmProviderOptions { Address = new(_provider.Address.AbsoluteUri), ApiKey = new("key-1"), RequestsPerSecond = 1000 };
        options.Reader.Vocabulary = ProviderVocabulary.Default.With("Paused", OrderStatus.Pending);
        options.Reader.ErrorWords = options.Reader.ErrorWords.With("closed today", RefusalKind.ServiceClosed);
        configure?.Invoke(options);
        return options;
    }

    private Task<ImmutableArray<string>> NamesAsync() => NamesAsync(_services);

    private static async Task<ImmutableArray<string>> NamesAsync(IServiceProvider services)
    {
        SmmProviderList list = await services.GetRequiredService<SmmProviders>().ListAsync(Token);
        Assert.Empty(list.Faults);
        return [.. list.Providers.Select(provider => provider.Name)];
    }
}
