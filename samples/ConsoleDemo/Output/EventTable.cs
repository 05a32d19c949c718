using System.Globalization;
using SmmOrders;
using ConsoleDemo.Replay;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ConsoleDemo.Output;

/// <summary>
/// What happened, as a table that is written while it grows: rows are shown in small tables of one shape that stand below
/// each other as if they were one.
/// </summary>
internal sealed class EventTable
{
    private const int RowsAtOnce = 64;

    private readonly IAnsiConsole _page;
    private readonly RefundPolicy _refunds;
    private Table? _rows;
    private DateOnly _day;
    private bool _hasHead;

    internal EventTable(IAnsiConsole page, RefundPolicy refunds)
    {
        _page = page;
        _refunds = refunds;
    }

    internal void Add(in OrderEvent told)
    {
        this.TurnTo(told.At);
        this.AddRow(
            told.Line,
            new Text(told.At.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture), Ink.Dim),
            new Text(Ink.Tame(told.Order.Id), Ink.Strong),
            this.Said(told),
            Status(told),
            new Text(Delivered(told.Order.State)),
            new Text(told.Refund is { } refund ? $"+{_refunds.Format(refund.Amount)}" : "", Ink.Money),
            new Text(told.Findings == Findings.None ? "" : told.Findings.ToString(), Ink.Of(told.Findings)));
    }

    internal void AddFault(long line, string error) =>
        this.AddRow(line, Text.Empty, Text.Empty, new Text(Ink.Tame(error), Ink.Fault), new Text("not used", Ink.Fault), Text.Empty, Text.Empty, Text.Empty);

    /// <summary>Writes the rows that are not written yet.</summary>
    internal void Flush()
    {
        if (_rows is not null)
        {
            _page.Write(_rows);
            _rows = null;
        }
    }

    private void TurnTo(DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        if (_hasHead && day == _day)
        {
            return;
        }

        this.Flush();
        _day = day;
        _page.Write(new Rule(day.ToString("yyyy-MM-dd 'UTC'", CultureInfo.InvariantCulture)) { Justification = Justify.Left, Style = Ink.Dim });
    }

    private void AddRow(long line, params IRenderable[] cells)
    {
        _rows ??= this.NewTable();
        _ = _rows.AddRow([new Text(line.ToString(CultureInfo.InvariantCulture), Ink.Dim), .. cells]);
        if (_rows.Rows.Count == RowsAtOnce)
        {
            this.Flush();
        }
    }

    private Table NewTable()
    {
        const int gaps = 8;
        const int number = 5, time = 8, order = 9, count = 11, money = 10;
        int rest = int.Max(_page.Profile.Width - (number + time + order + count + money + gaps), 30);
        var table = new Table { ShowHeaders = !_hasHead };
        _hasHead = true;
        return table
            .Border(TableBorder.None)
            .AddColumn(Column("Line", number).RightAligned())
            .AddColumn(Column("Time", time))
            .AddColumn(Column("Order", order))
            .AddColumn(Column("What was said", rest * 4 / 10))
            .AddColumn(Column("Status", rest * 3 / 10))
            .AddColumn(Column("Delivered", count).RightAligned())
            .AddColumn(Column("Refund", money).RightAligned())
            .AddColumn(Column("Noted", rest * 3 / 10));
    }

    private static TableColumn Column(string name, int width) => new(new Text(name, Ink.Strong)) { Width = width, Padding = new Padding(0, 0, 1, 0) };

    private Paragraph Said(in OrderEvent told)
    {
        OrderState order = told.Order.State;
        string said = told.Report is { } report ? Ink.Tame(report.ToString())
            : !told.IsPlaced ? "(time passes)"
            : string.Create(CultureInfo.InvariantCulture, $"placed: {order.Quantity} for {_refunds.Format(order.Charge)}");
        Paragraph cell = new Paragraph().Append(said, told.Report is null ? Ink.Dim : Ink.Plain);
        return told.IsPlaced && told.Order.ServiceName is { } service ? cell.Append($", {Ink.Tame(service)}", Ink.Dim) : cell;
    }

    private static Paragraph Status(in OrderEvent told)
    {
        var cell = new Paragraph();
        foreach (OrderStatus passed in told.Path?.Statuses[..^Math.Min(1, told.Path.Count)] ?? [])
        {
            _ = cell.Append($"{passed} > ", Ink.Dim);
        }

        OrderStatus status = told.Order.State.Status;
        return cell.Append(status.ToString(), Ink.Of(status));
    }

    private static string Delivered(OrderState order) =>
        order.Delivered is { } delivered ? string.Create(CultureInfo.InvariantCulture, $"{delivered}/{order.Quantity}") : "";
}
