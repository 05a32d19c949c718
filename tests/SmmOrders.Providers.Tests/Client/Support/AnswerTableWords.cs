using System.Collections.Immutable;
using System.Globalization;

namespace SmmOrders.Providers.Tests;

/// <summary>How the table of answers writes what the client says.</summary>
internal static class AnswerTableWords
{
    public static string Of(StatusReport report) => report.Kind switch
    {
        ReportKind.Status => report.ToString(),
        ReportKind.UnknownStatus => $"unknown word: {report.Detail}",
        ReportKind.ProviderError => $"no {report.Refusal}: {report.Detail}",
        ReportKind.NotReported => "not reported",
        _ => "malformed",
    };

    public static string Of(OrderPlacement placement, bool json) => placement.Outcome switch
    {
        PlacementOutcome.Placed => $"placed {placement.OrderId}",
        PlacementOutcome.NotSent => "not sent",
        PlacementOutcome.Unknown => "unknown",
        _ => $"refused {placement.Failure!.Refusal?.ToString() ?? placement.Failure!.Kind.ToString()}{(json ? $": {placement.Failure!.Detail}" : "")}",
    };

    public static string Of(ProviderResult<ProviderAnswer> result, bool json) =>
        result.TryGetValue(out ProviderAnswer answer) ? Of(answer.Report) : Of(result.Failure!, json);

    public static string Of(ProviderResult<ProviderBalance> result, bool json) =>
        result.TryGetValue(out ProviderBalance? balance) ? balance.ToString() : Of(result.Failure!, json);

    public static string Of(ProviderResult<ProviderCatalog> result, bool json) =>
        result.TryGetValue(out ProviderCatalog? catalog) ? Of(catalog.Services) : Of(result.Failure!, json);

    public static string Of(ProviderResult<RefillReport> result, bool json) => result.TryGetValue(out RefillReport? report)
        ? $"{report.Status}{(report.Status == RefillStatus.Unknown ? $": {report.Word}" : "")}"
        : Of(result.Failure!, json);

    public static string Of(ProviderResult<RefillAcknowledgement> result, bool json) => result.TryGetValue(out RefillAcknowledgement? refill)
        ? $"refill {refill.RefillId}"
        : Maybe(result.Failure!, json);

    public static string Of(ProviderResult<CancelAcknowledgement> result, bool json) => result.TryGetValue(out CancelAcknowledgement? cancel)
        ? cancel.RequestId is { } id ? $"acknowledged {id}" : "acknowledged"
        : Maybe(result.Failure!, json);

    private static string Of(ImmutableArray<ProviderService> services) => string.Create(CultureInfo.InvariantCulture, $"{services.Length} services")
        + (services.IsEmpty ? "" : ": " + string.Join("; ", services.Select(service => string.Create(
            CultureInfo.InvariantCulture,
            $"{service.Id} {service.Name ?? "?"} {OrUnknown(service.Rate)} {OrUnknown(service.Min)}..{OrUnknown(service.Max)}"))));

    private static string OrUnknown<T>(T? value)
        where T : struct, IFormattable => value?.ToString(null, CultureInfo.InvariantCulture) ?? "?";

    private static string Maybe(ProviderFailure failure, bool json) => failure.MayHaveTakenEffect ? "maybe" : Of(failure, json);

    // Without JSON there are no words of the provider's: the kind alone says why there is no value.
    private static string Of(ProviderFailure failure, bool json) => json && failure.Refusal is { } kind
        ? $"no {kind}: {failure.Detail}"
        : failure.Kind switch
        {
            ProviderFailureKind.NotReported => "not reported",
            ProviderFailureKind.Malformed => "malformed",
            _ => failure.Kind.ToString(),
        };
}
