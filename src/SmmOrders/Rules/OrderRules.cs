using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// Looks up the rules of an order by its currency, provider and service: refund policy, lifecycle, profile, and how often to poll.
/// Use it wherever you decide about an order, so that all code decides alike. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// Names are compared ordinally, ignoring case: <c>usd</c> is <c>USD</c> in every culture, but <c>" USD"</c> is not. A provider or a
/// service that is not configured follows the defaults. So does a currency, if <see cref="SmmOrdersOptions.Refunds"/> sets a default;
/// otherwise it is refused, because a guess would cost money.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderRules
{
    private readonly RuleIndex<CurrencyRules> _currencies;
    private readonly RuleIndex<OrderLifecycle> _lifecycles;
    private readonly RuleIndex<ServiceProfile> _profiles;
    private readonly PollPolicy _polling;
    private readonly GuideTexts _texts;

    // By currency and provider. Their number depends on the configuration, never on the calls.
    private readonly RuleGroup?[] _groups;

    /// <summary>Creates the rules. Later changes to the options have no effect.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidSmmOrdersOptionsException">An option is invalid; the message names every fault.</exception>
    public OrderRules(SmmOrdersOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        SmmOrdersOptionsValidator.Validate(options);
        _currencies = CurrencyRules.IndexOf(options);
        _lifecycles = new(options.Lifecycle, options.LifecycleByProvider);
        _profiles = new(ServiceProfile.Default, options.Services);
        _polling = options.Polling;
        _texts = options.Texts;
        _groups = new RuleGroup?[_currencies.Count * _lifecycles.Count];
        Lifecycle = options.Lifecycle;
        Stuck = new StuckRule(options.StuckAfter);
        Unanswered = new UnansweredRule(options.UnansweredAfter);
    }

    internal OrderLifecycle Lifecycle { get; }

    internal StuckRule Stuck { get; }


    /// <summary>Whether there are rules for an order without a currency: there is a default, or exactly one currency.</summary>
    public bool HasUnnamedCurrency => _currencies.HasUnnamed;

    /// <summary>When an order, or a provider that is failing, counts as unanswered. It is the same for all orders.</summary>
    public UnansweredRule Unanswered { get; }

    /// <summary>The currencies that are configured by name.</summary>
    public IEnumerable<string> Currencies => _currencies.Names;

    /// <summary>Gets the rules for an order. The same rules are always the same instance; getting them again allocates nothing.</summary>
    /// <param name="currency">
    /// The currency of the order's charge, for example <c>USD</c>. <see langword="null"/> or empty for the panel's default, or its
    /// only currency.
    /// </param>
    /// <param name="provider">The name of the provider that has the order, or will get it; <see langword="null"/> if there is none yet.</param>
    /// <param name="service">
    /// The panel's own identifier of the service, under which customers order it; not the provider's number for it.
    /// <see langword="null"/> if it is not known.
    /// </param>
    /// <exception cref="ArgumentException">The currency is not configured, and there is no default. The message lists those that are.</exception>
    public OrderRuleSet For(string? currency, string? provider, string? service)
    {
        int currencyIndex = _currencies.Find(currency);
        if (currencyIndex < 0)
        {
            throw new ArgumentException(Unknown(currency), nameof(currency));
        }

        RuleGroup group = GroupOf(currencyIndex, _lifecycles.Find(provider));
        int profile = _profiles.Find(service);
        return Volatile.Read(ref group.Sets[profile]) ?? KeepFirst(ref group.Sets[profile], Make(group, _profiles[profile]));
    }

    // If two threads create the same value, the first is kept.
    private static T KeepFirst<T>(ref T? place, T made)
        where T : class => Interlocked.CompareExchange(ref place, made, null) ?? made;

    private RuleGroup GroupOf(int currencyIndex, int lifecycle)
    {
        ref RuleGroup? place = ref _groups[(currencyIndex * _lifecycles.Count) + lifecycle];
        return Volatile.Read(ref place) ?? KeepFirst(ref place, new(
            new OrderTracker(_currencies[currencyIndex].Refunds, _lifecycles[lifecycle], Stuck) { Unanswered = Unanswered },
            _currencies[currencyIndex].Money,
            new OrderRuleSet?[_profiles.Count]));
    }

    private OrderRuleSet Make(RuleGroup group, ServiceProfile profile) => new(
        group.Tracker.ForService(profile),
        new OrderGuide(group.Tracker.Refunds, Stuck) { Texts = _texts, Money = group.Money, Profile = profile },
        profile.Polling ?? _polling);

    private string Unknown(string? currency)
    {
        string asked = string.IsNullOrEmpty(currency) ? "The order has no currency" : $"There is no refund policy for the currency \"{currency}\"";
        return $"{asked}, and {nameof(SmmOrdersOptions)}.{nameof(SmmOrdersOptions.Refunds)} sets no default. Configured are: {string.Join(", ", Currencies)}. "
            + $"Add the currency to {nameof(SmmOrdersOptions)}.{nameof(SmmOrdersOptions.RefundsByCurrency)}.";
    }

    private sealed record RuleGroup(OrderTracker Tracker, MoneyFormat? Money, OrderRuleSet?[] Sets);
}
