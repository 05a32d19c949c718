using System.Text;
using SmmOrders;
using SmmOrders.Providers;

// Decimals and rounding of refunds are named, never implied: here cents, halves up.
var tracker = new OrderTracker(RefundPolicy.HalfUp(decimals: 2));
var guide = new OrderGuide(tracker.Refunds);

// A customer orders 500 followers for 2.50. The charge is frozen here; every refund is made from it.
var now = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
OrderState order = tracker.Place(quantity: 500, charge: 2.50m, now);

// What the provider answers, poll by poll.
string[] answers =
[
    """{"error":"Incorrect order ID"}""",
    """{"charge":"1.10","start_count":"3572","status":"In progress","remains":"420","currency":"USD"}""",
    """<html><body>502 Bad Gateway</body></html>""",
    """{"charge":"0.44","start_count":"3572","status":"Partial","remains":"300","currency":"USD"}""",
    """{"charge":"0.44","start_count":"3572","status":"Partial","remains":"300","currency":"USD"}""",
];

foreach (string answer in answers)
{
    now += TimeSpan.FromMinutes(10);
    StatusReport report = ProviderAnswerReader.Default.Read(Encoding.UTF8.GetBytes(answer)).Report;
    OrderUpdate update = tracker.Observe(order, report, now);

    // A panel stores the order and pays the refund in one transaction.
    order = update.Order;
    string paid = update.Refund is { } refund ? $", {tracker.Refunds.Format(refund.Amount)} refunded" : "";
    string noted = update.Findings == Findings.None ? "" : $" ({update.Findings})";
    Console.WriteLine($"{report.Kind}: the order is {order.Status}{paid}{noted}");
}

Console.WriteLine();
Console.WriteLine(guide.Explain(order));
