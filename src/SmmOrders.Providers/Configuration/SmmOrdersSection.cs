using System.Globalization;
using Microsoft.Extensions.Configuration;
using static SmmOrders.Providers.StrictSection;

namespace SmmOrders.Providers;

/// <summary>Reads <see cref="SmmOrdersOptions"/> from a section of the configuration.</summary>
internal static class SmmOrdersSection
{
    private const string Option = "option of SmmOrders";

    internal static void Apply(IConfiguration section, SmmOrdersOptions options)
    {
        IConfigurationSection? corrections = null;
        IConfigurationSection? byProvider = null;
        foreach (IConfigurationSection entry in section.GetChildren())
        {
            switch (entry.Key.ToUpperInvariant())
            {
                case "REFUNDS": options.Refunds = Refunds(entry); break;
                case "REFUNDSBYCURRENCY": Each(entry, options.RefundsByCurrency, Refunds); break;
                case "LIFECYCLE": options.Lifecycle = Lifecycle(entry); break;
                case "CORRECTIONS": corrections = entry; break;
                case "LIFECYCLEBYPROVIDER": byProvider = entry; break;
                case "SERVICES": Each(entry, options.Services, Service); break;
                case "STUCKAFTER": options.StuckAfter = PositiveTime(entry); break;
                case "UNANSWEREDAFTER": options.UnansweredAfter = PositiveTime(entry); break;
                case "POLLING": options.Polling = Polling(entry); break;
                case "MONEY": options.Money = Money(entry); break;
                case "MONEYBYCURRENCY": Each(entry, options.MoneyByCurrency, Money); break;
                case "TEXTS": options.Texts = Texts(entry, options.Texts, language: null); break;
                case "TEXTSBYLANGUAGE": options.Texts = TextsByLanguage(entry, options.Texts); break;
                default: throw Unknown(entry, Option, "Refunds, RefundsByCurrency, Lifecycle, Corrections, LifecycleByProvider, Services, StuckAfter, UnansweredAfter, Polling, Money, MoneyByCurrency, Texts, TextsByLanguage");
            }
        }

        // What a provider does not say is as for all.
        OrderLifecycle plain = options.Lifecycle;
        bool isCorrected = corrections is not null && YesOrNo(corrections);
        options.Lifecycle = Corrected(plain, isCorrected);
        if (byProvider is not null)
        {
            Each(byProvider, options.LifecycleByProvider, entry => ProvidersLifecycle(entry, plain, isCorrected));
        }
    }

    private static void Each<T>(IConfigurationSection section, IDictionary<string, T> values, Func<IConfigurationSection, T> read)
    {
        foreach (IConfigurationSection entry in Entries(section))
        {
            values[entry.Key] = read(entry);
        }
    }

    private static RefundPolicy Refunds(IConfigurationSection section)
    {
        int? decimals = null;
        RefundRounding? rounding = null;
        RefundOnCanceled onCanceled = RefundOnCanceled.FullCharge;
        foreach (IConfigurationSection entry in Entries(section))
        {
            switch (entry.Key.ToUpperInvariant())
            {
                case "DECIMALS": decimals = Number(entry, 0, RefundPolicy.MaxDecimals); break;
                case "ROUNDING": rounding = Named<RefundRounding>(entry); break;
                case "ONCANCELED": onCanceled = Named<RefundOnCanceled>(entry); break;
                default: throw Unknown(entry, Option, "Decimals, Rounding, OnCanceled");
            }
        }

        return new()
        {
            Decimals = decimals ?? throw Missing(section, "Decimals", $"a whole number from 0 to {RefundPolicy.MaxDecimals}"),
            Rounding = rounding ?? throw Missing(section, "Rounding", $"one of {string.Join(", ", Enum.GetNames<RefundRounding>())}"),
            OnCanceled = onCanceled,
        };
    }

    private static OrderLifecycle Lifecycle(IConfigurationSection entry) => entry.Value?.ToUpperInvariant() switch
    {
        "DEFAULT" => OrderLifecycle.Default,
        "PERFECTPANEL" => OrderLifecycle.PerfectPanel,
        _ => throw Bad(entry, "one of Default, PerfectPanel"),
    };

    // By its name alone, or as a section with its flag.
    private static OrderLifecycle ProvidersLifecycle(IConfigurationSection section, OrderLifecycle lifecycle, bool isCorrected)
    {
        if (!string.IsNullOrEmpty(section.Value))
        {
            return Corrected(Lifecycle(section), isCorrected);
        }

        foreach (IConfigurationSection entry in section.GetChildren())
        {
            switch (entry.Key.ToUpperInvariant())
            {
                case "LIFECYCLE": lifecycle = Lifecycle(entry); break;
                case "CORRECTIONS": isCorrected = YesOrNo(entry); break;
                default: throw Unknown(entry, Option, "Lifecycle, Corrections");
            }
        }

        return Corrected(lifecycle, isCorrected);
    }

    private static OrderLifecycle Corrected(OrderLifecycle lifecycle, bool isCorrected) => isCorrected ? lifecycle.WithCorrections() : lifecycle;

    private static ServiceProfile Service(IConfigurationSection section)
    {
        ServiceProfile service = ServiceProfile.Default;
        foreach (IConfigurationSection entry in Entries(section))
        {
            service = entry.Key.ToUpperInvariant() switch
            {
                "DELIVERSWHILEPENDING" => service with { DeliversWhilePending = YesOrNo(entry) },
                "STUCKAFTER" => service with { StuckAfter = PositiveTime(entry) },
                "EXPECTEDPENDING" => service with { ExpectedPending = PositiveTime(entry) },
                "EXPECTEDINPROGRESS" => service with { ExpectedInProgress = PositiveTime(entry) },
                "POLLING" => service with { Polling = Polling(entry) },
                _ => throw Unknown(entry, Option, "DeliversWhilePending, StuckAfter, ExpectedPending, ExpectedInProgress, Polling"),
            };
        }

        return service;
    }

    private static PollPolicy Polling(IConfigurationSection section)
    {
        PollPolicy polling = PollPolicy.Default;
        foreach (IConfigurationSection entry in Entries(section))
        {
            polling = entry.Key.ToUpperInvariant() switch
            {
                "PROCESSING" => polling with { Processing = PositiveTime(entry) },
                "PENDING" => polling with { Pending = PositiveTime(entry) },
                "INPROGRESS" => polling with { InProgress = PositiveTime(entry) },
                "AGEDIVISOR" => polling with { AgeDivisor = Number(entry, 1, int.MaxValue) },
                "LONGEST" => polling with { Longest = PositiveTime(entry) },
                "ENDED" => polling with { Ended = PositiveTime(entry) },
                "ENDEDFOR" => polling with { EndedFor = Time(entry) is var time && time >= TimeSpan.Zero ? time : throw Bad(entry, "a time of zero or above, such as 3.00:00:00") },
                _ => throw Unknown(entry, Option, "Processing, Pending, InProgress, AgeDivisor, Longest, Ended, EndedFor"),
            };
        }

        return polling;
    }

    private static MoneyFormat Money(IConfigurationSection section)
    {
        var money = new MoneyFormat();
        foreach (IConfigurationSection entry in Entries(section))
        {
            money = entry.Key.ToUpperInvariant() switch
            {
                "DECIMALS" => money with { Decimals = Number(entry, 0, RefundPolicy.MaxDecimals) },
                "SYMBOL" => money with { Symbol = entry.Value ?? throw Bad(entry, "a symbol such as USD") },
                "POSITION" => money with { Position = Named<MoneySymbolPosition>(entry) },
                "GROUPSDIGITS" => money with { GroupsDigits = YesOrNo(entry) },
                "CULTURE" => money with { Culture = Culture(entry, entry.Value) },
                _ => throw Unknown(entry, Option, "Decimals, Symbol, Position, GroupsDigits, Culture"),
            };
        }

        return money;
    }

    private static GuideTexts TextsByLanguage(IConfigurationSection section, GuideTexts texts) =>
        Entries(section).Aggregate(texts, (all, language) => Texts(language, all, Culture(language, language.Key)));

    private static GuideTexts Texts(IConfigurationSection section, GuideTexts texts, CultureInfo? language)
    {
        foreach (IConfigurationSection entry in Entries(section))
        {
            if (!TryName(entry.Key, out GuideText text))
            {
                throw new InvalidOperationException($"{PathOf(entry)} is no text of the guide. The texts are the names of {nameof(GuideText)}, for example {GuideText.AdviceCanceled}.");
            }

            try
            {
                texts = texts.With(text, entry.Value ?? "", language);
            }
            catch (ArgumentException exception)
            {
                throw new InvalidOperationException($"{PathOf(entry)}: {exception.Message}");
            }
        }

        return texts;
    }

    private static CultureInfo Culture(IConfigurationSection entry, string? name)
    {
        try
        {
            return string.IsNullOrWhiteSpace(name) ? throw Unknown() : CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            throw Unknown();
        }

        InvalidOperationException Unknown() => new($"{PathOf(entry)} names no culture that this machine knows; one is, for example, es or pt-BR.");
    }
}
