using System.Globalization;

namespace SmmOrders.Tests.Laws;

/// <summary>Decisions that depend on what must not affect them, and keys that are not unique.</summary>
internal static class FaultsInIndependence
{
    private static readonly LawsOfIndependenceTests Laws = new();
    private static readonly LawsOfKeysTests Keys = new();
    private static readonly DomainModel Right = DomainModel.Right;

    public static PlantedFault[] All { get; } =
    [
        new(Laws.Nothing_depends_on_the_culture, "writes money as the reader would", Right with
        {
            Key = (paid, _) => paid.TotalAfter.ToString(CultureInfo.CurrentCulture),
        }),
        new(Laws.Nothing_depends_on_the_time_zone_in_which_an_instant_is_written, "compares wall clocks", Right with { Time = FaultsInTime.OnWallClocks }),
        new(Laws.Nothing_depends_on_trailing_zeros_of_amounts, "keeps the zeros in the key", Right with { Key = ZerosKept }),
        new(Laws.Nothing_depends_on_trailing_zeros_of_amounts, "rounds to the charge's own decimals", Right with
        {
            Target = (setting, order, reading) => reading.Status == OrderStatus.Partial
                ? Math.Round(DomainRules.Target(setting, order, reading), Math.Min((int)order.Charge.Scale, setting.Refunds.Decimals), MidpointRounding.ToZero)
                : DomainRules.Target(setting, order, reading),
        }),
        new(Laws.Nothing_depends_on_anything_but_the_order_the_report_and_the_instant, "keeps a memory of its own", Forgetful()),
        new(Keys.The_same_refund_decided_again_has_the_same_key, "makes the key of the instant", Right with
        {
            Key = (_, now) => now.UtcTicks.ToString(CultureInfo.InvariantCulture),
        }),
        new(Keys.Two_refunds_of_one_order_never_share_a_key, "makes the key of the order alone", Right with { Key = (_, _) => Payment.OrderId }),
        new(Keys.The_key_consists_of_the_order_and_the_total_after_in_plain_digits, "keeps the zeros in the key", Right with { Key = ZerosKept }),
    ];

    private static string ZerosKept(Payment paid, DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{Payment.OrderId}:{paid.TotalAfter}");

    // Refuses the same order twice in a row.
    private static DomainModel Forgetful()
    {
        Facts? last = null;
        return Right with
        {
            Hear = (_, order, report) => Interlocked.Exchange(ref last, order) == order ? StatusReport.NotReported() : report,
        };
    }
}
