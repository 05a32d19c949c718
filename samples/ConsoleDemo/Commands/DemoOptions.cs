using System.CommandLine;
using System.Globalization;

namespace ConsoleDemo;

/// <summary>The options, each with its default and what is refused.</summary>
internal static class DemoOptions
{
    private delegate bool TryParse<T>(string text, out T value);

    internal static Option<int> Decimals() => Create("--decimals", $"Decimals of a refund, 0 to {RefundPolicy.MaxDecimals}", "N", 2,
        $"a number from 0 to {RefundPolicy.MaxDecimals}", static (string text, out int value) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= RefundPolicy.MaxDecimals);

    internal static Option<string> Rounding() => Choice("--rounding", "How a refund between two amounts is rounded", "half-up", "half-even", "down", "up");

    internal static Option<string> Lifecycle() => Choice("--lifecycle", "Which transitions are legal", "default", "perfectpanel");

    internal static OrderLifecycle LifecycleOf(string? name, bool corrections)
    {
        OrderLifecycle named = name == "perfectpanel" ? OrderLifecycle.PerfectPanel : OrderLifecycle.Default;
        return corrections ? named.WithCorrections() : named;
    }

    internal static Option<bool> Corrections() => new("--corrections") { Description = "Apply corrections of final statuses, and pay what is still due" };

    internal static Option<TimeSpan> StuckAfter() => Create<TimeSpan>("--stuck-after", "How long an order may be Processing", "HH:MM:SS", StuckRule.Default.Threshold,
        "a duration above zero, such as 03:00:00", Duration.TryParse);

    internal static Option<CultureInfo> Culture() => Create("--culture", "The language of the guide's words, such as tr or pt-BR", "NAME", CultureInfo.GetCultureInfo("en"),
        "the name of a culture, such as tr or pt-BR", static (string text, out CultureInfo value) =>
        {
            value = CultureInfo.GetCultures(CultureTypes.AllCultures).FirstOrDefault(culture => culture.Name.Equals(text, StringComparison.OrdinalIgnoreCase))!;
            return value is not null;
        });

    /// <summary>An option with a few values. The first one is the default.</summary>
    internal static Option<string> Choice(string name, string description, params string[] values) => Create(
        name, description, string.Join('|', values), values[0], $"one of {string.Join(", ", values)}", (string text, out string value) => values.Contains(value = text));

    private static Option<T> Create<T>(string name, string description, string valueName, T otherwise, string needed, TryParse<T> parse) => new(name)
    {
        Description = description,
        HelpName = valueName,
        DefaultValueFactory = _ => otherwise,
        CustomParser = result =>
        {
            string text = string.Join(' ', result.Tokens.Select(token => token.Value));
            if (!parse(text, out T value))
            {
                result.AddError($"{name} is '{text}'. It takes {needed}.");
            }

            return value;
        },
    };
}
