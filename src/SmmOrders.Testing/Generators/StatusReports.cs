using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Testing;

/// <summary>Reports, and simpler ones that may still break a property.</summary>
internal static class StatusReports
{
    private static readonly Gen<OrderStatus> Status = Gen.Frequency(
        (1, Gen.Elements(OrderStatuses.All.AsEnumerable())),
        (1, Gen.Elements(OrderStatus.Partial, OrderStatus.Completed, OrderStatus.Canceled, OrderStatus.InProgress)));

    internal static Gen<StatusReport> Of(long quantity) => Gen.Frequency(
        (14, from status in Status from remains in RemainsOf(quantity) select StatusReport.Of(status, remains)),
        (2, from status in Status from remains in RemainsOf(quantity) select StatusReport.OfParent(status, remains)),
        (2, from cause in Gen.Elements(Enum.GetValues<CancelCause>()) from remains in RemainsOf(quantity) select StatusReport.Canceled(cause, remains)),
        (1, Gen.Elements("Paused", "Not completed", "").Select(StatusReport.UnknownStatus)),
        (1, Gen.Elements(Enum.GetValues<RefusalKind>()).Select(kind => StatusReport.ProviderError("Incorrect order ID", kind))),
        (1, Gen.Constant(StatusReport.NotReported())),
        (1, Gen.Constant(StatusReport.Malformed("<html>"))));

    internal static IEnumerable<StatusReport> Shrink(StatusReport report)
    {
        if (report.Status is not { } status)
        {
            yield return StatusReport.Of(OrderStatus.Processing);
            yield break;
        }

        if (report.IsParent || report.Cause != CancelCause.Unknown)
        {
            yield return StatusReport.Of(status, report.Remains);
        }
        else if (report.Remains.IsUnreadable)
        {
            yield return StatusReport.Of(status);
        }
        else if (report.Remains.Count is { } count and not 0)
        {
            yield return StatusReport.Of(status, count / 2);
        }
    }

    private static Gen<Remains> RemainsOf(long quantity) => Gen.Frequency(
        (6, Gen.Choose(0, 1000).Select(thousandths => Remains.Of((long)((Int128)quantity * thousandths / 1000)))),
        (3, Gen.Elements(0L, 1, quantity / 2, quantity - 1, quantity).Select(Remains.Of)),
        (1, Gen.Elements(-1, -2, quantity + 1, long.MinValue, long.MaxValue).Select(Remains.Of)),
        (2, Gen.Elements(Remains.Missing, Remains.Unreadable)));
}
