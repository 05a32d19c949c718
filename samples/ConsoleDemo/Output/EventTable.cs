using System.Globalization;
using ConsoleDemo.Replay;
using SmmOrders;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ConsoleDemo.Output;

/// <summary>
/// What happened, as a table that is written while it grows: rows are shown in small tables of one shape that stand below
/// each other as if they were one.
/// </summary>
internal sealed class EventTable(IAnsiConsole page, RefundPolicy refunds)
{
    private const int RowsAtOnce = 64;
    private const int NumberWidth = 7;

    // A narrow page does without the time and the count.
    private readonly bool _wide = page.Profile.Width >= 110;
    private Table? _rows;
    private DateOnly _day;
    private bool _hasHead;

    internal void Add(in OrderEvent told)
    {
        TurnTo(told.At);
        OrderState order = told.Order.State;
        AddRow(
            new Text(told.Line.ToString(CultureInfo.InvariantCulture), Ink.Dim),
            new Text(told.At.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture), Ink.Dim),
            new Text(Ink.Tame(told.Order.Id), Ink.Strong),
            Said(told),
            Status(told),
            new Text(order.Delivered is { } delivered ? string.Create(CultureInfo.InvariantCulture, $"{delivered}/{order.Quantity}") : ""),
            new Text(told.Refund is { } refund ? $"+{refunds.Format(refund.Amount)}" : "", Ink.Money),
            Noted(told));
    }

    /// <summary>A line that is not used has no place in the columns: its reason takes the width of the page.</summary>
    internal void AddFault(long line, string error)
    {
        Flush();
        page.Write(new Paragraph()
            .Append(string.Create(CultureInfo.InvariantCulture, $"{line,NumberWidth} "), Ink.Dim)
            .Append($"not used: {Ink.Tame(error)}\n", Ink.Fault));
    }

    /// <summary>Writes the rows that are not written yet.</summary>
    internal void Flush()
    {
        if (_rows is not null)
        {
            page.Write(_rows);
            _rows = null;
        }
    }

    private void TurnTo(DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        if (day != _day)
        {
            Flush();
            _day = day;
            page.Write(new Rule(day.ToString("yyyy-MM-dd 'UTC'", CultureInfo.InvariantCulture)) { Justification = Justify.Left, Style = Ink.Dim });
        }
    }

    private void AddRow(
        IRenderable line, IRenderable time, IRenderable order, IRenderable said, IRenderable status, IRenderable delivered, IRenderable refund, IRenderable noted)
    {
        _rows ??= NewTable();
        _ = _rows.AddRow(_wide ? [line, time, order, said, status, delivered, refund, noted] : [line, order, said, status, refund, noted]);
        if (_rows.Rows.Count == RowsAtOnce)
        {
            Flush();
        }
    }

    private Table NewTable()
    {
        const int time = 8, order = 8, status = 23, count = 11, money = 8;
        int taken = _wide ? NumberWidth + time + order + status + count + money + 8 : NumberWidth + order + status + money + 6;
        int rest = int.Max(page.Profile.Width - taken, 24);
        var table = new Table { Border = TableBorder.None, ShowHeaders = !_hasHead };
        _hasHead = true;
        TableColumn[] columns =
        [
            Column("Line", NumberWidth).RightAligned(), Column("Time", time), Column("Order", order), Column("What was said", rest - (rest / 2)),
            Column("Status", status), Column("Delivered", count).RightAligned(), Column("Refund", money).RightAligned(), Column("Noted", rest / 2),
        ];
        return table.AddColumns(_wide ? columns : [columns[0], columns[2], columns[3], columns[4], columns[6], columns[7]]);
    }

    private static TableColumn Column(string name, int width) => new(new Text(name, Ink.Strong)) { Width = width, Padding = new Padding(0, 0, 1, 0) };

    private Text Said(in OrderEvent told) =>
        told.Report is { } report ? new Text(Ink.Tame(report.ToString()))
        : !told.IsPlaced ? new Text("(time passes)", Ink.Dim)
        : new Text(string.Create(CultureInfo.InvariantCulture, $"placed: {told.Order.State.Quantity} for {refunds.Format(told.Order.State.Charge)}"), Ink.Dim);

    private static Paragraph Status(in OrderEvent told)
    {
        OrderStatus status = told.Order.State.Status;
        var cell = new Paragraph();
        return (told.Path is { Count: > 0 } path ? cell.Append($"{path[0].From} > ", Ink.Dim) : cell).Append(status.ToString(), Ink.Of(status));
    }

    private static Paragraph Noted(in OrderEvent told)
    {
        Paragraph cell = new Paragraph().Append(told.Findings == Findings.None ? "" : $"{told.Findings} ", Ink.Of(told.Findings));
        return told is { IsPlaced: true, Order.ServiceName: { } service } ? cell.Append(Ink.Tame(service), Ink.Dim) : cell;
    }
}
