using System.Globalization;
using Microsoft.Extensions.Options;

namespace SmmOrders.Hosting;

/// <summary>Validates the options of the submission of a store, and lists every fault.</summary>
internal sealed class OrderSubmissionOptionsValidator : IValidateOptions<OrderSubmissionOptions>
{
    private const decimal MostCost = 1_000_000_000m;
    private static readonly OrderSubmissionOptionsRanges Ranges = new();

    public ValidateOptionsResult Validate(string? name, OrderSubmissionOptions options) => WorkerFaults.Result(
        $"The order submission{HostLog.InWords(name ?? "")}",
        [
            .. Ranges.Validate("", options).Failures ?? [],
            .. Longer(nameof(options.LongestProbe), options.LongestProbe, nameof(options.FirstProbe), options.FirstProbe),
            .. Longer(nameof(options.LongestPause), options.LongestPause, nameof(options.FirstPause), options.FirstPause),
            .. options.Refusals.Select(FaultOf).OfType<string>(),
            .. options.NextProviders.SelectMany(FaultsOf),
        ]);

    private static IEnumerable<string> Longer(string longest, TimeSpan most, string first, TimeSpan least) => most >= least
        ? []
        : [string.Create(CultureInfo.InvariantCulture, $"{longest} is {most:c}; it is at least {first}, {least:c}.")];

    private static string? FaultOf(KeyValuePair<RefusalKind, RefusalAction> refusal) =>
        !Enum.IsDefined(refusal.Key) ? $"{nameof(OrderSubmissionOptions.Refusals)} has the kind {refusal.Key:D}; it is one of {string.Join(", ", Enum.GetNames<RefusalKind>())}."
        : RefusalActions.Permitted(refusal.Key) is var permitted && !permitted.Contains(refusal.Value)
            ? $"{nameof(OrderSubmissionOptions.Refusals)}[{refusal.Key}] is {refusal.Value}; it is {string.Join(" or ", permitted)}."
        : null;

    private static IEnumerable<string> FaultsOf(KeyValuePair<string, IList<NextProviderOptions>> next)
    {
        string option = $"{nameof(OrderSubmissionOptions.NextProviders)}[\"{next.Key}\"]";
        if (string.IsNullOrWhiteSpace(next.Key))
        {
            yield return $"{option} names no service of the panel.";
        }

        if (next.Value is null)
        {
            yield return $"{option} is null; remove it, or list providers.";
        }

        foreach ((int at, NextProviderOptions? each) in next.Value?.Index() ?? [])
        {
            if (FaultOf(each) is { } fault)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{option}[{at}]{fault}");
            }
        }
    }

    private static string? FaultOf(NextProviderOptions? next) =>
        next is null ? " is null."
        : string.IsNullOrWhiteSpace(next.Provider) ? ".Provider is empty; it is a provider's name."
        : string.IsNullOrWhiteSpace(next.ProviderService) ? ".ProviderService is empty; it is that provider's identifier of its service."
        : next.CostOfThousand is null == next.CostOfOrder is null ? " has a cost of a thousand or of the order: set CostOfThousand or CostOfOrder, and not both."
        : (next.CostOfThousand ?? next.CostOfOrder) is < 0 or > MostCost ? " has a cost that is not from 0 to 1000000000."
        : null;
}
