using System.Globalization;
using Spectre.Console;

namespace ConsoleDemo;

/// <summary>
/// The events as rows, each written as it happens. A second line has what fits no column: the service, the findings, and
/// whatever a column would cut inside a word.
/// </summary>
internal sealed class EventRows(IAnsiConsole page, RefundPolicy refunds)
{
    private const int Order = 2, Happened = 3;
    private static readonly string[] Heads = ["Line", "Time", "Order", "What happened", "Status", "Delivered", "Refund"];

    // Columns grow with what they hold. What happened has the rest of the page.
    private int[] _widths = [4, 8, 6, 0, 12, 11, 8];
    private DateOnly _day;
    private bool _hasBegun;

    internal void Add(in OrderEvent happened)
    {
        Begin();
        if (DateOnly.FromDateTime(happened.At.UtcDateTime) is var day && day != _day)
        {
            _day = day;
            page.Write(new Rule(day.ToString("yyyy-MM-dd 'UTC'", CultureInfo.InvariantCulture)) { Justification = Justify.Left, Style = Styles.Dim });
        }

        OrderState order = happened.Order.State;
        string moved = happened.Update.Path.Count > 0 ? "> " : "";
        Write(
            [
                new(Invariant($"{happened.Line}"), Styles.Dim),
                new(happened.At.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture), Styles.Dim),
                new(Styles.Printable(happened.Order.Placed.Id), Styles.Strong),
                WhatHappened(happened),
                new($"{moved}{order.Status}", Styles.Of(order.Status)),
                new(order.Delivered is { } delivered ? Invariant($"{delivered}/{order.Quantity}") : ""),
                new(happened.Update.Refund is { } refund ? $"+{refunds.Format(refund.Amount)}" : "", Styles.Money),
            ],
            [.. Notes(happened)]);
    }

    /// <summary>A line that cannot be used has no columns: its reason takes the width of the page.</summary>
    internal void AddFault(long line, string error)
    {
        Begin();
        page.Write(new Paragraph(Invariant($"{line,4} "), Styles.Dim).Append($"not used: {Styles.Printable(error)}\n", Styles.Fault));
    }

    /// <summary>Says what one will see, once.</summary>
    internal void Begin()
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            page.WriteLine("Each row is something that happened to an order, and what became of the order;");
            page.WriteLine("> marks a new status. At the end: totals, and the orders that need a person.");
            page.WriteLine();
            Write([.. Heads.Select(head => new Cell(head, Styles.Strong))], []);
        }
    }

    private Cell WhatHappened(in OrderEvent happened)
    {
        OrderState order = happened.Order.State;
        return happened switch
        {
            { IsPlaced: true } => new(Invariant($"placed: {order.Quantity} for {refunds.Format(order.Charge)}"), Styles.Dim),
            { Report.Kind: ReportKind.Status } => new(happened.Report.Value.ToString()),
            { Report.Kind: ReportKind.UnknownStatus } => new("an unknown status"),
            { Report.Kind: ReportKind.ProviderError } => new("an error"),
            { Report.Kind: ReportKind.NotReported } => new("nothing about it"),
            { Report: not null } => new("no usable answer"),
            _ => new("(time passes)", Styles.Dim),
        };
    }

    private static IEnumerable<Cell> Notes(OrderEvent happened)
    {
        if (happened is { IsPlaced: true, Order.Placed.ServiceName: { } service })
        {
            yield return new($"Service: {Styles.Printable(service)}", Styles.Dim);
        }

        if (happened.Update.Findings is not Findings.None and var findings)
        {
            string detail = happened.Report?.Detail is { } said ? $" ({Styles.Printable(said)})" : "";
            yield return findings.NeedAttention()
                ? new($"Needs attention: {findings}{detail}", Styles.Attention)
                : new($"Noted: {findings}{detail}", Styles.Dim);
        }
    }

    private void Write(Cell[] cells, List<Cell> below)
    {
        MoveBelow(cells, below, Order, isTooLong: cells[Order].Text.Length > 16);
        _widths = [.. _widths.Zip(cells, (width, cell) => int.Max(width, cell.Text.Length))];
        _widths[Happened] = 0;
        _widths[Happened] = int.Max(page.Profile.Width - _widths.Sum() - _widths.Length, 1);
        MoveBelow(cells, below, Happened, isTooLong: cells[Happened].Text.Split(' ').Max(word => word.Length) > _widths[Happened]);
        var row = new Grid();
        foreach (int column in Enumerable.Range(0, cells.Length))
        {
            Justify side = column is 0 or 5 or 6 ? Justify.Right : Justify.Left;
            _ = row.AddColumn(new GridColumn { Width = _widths[column], Padding = new Padding(0, 0, 1, 0), Alignment = side });
        }

        page.Write(row.AddRow([.. cells.Select(cell => new Text(cell.Text, cell.Style))]));
        foreach (Cell note in below)
        {
            page.Write(new Padder(new Text(note.Text, note.Style), new Padding(_widths[0] + _widths[1] + 2, 0, 0, 0)));
        }
    }

    // A column wraps text between words, and would cut a word that is longer than itself.
    private static void MoveBelow(Cell[] cells, List<Cell> below, int column, bool isTooLong)
    {
        if (isTooLong)
        {
            below.Insert(0, new($"{Heads[column]}: {cells[column].Text}", cells[column].Style));
            cells[column] = new("");
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private readonly record struct Cell(string Text, Style? Style = null);
}
