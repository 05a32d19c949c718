using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;

namespace SmmOrders.Providers;

/// <summary>Reads <see cref="SmmOrdersOptions"/> from a configuration section.</summary>
internal static class SmmOrdersSection
{
    private static readonly StrictSection Strict = new("option of SmmOrders", mayHoldKey: false);

    private static readonly SectionTable<Draft> Options = new(
        Strict,
        ("Refunds", (draft, entry) => draft.Options.Refunds = Refunds(entry)),
        ("RefundsByCurrency", (draft, entry) => Each(entry, draft.Options.RefundsByCurrency, Refunds)),
        ("Lifecycle", (draft, entry) => draft.Lifecycle = draft.Lifecycle with { Plain = Lifecycle(entry) }),
        ("Corrections", (draft, entry) => draft.Lifecycle = draft.Lifecycle with { IsCorrected = Strict.YesOrNo(entry) }),
        ("LifecycleByProvider", (draft, entry) => draft.LifecycleByProvider = entry),
        ("Services", (draft, entry) => Each(entry, draft.Options.Services, Service)),
        ("StuckAfter", (draft, entry) => draft.Options.StuckAfter = Strict.PositiveTime(entry)),
        ("UnansweredAfter", (draft, entry) => draft.Options.UnansweredAfter = Strict.PositiveTime(entry)),
        ("Polling", (draft, entry) => draft.Options.Polling = Polling(entry)),
        ("Money", (draft, entry) => draft.Options.Money = Money(entry)),
        ("MoneyByCurrency", (draft, entry) => Each(entry, draft.Options.MoneyByCurrency, Money)),
        ("Texts", (draft, entry) => draft.Options.Texts = Texts(entry, draft.Options.Texts, language: null)),
        ("TextsByLanguage", (draft, entry) => draft.Options.Texts = TextsByLanguage(entry, draft.Options.Texts)));

    private static readonly SectionTable<StrongBox<LifecycleChoice>> Lifecycles = new(
        Strict,
        ("Lifecycle", (choice, entry) => choice.Value = choice.Value with { Plain = Lifecycle(entry) }),
        ("Corrections", (choice, entry) => choice.Value = choice.Value with { IsCorrected = Strict.YesOrNo(entry) }));

    private static readonly SectionTable<StrongBox<(int? Decimals, RefundRounding? Rounding, RefundOnCanceled OnCanceled)>> Policy = new(
        Strict,
        ("Decimals", (policy, entry) => policy.Value.Decimals = Strict.Number(entry, 0, RefundPolicy.MaxDecimals)),
        ("Rounding", (policy, entry) => policy.Value.Rounding = Strict.Named<RefundRounding>(entry)),
        ("OnCanceled", (policy, entry) => policy.Value.OnCanceled = Strict.Named<RefundOnCanceled>(entry)));

    private static readonly SectionTable<StrongBox<ServiceProfile>> Profile = new(
        Strict,
        ("DeliversWhilePending", (service, entry) => service.Value = service.Value! with { DeliversWhilePending = Strict.YesOrNo(entry) }),
        ("StuckAfter", (service, entry) => service.Value = service.Value! with { StuckAfter = Strict.PositiveTime(entry) }),
        ("ExpectedPending", (service, entry) => service.Value = service.Value! with { ExpectedPending = Strict.PositiveTime(entry) }),
        ("ExpectedInProgress", (service, entry) => service.Value = service.Value! with { ExpectedInProgress = Strict.PositiveTime(entry) }),
        ("Polling", (service, entry) => service.Value = service.Value! with { Polling = Polling(entry) }));

    private static readonly SectionTable<StrongBox<PollPolicy>> Polls = new(
        Strict,
        ("Processing", (polling, entry) => polling.Value = polling.Value! with { Processing = Strict.PositiveTime(entry) }),
        ("Pending", (polling, entry) => polling.Value = polling.Value! with { Pending = Strict.PositiveTime(entry) }),
        ("InProgress", (polling, entry) => polling.Value = polling.Value! with { InProgress = Strict.PositiveTime(entry) }),
        ("AgeDivisor", (polling, entry) => polling.Value = polling.Value! with { AgeDivisor = Strict.Number(entry, 1, int.MaxValue) }),
        ("Longest", (polling, entry) => polling.Value = polling.Value! with { Longest = Strict.PositiveTime(entry) }),
        ("Ended", (polling, entry) => polling.Value = polling.Value! with { Ended = Strict.PositiveTime(entry) }),
        ("EndedFor", (polling, entry) => polling.Value = polling.Value! with { EndedFor = Strict.TimeFromZero(entry) }));

    private static readonly SectionTable<StrongBox<MoneyFormat>> Amounts = new(
        Strict,
        ("Decimals", (money, entry) => money.Value = money.Value! with { Decimals = Strict.Number(entry, 0, RefundPolicy.MaxDecimals) }),
        ("Symbol", (money, entry) => money.Value = money.Value! with { Symbol = entry.Value ?? throw Strict.Bad(entry, "a symbol such as USD") }),
        ("Position", (money, entry) => money.Value = money.Value! with { Position = Strict.Named<MoneySymbolPosition>(entry) }),
        ("GroupsDigits", (money, entry) => money.Value = money.Value! with { GroupsDigits = Strict.YesOrNo(entry) }),
        ("Culture", (money, entry) => money.Value = money.Value! with { Culture = Culture(entry, entry.Value) }));

    internal static void Apply(IConfiguration section, SmmOrdersOptions options)
    {
        var draft = new Draft(options);
        Options.Apply(section is IConfigurationSection named ? Strict.Entries(named) : section.GetChildren(), draft);
        options.Lifecycle = draft.Lifecycle.Made;
        if (draft.LifecycleByProvider is { } providers)
        {
            Each(providers, options.LifecycleByProvider, entry => ProvidersLifecycle(entry, draft.Lifecycle));
        }
    }

    private static void Each<T>(IConfigurationSection section, IDictionary<string, T> values, Func<IConfigurationSection, T> read)
    {
        foreach (IConfigurationSection entry in Strict.Entries(section))
        {
            // So a list in JSON reads: its first entry would be a currency, a provider or a service that no order names.
            if (entry.Key == "0")
            {
                throw new InvalidOperationException($"{section.Path} is a list, or has an entry named 0; it is a section of its own, in which each entry has its name.");
            }

            values[entry.Key] = read(entry);
        }
    }

    private static T Read<T>(SectionTable<StrongBox<T>> table, IConfigurationSection section, T start)
    {
        var box = new StrongBox<T>(start);
        table.Apply(Strict.Entries(section), box);
        return box.Value!;
    }

    private static ServiceProfile Service(IConfigurationSection section) => Read(Profile, section, ServiceProfile.Default);

    private static PollPolicy Polling(IConfigurationSection section) => Read(Polls, section, PollPolicy.Default);

    private static MoneyFormat Money(IConfigurationSection section) => Read(Amounts, section, new MoneyFormat());

    private static RefundPolicy Refunds(IConfigurationSection section)
    {
        (int? decimals, RefundRounding? rounding, RefundOnCanceled onCanceled) = Read(Policy, section, (null, null, RefundOnCanceled.FullCharge));
        return new()
        {
            Decimals = decimals ?? throw Strict.Missing(section, "Decimals", $"a whole number from 0 to {RefundPolicy.MaxDecimals}"),
            Rounding = rounding ?? throw Strict.Missing(section, "Rounding", $"one of {string.Join(", ", Enum.GetNames<RefundRounding>())}"),
            OnCanceled = onCanceled,
        };
    }

    private static OrderLifecycle Lifecycle(IConfigurationSection entry) => entry.Value?.ToUpperInvariant() switch
    {
        "DEFAULT" => OrderLifecycle.Default,
        "PERFECTPANEL" => OrderLifecycle.PerfectPanel,
        _ => throw Strict.Bad(entry, "one of Default, PerfectPanel"),
    };

    // Either a name alone, or a section. Omitted keys take the general value.
    private static OrderLifecycle ProvidersLifecycle(IConfigurationSection section, LifecycleChoice all)
    {
        bool isSection = section.GetChildren().Any();
        return isSection || !string.IsNullOrEmpty(section.Value)
            ? (isSection ? Read(Lifecycles, section, all) : all with { Plain = Lifecycle(section) }).Made
            : throw Strict.Bad(section, "one of Default, PerfectPanel, or a section with Lifecycle and Corrections");
    }

    private static GuideTexts TextsByLanguage(IConfigurationSection section, GuideTexts texts) =>
        Strict.Entries(section).Aggregate(texts, (all, language) => Texts(language, all, Culture(language, language.Key)));

    private static GuideTexts Texts(IConfigurationSection section, GuideTexts texts, CultureInfo? language)
    {
        foreach (IConfigurationSection entry in Strict.Entries(section))
        {
            if (!StrictSection.TryName(entry.Key, out GuideText text))
            {
                throw new InvalidOperationException($"{entry.Path} is not a text of the guide. The texts are the names of {nameof(GuideText)}, for example {GuideText.AdviceCanceled}.");
            }

            try
            {
                texts = texts.With(text, entry.Value ?? "", language);
            }
            catch (ArgumentException exception)
            {
                throw new InvalidOperationException($"{entry.Path}: {exception.Message}");
            }
        }

        return texts;
    }

    private static CultureInfo Culture(IConfigurationSection entry, string? name)
    {
        var unknown = new InvalidOperationException($"{entry.Path} names no culture that this machine knows; one is, for example, es or pt-BR.");
        try
        {
            return string.IsNullOrWhiteSpace(name) ? throw unknown : CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            throw unknown;
        }
    }

    /// <summary>A lifecycle by its name, and whether corrections are on.</summary>
    private readonly record struct LifecycleChoice(OrderLifecycle Plain, bool IsCorrected)
    {
        internal OrderLifecycle Made => IsCorrected ? Plain.WithCorrections() : Plain;
    }

    /// <summary>The options, and the values that can only be resolved once the whole section is read.</summary>
    private sealed class Draft(SmmOrdersOptions options)
    {
        internal SmmOrdersOptions Options => options;

        internal LifecycleChoice Lifecycle { get; set; } = new(options.Lifecycle, IsCorrected: false);

        internal IConfigurationSection? LifecycleByProvider { get; set; }
    }
}
