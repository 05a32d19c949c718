namespace SmmOrders;

/// <summary>
/// Validates the options, and reports every fault with its option's name. Without LINQ, whose assembly would slow down the start of
/// an application.
/// </summary>
internal static class SmmOrdersOptionsValidator
{
    internal static void Validate(SmmOrdersOptions options)
    {
        List<string> faults = [];
        if (options.Refunds is null && options.RefundsByCurrency.Count == 0)
        {
            Add(faults, $"{nameof(options.Refunds)} is not set. Set decimals and rounding, for example RefundPolicy.HalfUp(decimals: 2)");
        }

        CheckNamed(faults, nameof(options.RefundsByCurrency), options.RefundsByCurrency, "RefundPolicy.HalfUp(decimals: 2)");
        CheckSet(faults, nameof(options.Lifecycle), options.Lifecycle, "OrderLifecycle.Default");
        CheckNamed(faults, nameof(options.LifecycleByProvider), options.LifecycleByProvider, "OrderLifecycle.PerfectPanel");
        CheckNamed(faults, nameof(options.Services), options.Services, "new ServiceProfile { DeliversWhilePending = true }");
        CheckPositive(faults, nameof(options.StuckAfter), options.StuckAfter, "TimeSpan.FromHours(3)");
        CheckPositive(faults, nameof(options.UnansweredAfter), options.UnansweredAfter, "TimeSpan.FromHours(24)");
        CheckSet(faults, nameof(options.Polling), options.Polling, "PollPolicy.Default");
        CheckNamed(faults, nameof(options.MoneyByCurrency), options.MoneyByCurrency, "new MoneyFormat { Symbol = \"$\" }");
        CheckPolicies(faults, options);
        CheckSet(faults, nameof(options.Texts), options.Texts, "GuideTexts.BuiltIn");
        if (faults.Count > 0)
        {
            throw new InvalidSmmOrdersOptionsException([.. faults]);
        }
    }

    private static void Add(List<string> faults, string fault) => faults.Add($"{nameof(SmmOrdersOptions)}.{fault}.");

    private static void CheckSet(List<string> faults, string option, object? value, string byDefault)
    {
        if (value is null)
        {
            Add(faults, $"{option} is null. Leave it unset for {byDefault}");
        }
    }

    private static void CheckPositive(List<string> faults, string option, TimeSpan value, string example)
    {
        if (value <= TimeSpan.Zero)
        {
            Add(faults, $"{option} is {value:c}. It is above zero, for example {example}");
        }
    }

    private static void CheckNamed<T>(List<string> faults, string option, IDictionary<string, T> values, string example)
        where T : class
    {
        foreach ((string name, T? value) in values)
        {
            if (name.Length == 0 || name != name.Trim())
            {
                Add(faults, $"{option}[\"{name}\"] has a name that is empty or has leading or trailing white space. No order would match it");
            }

            if (value is null)
            {
                Add(faults, $"{option}[\"{name}\"] is null. Remove it, or set it, for example to {example}");
            }
        }
    }

    private static void CheckPolicies(List<string> faults, SmmOrdersOptions options)
    {
        foreach (string currency in options.MoneyByCurrency.Keys)
        {
            if (options.Refunds is null && !options.RefundsByCurrency.ContainsKey(currency))
            {
                Add(
                    faults,
                    $"{nameof(options.MoneyByCurrency)}[\"{currency}\"] has no refund policy. Add the currency to {nameof(options.RefundsByCurrency)}, or set {nameof(options.Refunds)}");
            }
        }
    }
}
