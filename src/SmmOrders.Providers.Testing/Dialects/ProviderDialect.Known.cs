using System.Collections.Immutable;

namespace SmmOrders.Providers.Testing;

/// <content>The dialects of real panels.</content>
public sealed partial class ProviderDialect
{
    private static readonly ImmutableArray<string> Words = [.. OrderStatuses.All.Select(OrderStatuses.ToWireName)];

    /// <summary>The answers as in the documentation of the panel API v2, and from panels of the PerfectPanel family.</summary>
    public static ProviderDialect Canonical { get; } = new("canonical", Words, DialectTraits.None);

    /// <summary>All variants of numbers, keys, words and containers that real panels use, spread over a few dialects.</summary>
    public static ImmutableArray<ProviderDialect> All { get; } =
    [
        Canonical,
        new("bare numbers", ["Processing", "Pending", "In Progress", "Completed", "Cancelled", "Partial"], DialectTraits.BareNumbers | DialectTraits.NullStartCount | DialectTraits.NumericIds),
        new("capital keys", ["Process", "Awaiting", "Inprogress", "Complete", "Cancel", "Partially"], DialectTraits.CapitalKeys | DialectTraits.BareTextErrors),
        new("envelope", ["processing", "waiting", "in_progress", "success", "refunded", "partially_completed"], DialectTraits.Envelope | DialectTraits.BareNumbers),
        new("order_status", ["PROCESSING", "PENDING", "IN-PROGRESS", "COMPLETED", "CANCELED", "PARTIAL"], DialectTraits.OrderStatusKey | DialectTraits.ErrorsWithStatus | DialectTraits.EmptyErrors),
        new("fractions", ["Processing", "Pending", "Active", "Completed", "Canceled", "Partially Completed"], DialectTraits.ZeroFractions | DialectTraits.EmptyMapAsArray | DialectTraits.UnknownOrdersLeftOut),
        new("spaces", ["Processing", "Pending", "Running", "Completed", "Canceled", "Partial"], DialectTraits.SpacedNumbers | DialectTraits.PlusIsOverDelivered | DialectTraits.NestedRefillErrors),
        new("arrays", Words, DialectTraits.ArraysOfOrders | DialectTraits.ErrorsWithStatus) { CancelShape = CancelShape.RequestId },
    ];

    /// <summary>SmartPanel: orders that name themselves, a success with each new identifier, and bare strings as errors in a bulk answer.</summary>
    public static ProviderDialect SmartPanel { get; } = new(
        "SmartPanel",
        Words,
        DialectTraits.NamedOrders | DialectTraits.SuccessBesideAnswers | DialectTraits.BareTextErrors | DialectTraits.ServiceDetails | DialectTraits.BooleanExpiry)
    {
        CancelShape = CancelShape.Success,
        Texts = RefusalTexts.SmartPanel,
    };

    /// <summary>OwnSMM and its child panels: no bulk status, numbered errors, <c>cancel</c> with <c>order</c>.</summary>
    public static ProviderDialect OwnSmm { get; } = new(
        "OwnSMM",
        ["Processing", "Pending", "Inprogress", "Completed", "Canceled", "Partial"],
        DialectTraits.ErrorsWithStatus | DialectTraits.CodeBesideOrders | DialectTraits.ParentsWithoutOrders | DialectTraits.CancelReadsOrder)
    {
        BulkStatus = BulkStatusSupport.None,
        CancelShape = CancelShape.Success,
        Texts = RefusalTexts.OwnSmm,
    };

    /// <summary>
    /// Whole families of panels: like <see cref="All"/>, and in addition each with its own words and formats for errors and
    /// acknowledgements, and its own capabilities.
    /// </summary>
    public static ImmutableArray<ProviderDialect> Families { get; } =
    [
        Canonical,
        SmartPanel,
        OwnSmm,
        new("Laravel", Words, DialectTraits.BareNumbers | DialectTraits.NumericIds)
        {
            ErrorShape = ErrorShape.Laravel, CancelShape = CancelShape.CanceledList, Texts = RefusalTexts.Laravel, BulkStatus = BulkStatusSupport.BareOrderForOne,
        },
        new("Indonesian", ["Processing", "Pending", "In progress", "Success", "Canceled", "Partial"], DialectTraits.Envelope | DialectTraits.MapsOfRequests | DialectTraits.NumericIds)
        {
            ErrorShape = ErrorShape.PesanUnderData, Texts = RefusalTexts.Indonesian,
        },
        new("status fail", Words, DialectTraits.MapsOfRequests) { ErrorShape = ErrorShape.StatusFail, CancelShape = CancelShape.RequestId },
        new("success false", Words, DialectTraits.BareNumbers) { ErrorShape = ErrorShape.SuccessFalse, BulkStatus = BulkStatusSupport.BareOrderForOne },
        new("bare texts", Words, DialectTraits.None) { ErrorShape = ErrorShape.BareText, CancelShape = CancelShape.CanceledList },
    ];
}
