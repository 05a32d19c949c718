using System.Globalization;
using ConsoleDemo.Replay;
using SmmOrders;
using Spectre.Console;

namespace ConsoleDemo.Output;

/// <summary>
/// Tells a person: what happened, then what it adds up to, which orders need attention with the guide's advice, and which
/// are stuck.
/// </summary>
/// <param name="page">Where it is written.</param>
/// <param name="tracker">How amounts are written, and what stuck means.</param>
/// <param name="culture">The language of the guide's words; English where <see langword="null"/>.</param>
internal sealed class TableReport(IAnsiConsole page, OrderTracker tracker, CultureInfo? culture) : IReplayReport
{
    private readonly EventTable _events = new(page, tracker.Refunds);
    private readonly OrderGuide _guide = new(tracker.Refunds, tracker.Stuck);
    private readonly AttentionList _attention = new();

    public void Tell(in OrderEvent told)
    {
        _events.Add(told);
        _attention.Update(told.Line, told.Order);
    }

    public void TellFault(long line, string error) => _events.AddFault(line, error);

    public void Flush()
    {
        _events.Flush();
        page.Profile.Out.Writer.Flush();
    }

    public void Finish(ReplayTotals totals, DateTimeOffset? end, IEnumerable<TrackedOrder> stuck)
    {
        _events.Flush();
        WriteTotals(totals);
        WriteAttention(totals);
        if (end is { } now)
        {
            WriteStuck([.. stuck], now);
        }

        Flush();
    }

    private void WriteTotals(ReplayTotals totals)
    {
        int decimals = tracker.Refunds.Decimals;
        WriteHead("Totals");
        Table table = new Table().Border(TableBorder.None).HideHeaders()
            .AddColumn(new TableColumn("") { Width = 12 })
            .AddColumn(new TableColumn("").RightAligned());
        _ = table.AddRow(new Text("Charged"), new Text(totals.Charged.Format(decimals)));
        _ = table.AddRow(new Text("Refunded"), new Text(totals.Refunded.Format(decimals), Ink.Money));
        _ = table.AddRow(new Text("Kept"), new Text(totals.Kept.Format(decimals), Ink.Strong));
        page.Write(table);
        page.WriteLine();

        var orders = new Paragraph().Append(Count(totals.Orders, "order"), Ink.Strong).Append(": ");
        foreach (OrderStatus status in OrderStatuses.All)
        {
            _ = orders.Append(string.Create(CultureInfo.InvariantCulture, $"{totals.OrdersThatAre(status)} "))
                .Append(status.ToString(), Ink.Of(status))
                .Append(status == OrderStatuses.All[^1] ? "" : ", ");
        }

        page.Write(orders);
        page.WriteLine();
        page.Write(new Paragraph($"{Count(totals.Lines, "line")} read, ")
            .Append(totals.Faults == 0 ? "all understood" : $"{Count(totals.Faults, "fault")} in them", totals.Faults == 0 ? Ink.Plain : Ink.Fault));
        page.WriteLine();
    }

    private void WriteAttention(ReplayTotals totals)
    {
        WriteHead(totals.NeedAttention == 0 ? "No order needs attention" : $"{Count(totals.NeedAttention, "order")} to look at");
        AttentionList.Entry[] listed = [.. _attention.Orders];
        if (listed.Length == 0)
        {
            return;
        }

        Table table = Grid("Order", "Status", "What to look at", "What the customer is told");
        foreach (AttentionList.Entry order in listed)
        {
            _ = table.AddRow(
                new Text(Ink.Tame(order.Id), Ink.Strong),
                new Text(order.State.Status.ToString(), Ink.Of(order.State.Status)),
                new Text(string.Join(' ', _guide.Describe(order.Attention, culture)), Ink.Look),
                new Text(_guide.Explain(order.State, order.Attention, culture, order.Service).Advice));
        }

        page.Write(table);
        if (totals.NeedAttention > listed.Length)
        {
            page.WriteLine($"And {Count(totals.NeedAttention - listed.Length, "more order")}: --format json tells all, with \"attention\":true.");
        }
    }

    private void WriteStuck(IReadOnlyCollection<TrackedOrder> stuck, DateTimeOffset now)
    {
        string at = now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        WriteHead(stuck.Count == 0 ? $"No order is stuck at {at}" : $"{Count(stuck.Count, "order")} stuck at {at}");
        if (stuck.Count == 0)
        {
            return;
        }

        Table table = Grid("Order", "Processing for", "Service", "What the customer is told");
        foreach (TrackedOrder order in stuck.Take(AttentionList.Most))
        {
            TimeSpan since = now - order.State.Since;
            _ = table.AddRow(
                new Text(Ink.Tame(order.Id), Ink.Strong),
                new Text(string.Create(CultureInfo.InvariantCulture, $"{(long)since.TotalHours} h {since.Minutes} min"), Ink.Look),
                new Text(Ink.Tame(order.ServiceName ?? ""), Ink.Dim),
                new Text(_guide.Explain(order.State, Findings.StuckInProcessing, culture, order.Service).Advice));
        }

        page.Write(table);
        if (stuck.Count > AttentionList.Most)
        {
            page.WriteLine($"And {Count(stuck.Count - AttentionList.Most, "more order")}.");
        }
    }

    private void WriteHead(string title)
    {
        page.WriteLine();
        page.Write(new Rule(title) { Justification = Justify.Left, Style = Ink.Dim });
    }

    private static Table Grid(params ReadOnlySpan<string> heads)
    {
        Table table = new Table().Border(TableBorder.None);
        foreach (string head in heads)
        {
            _ = table.AddColumn(new TableColumn(new Text(head, Ink.Strong)) { Padding = new Padding(0, 0, 2, 0) });
        }

        return table;
    }

    private static string Count(long count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");
}
