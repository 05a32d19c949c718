using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A host with a store that cannot work does not start, and its error names the fault and the way out.</summary>
public sealed class StartTests
{
    private static readonly Dictionary<string, (Action<ModelBuilder> Model, string[] Says)> Models = new()
    {
        ["no HasSmmOrder"] = (model => model.Entity<ShopOrder>(), ["ShopOrder is not set up", "modelBuilder.Entity<ShopOrder>().HasSmmOrder()"]),
        ["no order at all"] = (_ => { }, ["no entity ShopOrder", "HasSmmOrder"]),
        ["no history"] = (
            model =>
            {
                _ = model.Entity<ShopOrder>().HasSmmOrder();
                _ = model.HasSmmOrderRefunds<long>();
            },
            ["modelBuilder.HasSmmOrderHistory<Int64>()"]),
        ["no refunds"] = (
            model =>
            {
                _ = model.Entity<ShopOrder>().HasSmmOrder();
                _ = model.HasSmmOrderHistory<long>();
            },
            ["modelBuilder.HasSmmOrderRefunds<Int64>()"]),
        ["entity splitting"] = (
            model =>
            {
                TestModels.Shop(model);
                _ = model.Entity<ShopOrder>().SplitToTable("notes", notes => notes.Property(order => order.Note));
            },
            ["ShopOrder is split over several tables"]),
    };

    public static TheoryData<string> Names => [.. Models.Keys];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Names))]
    public async Task A_model_that_cannot_work(string name)
    {
        (Action<ModelBuilder> model, string[] says) = Models[name];

        await RefusesAsync(services => AddStore(services, options => options.UseSqlite().UseSmmOrders().AllowManyWays(), model), says);
    }

    [Fact]
    public Task Options_without_UseSmmOrders() =>
        RefusesAsync(services => AddStore(services, options => options.UseSqlite(), TestModels.Shop), ["options lack SmmOrders", "options.UseSmmOrders()"]);

    // What dotnet ef dbcontext optimize makes of the model: the same names and annotations, and a conversion that is nobody's.
    [Fact]
    public Task A_compiled_model_whose_queries_nobody_guards() => RefusesAsync(
        services => AddStore(services, options => options.UseSqlite(), model =>
        {
            TestModels.Shop(model);
            _ = model.HasAnnotation(Annotations.Finished, true);
            _ = model.Entity<ShopOrder>().Property(order => order.Charge)
                .HasConversion(new ValueConverter<decimal, long>(amount => MoneyColumn.ToScaled(amount, 18, 8), units => MoneyColumn.FromScaled(units, 8)));
        }),
        ["ShopOrder.Charge lacks the store's own conversion", "compiled model", "remove UseModel"]);

    [Fact]
    public Task A_store_for_another_key() => RefusesAsync(
        services => services.AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2)).AddSmmOrderStore<TestPanelContext, ShopOrder, int>(
            store => store.RecordOnly().UseContext(_ => Context(options => options.UseSqlite().UseSmmOrders().AllowManyWays(), TestModels.Shop))),
        ["The key of ShopOrder is Int64", "registered for Int32"]);

    [Fact]
    public Task A_store_for_a_derived_order() => RefusesAsync(
        services => services.AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2)).AddSmmOrderStore<TestPanelContext, DerivedOrder, long>(
            store => store.RecordOnly().UseContext(provider => Context(options => options.UseSqlite().UseSmmOrders().AllowManyWays(), model =>
            {
                _ = model.Entity<BaseOrder>().HasSmmOrder();
                _ = model.Entity<DerivedOrder>();
                TestModels.Tables<long>(model);
            }))),
        ["registered for DerivedOrder, which derives from BaseOrder", "Register it for BaseOrder"]);

    [Fact]
    public Task No_rules() => RefusesAsync(
        services => services.AddSmmOrderStore<TestPanelContext, ShopOrder, long>(store => store.RecordOnly().UseContext(_ => throw new NotSupportedException())),
        ["services.AddSmmOrders("]);

    [Fact]
    public Task No_context() => RefusesAsync(
        services => services.AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2)).AddSmmOrderStore<ShopContext, ShopOrder, long>(store => store.RecordOnly()),
        ["ShopContext is not registered", "AddDbContext", "UseContext"]);

    [Fact]
    public Task A_payer_that_is_not_registered() => RefusesAsync(
        services => AddStore(services, options => options.UseSqlite().UseSmmOrders().AllowManyWays(), TestModels.Shop, store => store.PayWith<Payer>()),
        ["PayWith names Payer", "AddScoped<Payer>"]);

    [Fact]
    public Task Refunds_that_are_finer_than_the_columns_of_the_order() => RefusesAsync(
        services => AddStore(services, options => options.UseSqlite().UseSmmOrders().AllowManyWays(), model =>
        {
            _ = model.Entity<ShopOrder>().HasSmmOrder(columns => columns.MoneyScale = 1);
            TestModels.Tables<long>(model);
        }),
        ["Refunds of the panel's default currency have 2 decimals", "the columns of ShopOrder hold 1", "MoneyScale"]);

    [Fact]
    public Task Refunds_of_one_currency_that_are_finer_than_the_wallet() => RefusesAsync(
        services => services.AddSmmOrders(options =>
        {
            options.RefundsByCurrency["USD"] = RefundPolicy.HalfUp(2);
            options.RefundsByCurrency["JPY"] = RefundPolicy.HalfUp(0);
            options.RefundsByCurrency["TND"] = RefundPolicy.HalfUp(3);
        }).AddSmmOrderStore<TestPanelContext, ShopOrder, long>(store => store
            .CreditWallets<Wallet, int>(wallet => wallet.UserId, wallet => wallet.Balance, order => order.UserId)
            .UseContext(provider => Context(options => options.UseSqlite().UseSmmOrders().AllowManyWays(), model =>
            {
                TestModels.Shop(model);
                _ = model.Entity<Wallet>().HasKey(wallet => wallet.UserId);
                _ = model.Entity<Wallet>().Property(wallet => wallet.Balance).HasPrecision(18, 2);
            }))),
        ["Refunds of TND have 3 decimals", "Wallet.Balance holds fewer"]);

    [Fact]
    public Task Sinks_without_an_outbox() => RefusesAsync(
        services => AddStore(
            services, options => options.UseSqlite().UseSmmOrders().AllowManyWays(), model =>
            {
                _ = model.Entity<ShopOrder>().HasSmmOrder();
                TestModels.Tables<long>(model);
            },
            store => store.AddOutboxSink("webhook").AddOutboxSink("bus")),
        ["The store has the sinks webhook, bus", "modelBuilder.HasSmmOrderOutbox<Int64?>()"]);

    [Theory]
    [InlineData("webhook", "named already")]
    [InlineData(" ", "white")]
    [InlineData("a\0b", "NUL")]
    [InlineData(null, "null")]
    public void A_sink_has_a_name_of_its_own(string? name, string says) => _ = new ServiceCollection().AddSmmOrderStore<ShopContext, ShopOrder, long>(store =>
    {
        _ = store.RecordOnly().AddOutboxSink("webhook").AddOutboxSink(new string('x', 100));

        Assert.Contains(says, Assert.ThrowsAny<ArgumentException>(() => store.AddOutboxSink(name!)).Message, StringComparison.Ordinal);
        _ = Assert.Throws<ArgumentException>(() => store.AddOutboxSink(new string('x', 101)));
    });

    [Fact]
    public async Task Every_store_that_cannot_work_is_named()
    {
        using IHost host = NewHost(services =>
        {
            AddStore(services, options => options.UseSqlite(), TestModels.Shop);
            _ = services.AddSmmOrderStore<TestPanelContext, ShopOrder, long>(
                "second", store => store.RecordOnly().UseContext(_ => Context(options => options.UseSqlite().UseSmmOrders().AllowManyWays(), model => model.Entity<ShopOrder>())));
        });

        AggregateException refusal = await Assert.ThrowsAsync<AggregateException>(() => host.StartAsync(Cancel));

        Assert.Equal(2, refusal.InnerExceptions.Count);
        Assert.Contains("The order store of TestPanelContext cannot start.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("The order store second of TestPanelContext cannot start.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_store_without_a_name_is_refused()
    {
        IServiceCollection services = new ServiceCollection().AddSmmOrderStore<ShopContext, ShopOrder, long>(store => store.RecordOnly());

        Assert.Contains(
            "Give this one a name", Assert.Throws<InvalidOperationException>(() => services.AddSmmOrderStore<TestPanelContext, ShopOrder, long>(store => store.RecordOnly())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_store_of_a_name_is_refused()
    {
        IServiceCollection services = new ServiceCollection()
            .AddSmmOrderStore<ShopContext, ShopOrder, long>(store => store.RecordOnly())
            .AddSmmOrderStore<ShopContext, ShopOrder, long>("b", store => store.RecordOnly());

        Assert.Contains(
            "A store named b is registered already", Assert.Throws<InvalidOperationException>(() => services.AddSmmOrderStore<TestPanelContext, ShopOrder, long>("b", store => store.RecordOnly())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_does_not_say_who_pays_is_refused() => Assert.Contains(
        "CreditWallets, PayWith or RecordOnly",
        Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddSmmOrderStore<ShopContext, ShopOrder, long>(_ => { })).Message,
        StringComparison.Ordinal);

    private static void AddStore(
        IServiceCollection services, Action<DbContextOptionsBuilder> options, Action<ModelBuilder> model, Action<OrderStoreBuilder<TestPanelContext, ShopOrder, long>>? configure = null) =>
        services.AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2)).AddSmmOrderStore<TestPanelContext, ShopOrder, long>(store =>
        {
            _ = store.RecordOnly().UseContext(_ => Context(options, model));
            configure?.Invoke(store);
        });

    private static TestPanelContext Context(Action<DbContextOptionsBuilder> options, Action<ModelBuilder> model) => new(TestPanelContext.Options(options), model);

    private static async Task RefusesAsync(Action<IServiceCollection> configure, string[] says)
    {
        var late = new Late();
        using IHost host = NewHost(services =>
        {
            configure(services);
            _ = services.AddHostedService(_ => late);
        });

        OptionsValidationException refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Cancel));

        Assert.All(says, part => Assert.Contains(part, refusal.Message, StringComparison.Ordinal));
        Assert.False(late.HasStarted);
    }

    private static IHost NewHost(Action<IServiceCollection> configure)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        configure(builder.Services);
        return builder.Build();
    }

    private abstract class BaseOrder : TrackedOrder
    {
        public long Id { get; init; }
    }

    private sealed class DerivedOrder : BaseOrder;

    private sealed class Payer : IRefundPayer<TestPanelContext, ShopOrder>
    {
        public Task PayAsync(TestPanelContext context, IReadOnlyList<RefundToPay<ShopOrder>> refunds, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    // What a worker would be.
    private sealed class Late : IHostedService
    {
        public bool HasStarted { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            HasStarted = true;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
