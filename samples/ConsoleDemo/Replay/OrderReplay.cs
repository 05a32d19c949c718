using ConsoleDemo.Log;
using SmmOrders;
using SmmOrders.Providers;

namespace ConsoleDemo.Replay;

/// <summary>
/// Replays a log through the library: places orders, reads what the provider answers, lets the tracker decide, and tells
/// what came of it. A panel's own backend does the same, with a database where this has a dictionary.
/// </summary>
internal sealed class OrderReplay(OrderTracker tracker, IReplayReport report)
{
    private readonly ProviderAnswerReader _answers = ProviderAnswerReader.Default;
    private readonly LogLineReader _lineReader = new();
    private readonly OrderBook _orders = new(tracker.Stuck);
    private ProviderAnswer[] _bulk = [];
    private DateTimeOffset? _end;
    private DateTimeOffset _lastTime = DateTimeOffset.MinValue;

    /// <summary>What the lines so far add up to.</summary>
    internal ReplayTotals Totals { get; } = new();

    /// <summary>Replays every line.</summary>
    internal void Run(LineReader lines, CancellationToken cancellation)
    {
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            cancellation.ThrowIfCancellationRequested();
            Totals.Lines = lines.Number;
            if (lines.WasTooLong)
            {
                Fault($"The line is longer than {LineReader.MaxLength} bytes.");
            }
            else if (line.Trim(" \t\r"u8).Length > 0)
            {
                Replay(line);
            }
        }

        report.Finish(Totals, _end, _end is { } end ? _orders.StuckAt(end) : []);
    }

    private void Replay(ReadOnlySpan<byte> utf8)
    {
        if (!_lineReader.TryRead(utf8, out LogLine line, out string? error))
        {
            Fault(error);
            return;
        }

        switch (line.Fields & (LogFields.Place | LogFields.Order | LogFields.Orders))
        {
            case LogFields.Place:
                Place(line);
                break;

            case LogFields.Order:
                Observe(line.Order, _answers.Read(line.Answer).Report, line.At);
                break;

            case LogFields.Orders:
                ObserveMany(line);
                break;

            default:
                PassTime(line.At);
                break;
        }
    }

    private void Place(in LogLine line)
    {
        if (_orders.TryFind(line.Order, out _))
        {
            Fault($"{line.Order} was placed before.");
            return;
        }

        OrderState state;
        try
        {
            state = StateOf(line);
        }
        catch (ArgumentOutOfRangeException fault)
        {
            // The library checks an order's facts, and says what is wrong with them.
            string rule = fault.Message.Split(" (Parameter ")[0];
            Fault(FormattableString.Invariant($"\"{fault.ParamName}\" is {fault.ActualValue}. {rule}"));
            return;
        }

        var order = new TrackedOrder(line.Order, state, line.At) { Service = line.Service, ServiceName = line.ServiceName };
        Findings findings = tracker.CheckTime(state, line.At, line.Service);
        order.Note(findings, afterItsEnd: false);
        _orders.Add(order);
        Totals.Placed(state);
        Totals.Attention(Findings.None, order.Attention);
        Tell(new() { Line = Totals.Lines, At = line.At, Order = order, IsPlaced = true, Findings = findings });
    }

    /// <summary>A new order; or, where the line says more, one that the panel placed before the log begins.</summary>
    private OrderState StateOf(in LogLine line)
    {
        OrderState placed = tracker.Place(line.Quantity, line.Charge, line.At);
        return new OrderState(
            line.Fields.HasFlag(LogFields.Status) ? line.Status : placed.Status,
            line.Fields.HasFlag(LogFields.Since) ? line.Since : placed.Since,
            placed.Quantity,
            placed.Charge,
            line.Delivered,
            line.Refunded);
    }

    private void ObserveMany(in LogLine line)
    {
        string[] ids = line.Orders;
        if (_bulk.Length < ids.Length)
        {
            _bulk = new ProviderAnswer[ids.Length];
        }

        _answers.ReadMany(line.Answer, ids, _bulk.AsSpan(0, ids.Length));
        for (int i = 0; i < ids.Length; i++)
        {
            Observe(ids[i], _bulk[i].Report, line.At);
        }
    }

    private void Observe(string id, in StatusReport said, DateTimeOffset at)
    {
        if (!_orders.TryFind(id, out TrackedOrder? order))
        {
            Fault($"{id} was never placed.");
            return;
        }

        if (at < order.Seen)
        {
            Fault(FormattableString.Invariant($"Time runs backwards for {id}: {at:o} is before {order.Seen:o}."));
            return;
        }

        OrderUpdate update = tracker.Observe(order.State, said, at, order.Service);
        Findings attentionBefore = order.Attention;
        order.Seen = at;
        order.Note(update.Findings, update.Before.IsFinal);
        Totals.Attention(attentionBefore, order.Attention);
        if (update.Changed)
        {
            _orders.Change(order, update.Order);
            Totals.Changed(update.Before, update.Order);
        }

        Tell(new()
        {
            Line = Totals.Lines,
            At = at,
            Order = order,
            Report = said,
            Path = update.Path,
            Refund = update.Refund,
            Findings = update.Findings,
        });
    }

    private void PassTime(DateTimeOffset at)
    {
        if (at < _lastTime)
        {
            Fault(FormattableString.Invariant($"Time runs backwards: {at:o} is before {_lastTime:o}."));
            return;
        }

        _lastTime = at;
        foreach (TrackedOrder order in _orders.StuckAt(at).Where(order => order.Seen <= at))
        {
            order.Seen = at;
            Tell(new() { Line = Totals.Lines, At = at, Order = order, Findings = tracker.CheckTime(order.State, at, order.Service) });
        }

        Reach(at);
    }

    private void Tell(in OrderEvent told)
    {
        Reach(told.At);
        report.Tell(told);
    }

    private void Reach(DateTimeOffset at) => _end = at > _end ? at : _end ?? at;

    private void Fault(string error)
    {
        Totals.Faults++;
        report.TellFault(Totals.Lines, error);
    }
}
