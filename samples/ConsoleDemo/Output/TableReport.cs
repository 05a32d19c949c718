using System.Globalization;
using Spectre.Console;

namespace ConsoleDemo;

/// <summary>
/// Writes for people: what happened, then what it adds up to, which orders need attention with the guide's advice, and which
/// are stuck.
/// </summary>
internal sealed class TableReport(IAnsiConsole page, OrderTracker tracker, CultureInfo? culture) : IReplayReport
{
    private const int MostListed = 100;

    private readonly EventRows _events = new(page, tracker.Refunds);
    private readonly OrderGuide _guide = new(tracker.Refunds, tracker.Stuck);

    public void Write(in OrderEvent happened) => _events.Add(happened);

    public void WriteFault(long line, string error) => _events.AddFault(line, error);

    public void Finish(ReplayResult result)
    {
        _events.Begin();
        WriteTotals(result);
        TrackedOrder[] attention = [.. result.Orders.Where(order => order.Attention != Findings.None)];
        WriteHead(attention.Length == 0 ? "No order needs attention" : $"{Count(attention.Length, "order")} to look at");
        WriteList(["Order", "Status", "What to look at", "What the customer is told"], attention, order =>
        [
            new(Styles.Printable(order.Placed.Id), Styles.Strong),
            new(order.State.Status.ToString(), Styles.Of(order.State.Status)),
            new(string.Join(' ', order.Attention.Each().Select(finding => Describe(finding, order))), Styles.Attention),
            new(_guide.Explain(order.State, order.Attention, culture, order.Placed.Service).Advice),
        ]);
        if (result.End is { } end)
        {
            WriteStuck(result.Stuck, end);
        }
    }

    private string Describe(Findings finding, TrackedOrder order) => finding == Findings.Correction
        ? _guide.Texts.Get(order.IsCorrected ? GuideText.FindingCorrectionApplied : GuideText.FindingCorrectionNotApplied, culture)
        : _guide.DescribeFinding(finding, culture);

    private void WriteTotals(ReplayResult result)
    {
        WriteHead("Totals");
        (string Name, decimal? Amount)[] totals =
        [
            ("Charged", Sum(result.Orders.Select(order => order.State.Charge))),
            ("Refunded", Sum(result.Orders.Select(order => order.State.Refunded))),
            ("Kept", Sum(result.Orders.Select(order => order.State.Kept))),
        ];
        int decimals = totals.Max(total => int.Max(total.Amount?.Scale ?? 0, tracker.Refunds.Decimals));
        Grid grid = new Grid().AddColumn(new GridColumn { Width = 10 }).AddColumn(new GridColumn { Alignment = Justify.Right });
        foreach ((string name, decimal? amount) in totals)
        {
            _ = grid.AddRow(new Text(name), new Text(amount?.ToString($"F{decimals}", CultureInfo.InvariantCulture) ?? "more than 28 digits", Styles.Strong));
        }

        page.Write(grid);
        page.WriteLine();
        var orders = new Paragraph($"{Count(result.Orders.Count, "order")}:", Styles.Strong);
        foreach (OrderStatus status in OrderStatuses.All)
        {
            int count = result.Orders.Count(order => order.State.Status == status);
            _ = orders.Append(string.Create(CultureInfo.InvariantCulture, $" {count} ")).Append(status.ToString(), Styles.Of(status))
                .Append(status == OrderStatuses.All[^1] ? "\n" : ",");
        }

        page.Write(orders);
        string faults = result.Faults == 0 ? "all understood" : $"{Count(result.Faults, "fault")} in them";
        page.Write(new Paragraph($"{Count(result.Lines, "line")} read, ").Append($"{faults}\n", result.Faults == 0 ? Style.Plain : Styles.Fault));
    }

    private void WriteStuck(IReadOnlyCollection<TrackedOrder> stuck, DateTimeOffset now)
    {
        string at = now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        WriteHead(stuck.Count == 0 ? $"No order is stuck at {at}" : $"{Count(stuck.Count, "order")} stuck at {at}");
        WriteList(["Order", "Processing for", "Service", "What the customer is told"], stuck, order =>
        {
            TimeSpan since = now - order.State.StatusSince;
            return
            [
                new(Styles.Printable(order.Placed.Id), Styles.Strong),
                new(string.Create(CultureInfo.InvariantCulture, $"{(long)since.TotalHours} h {since.Minutes} min"), Styles.Attention),
                new(Styles.Printable(order.Placed.ServiceName ?? ""), Styles.Dim),
                new(_guide.Explain(order.State, Findings.StuckInProcessing, culture, order.Placed.Service).Advice),
            ];
        });
    }

    private void WriteList(string[] heads, IReadOnlyCollection<TrackedOrder> orders, Func<TrackedOrder, Text[]> row)
    {
        var list = new Grid();
        list.AddColumns(heads.Length);
        _ = list.AddRow([.. heads.Select(head => new Text(head, Styles.Strong))]);
        foreach (TrackedOrder order in orders.Take(MostListed))
        {
            _ = list.AddRow(row(order));
        }

        if (orders.Count > 0)
        {
            page.Write(list);
            page.Write(orders.Count <= MostListed ? "" : $"And {Count(orders.Count - MostListed, "more order")}: --format json lists them all.\n");
        }
    }

    private void WriteHead(string title)
    {
        page.WriteLine();
        page.Write(new Rule(title) { Justification = Justify.Left, Style = Styles.Dim });
    }

    // A decimal rounds in silence where amounts lie too far apart; then there is no total rather than a wrong one.
    private static decimal? Sum(IEnumerable<decimal> amounts) => amounts.Aggregate((decimal?)0, static (sum, amount) =>
        sum <= decimal.MaxValue - amount && sum + amount - sum == amount && sum + amount - amount == sum ? sum + amount : null);

    private static string Count(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");
}
