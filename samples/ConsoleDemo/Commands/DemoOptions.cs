using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ConsoleDemo.Log;
using SmmOrders;

namespace ConsoleDemo.Commands;

/// <summary>The options, each with its default and what is refused.</summary>
internal static class DemoOptions
{
    internal static Option<int> Decimals() => new("--decimals")
    {
        Description = $"Decimals of a refund, 0 to {RefundPolicy.MaxDecimals}",
        HelpName = "N",
        DefaultValueFactory = _ => 2,
        CustomParser = Parsed($"a number from 0 to {RefundPolicy.MaxDecimals}", static (string text, out int value) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= RefundPolicy.MaxDecimals),
    };

    internal static Option<RefundRounding> Rounding() => Choice("--rounding", "How a refund between two amounts is rounded",
        ("half-up", RefundRounding.HalfUp), ("half-even", RefundRounding.HalfEven), ("down", RefundRounding.Down), ("up", RefundRounding.Up));

    internal static Option<OrderLifecycle?> Lifecycle() => Choice<OrderLifecycle?>("--lifecycle", "Which transitions are legal",
        ("default", OrderLifecycle.Default), ("perfectpanel", OrderLifecycle.PerfectPanel));

    internal static Option<bool> Corrections() => new("--corrections") { Description = "Apply corrections of final statuses, and pay what is still due" };

    internal static Option<TimeSpan> StuckAfter() => new("--stuck-after")
    {
        Description = "How long an order may be Processing",
        HelpName = "HH:MM:SS",
        DefaultValueFactory = _ => StuckRule.Default.Threshold,
        CustomParser = Parsed("a duration above zero, such as 03:00:00", static (string text, out TimeSpan value) => Duration.TryParse(text, out value)),
    };

    internal static Option<CultureInfo?> Culture() => new("--culture")
    {
        Description = "The language of the guide's words, such as tr or pt-BR [default: English]",
        HelpName = "NAME",
        CustomParser = Parsed("the name of a culture, such as tr or pt-BR", static (string text, out CultureInfo? value) =>
        {
            try
            {
                value = CultureInfo.GetCultureInfo(text, predefinedOnly: true);
                return true;
            }
            catch (CultureNotFoundException)
            {
                value = null;
                return false;
            }
        }),
    };

    /// <summary>An option with a few named values. The first one is the type's default, or what stands in for null.</summary>
    internal static Option<T> Choice<T>(string name, string description, params (string Name, T Value)[] choices)
    {
        var option = new Option<T>(name)
        {
            Description = $"{description} [default: {choices[0].Name}]",
            HelpName = string.Join('|', choices.Select(choice => choice.Name)),
            CustomParser = Parsed($"one of {string.Join(", ", choices.Select(choice => choice.Name))}", (string text, out T value) =>
            {
                int found = Array.FindIndex(choices, choice => choice.Name == text);
                value = choices[int.Max(found, 0)].Value;
                return found >= 0;
            }),
        };
        option.CompletionSources.Add([.. choices.Select(choice => choice.Name)]);
        return option;
    }

    private delegate bool TryParse<T>(string text, out T value);

    private static Func<ArgumentResult, T> Parsed<T>(string what, TryParse<T> parse) => result =>
    {
        string text = string.Join(' ', result.Tokens.Select(token => token.Value));
        if (!parse(text, out T value))
        {
            result.AddError($"{((OptionResult)result.Parent!).Option.Name} is '{text}'. It takes {what}.");
        }

        return value;
    };
}
