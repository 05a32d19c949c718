using System.Collections.Immutable;

namespace SmmOrders;

/// <summary>Checks the options, and names every fault by its option.</summary>
internal static class SmmOrdersOptionsCheck
{
    internal static void Ensure(SmmOrdersOptions options)
    {
        ImmutableArray<string> faults = [.. Faults(options).Select(fault => $"{nameof(SmmOrdersOptions)}.{fault}.")];
        if (!faults.IsEmpty)
        {
            throw new InvalidSmmOrdersOptionsException(faults);
        }
    }

    private static IEnumerable<string> Faults(SmmOrdersOptions options) =>
    [
        .. Fault(
            options.Refunds is null && options.RefundsByCurrency.Count == 0,
            $"{nameof(options.Refunds)} is not set. Name decimals and rounding, for example RefundPolicy.HalfUp(decimals: 2)"),
        .. Named(nameof(options.RefundsByCurrency), options.RefundsByCurrency, "RefundPolicy.HalfUp(decimals: 2)"),
        .. Fault(options.Lifecycle is null, $"{nameof(options.Lifecycle)} is null. Leave it alone for OrderLifecycle.Default"),
        .. Named(nameof(options.LifecycleByProvider), options.LifecycleByProvider, "OrderLifecycle.PerfectPanel"),
        .. Named(nameof(options.Services), options.Services, "new ServiceProfile { DeliversWhilePending = true }"),
        .. Positive(nameof(options.StuckAfter), options.StuckAfter, 3),
        .. Positive(nameof(options.UnansweredAfter), options.UnansweredAfter, 24),
        .. Fault(options.Polling is null, $"{nameof(options.Polling)} is null. Leave it alone for PollPolicy.Default"),
        .. Named(nameof(options.MoneyByCurrency), options.MoneyByCurrency, "new MoneyFormat { Symbol = \"$\" }"),
        .. options.MoneyByCurrency.Keys.Where(currency => options.Refunds is null && !options.RefundsByCurrency.ContainsKey(currency)).Select(currency =>
            $"{nameof(options.MoneyByCurrency)}[\"{currency}\"] has no refund policy. Add the currency to {nameof(options.RefundsByCurrency)}, or set {nameof(options.Refunds)}"),
        .. Fault(options.Texts is null, $"{nameof(options.Texts)} is null. Leave it alone for GuideTexts.BuiltIn"),
    ];

    private static IEnumerable<string> Fault(bool isFault, string what) => isFault ? [what] : [];

    private static IEnumerable<string> Positive(string option, TimeSpan value, int hours) =>
        Fault(value <= TimeSpan.Zero, $"{option} is {value:c}. It is above zero, for example TimeSpan.FromHours({hours})");

    private static IEnumerable<string> Named<T>(string option, IDictionary<string, T> values, string example)
        where T : class =>
        from pair in values
        let name = pair.Key
        from fault in (string[])
        [
            .. Fault(name.Length == 0 || name != name.Trim(), $"{option}[\"{name}\"] has a name that is empty or has white space around it. No order would be found by it"),
            .. Fault(pair.Value is null, $"{option}[\"{name}\"] is null. Remove it, or set it, for example to {example}"),
        ]
        select fault;
}
