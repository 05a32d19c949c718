using Microsoft.Extensions.Diagnostics.HealthChecks;
using SmmOrders.Hosting;

namespace PanelBackend;

/// <summary>Registers the panel: SmmOrders with its store, and the pages.</summary>
internal static class PanelServices
{
    public static IServiceCollection AddPanel(this IServiceCollection services, IConfiguration configuration, PanelOptions options, PanelClock clock)
    {
        _ = services.AddSingleton(options).AddSingleton(clock).AddSingleton<TimeProvider>(clock);
        _ = services.AddSmmOrders(configuration.GetSection("SmmOrders"));
        _ = services.AddDbContextFactory<PanelContext>(builder => Database.Use(builder, options));
        _ = services.AddSmmOrderStore<PanelContext, PanelOrder, long>(store => store
            .AddOutboxSink(PanelWorkers.Pages)
            .CreditWallets<PanelUser, int>(user => user.Id, user => user.Balance, order => order.UserId)
            .VerifyWallets<PanelUser, int>(
                user => user.Id,
                user => user.Balance,
                order => order.UserId,
                context => context.Deposits.Select(deposit => new WalletMovement<int> { Wallet = deposit.UserId, Amount = deposit.Amount })));

        _ = services.AddPanelSecurity();
        _ = services.AddSingleton<LiveFeed>().AddSingleton<PanelMoney>().AddScoped<OrderPlacing>().AddScoped<OrderQueries>().AddScoped<OrderAsking>().AddScoped<OrderDesk>().AddScoped<CatalogImport>().AddScoped<Seed>();
        _ = services.AddScoped<Resellers>().AddScoped<ResellerApi>().AddScoped<ResellerOrders>();
        _ = services.AddHealthChecks()
            .AddCheck<OrderLoopsHealthCheck>("loops", tags: ["live"])
            .AddCheck<OrderStoresHealthCheck>("stores", tags: ["ready"])
            .AddCheck<OrderBacklogHealthCheck>("backlog", HealthStatus.Degraded, ["ready"]);
        _ = services.Configure<RouteOptions>(routes => routes.LowercaseUrls = true);
        _ = services.AddRazorPages(pages =>
        {
            _ = pages.Conventions.AuthorizeFolder("/").AuthorizeFolder("/Operator", Identities.Operator);
            _ = pages.Conventions.AllowAnonymousToPage("/SignIn").AllowAnonymousToPage("/Error");
        }).AddMvcOptions(mvc =>
        {
            _ = mvc.Filters.Add<NulFilter>();
            mvc.ModelBinderProviders.Insert(0, new PlainNumberBinder());
            mvc.ModelBindingMessageProvider.SetAttemptedValueIsInvalidAccessor((value, _) => Unread(value));
            mvc.ModelBindingMessageProvider.SetValueMustNotBeNullAccessor(Unread);
        });
        return services;
    }

    // A value that no form of the panel has; what people type is a text, or a number that the binder above explains.
    private static string Unread(string value) => $"“{value}” is not what this form has there. Nothing was done: look at it, then send it again.";
}
