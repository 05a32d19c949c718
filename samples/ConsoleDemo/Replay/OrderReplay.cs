using SmmOrders.Providers;

namespace ConsoleDemo;

/// <summary>
/// Replays a log through the library: places orders, reads what the provider answers, lets the tracker decide, and reports the
/// result. A panel's own backend does the same, with a database in place of the dictionary.
/// </summary>
internal sealed class OrderReplay(OrderTracker tracker, IReplayReport report)
{
    private readonly Dictionary<string, TrackedOrder> _orders = [];
    private long _line;
    private DateTimeOffset? _end;
    private DateTimeOffset _lastTime = DateTimeOffset.MinValue;

    /// <summary>Lines that could not be used, or not for every order that they name.</summary>
    internal long Faults { get; private set; }

    /// <summary>Replays every line, one after the other.</summary>
    internal async Task RunAsync(IAsyncEnumerable<byte[]?> lines)
    {
        await foreach (byte[]? line in lines.ConfigureAwait(false))
        {
            _line++;
            if (line is null)
            {
                Fault($"The line is longer than {LogReader.MaxLength} bytes.");
            }
            else if (line.AsSpan().Trim(" \t\r"u8).Length > 0)
            {
                Replay(line);
            }
        }

        report.Finish(new(_line, Faults, _orders.Values, _end, _end is { } end ? StuckAt(end) : []));
    }

    private void Replay(byte[] utf8)
    {
        try
        {
            switch (LogLineParser.Parse(utf8))
            {
                case OrderPlaced placed: Place(placed); break;
                case ProviderAnswered answered: Observe(answered); break;
                case TimePassed passed: PassTime(passed.At); break;
            }
        }
        catch (InvalidLineException fault)
        {
            Fault(fault.Message);
        }
        catch (ArgumentOutOfRangeException fault)
        {
            // The library checks an order's facts, and says what is wrong with them.
            string rule = fault.Message.Split(" (Parameter ")[0];
            Fault(FormattableString.Invariant($"\"{fault.ParamName?.ToLowerInvariant()}\" is {fault.ActualValue}. {rule}"));
        }
    }

    private void Place(OrderPlaced placed)
    {
        OrderState order = tracker.Place(placed.Quantity, placed.Charge, placed.At);
        order = OrderState.From(order.Facts with
        {
            Status = placed.Status ?? order.Status,
            StatusSince = placed.Since ?? order.StatusSince,
            Delivered = placed.Delivered,
            Refunded = placed.Refunded,
        });
        var tracked = new TrackedOrder(placed, order);
        if (!_orders.TryAdd(placed.Id, tracked))
        {
            throw new InvalidLineException($"{placed.Id} was placed before.");
        }

        // An order that is older than the log may be late already.
        Apply(new(_line, placed.At, tracked, tracker.CheckTime(order, placed.At, placed.Service), IsPlaced: true));
    }

    private void Observe(ProviderAnswered answered)
    {
        var answers = new ProviderAnswer[answered.Orders.Length];
        if (answered.IsBulk)
        {
            ProviderAnswerReader.Default.ReadMany(answered.Answer, answered.Orders, answers);
        }
        else
        {
            answers[0] = ProviderAnswerReader.Default.Read(answered.Answer);
        }

        foreach ((string id, ProviderAnswer answer) in answered.Orders.Zip(answers))
        {
            Observe(id, answer.Report, answered.At);
        }
    }

    // What is wrong with one order of a bulk answer costs the others nothing.
    private void Observe(string id, in StatusReport said, DateTimeOffset at)
    {
        if (!_orders.TryGetValue(id, out TrackedOrder? order))
        {
            Fault($"{id} was never placed.");
        }
        else if (at < order.Seen)
        {
            Fault(FormattableString.Invariant($"Time runs backwards for {id}: {at:o} is before {order.Seen:o}."));
        }
        else
        {
            Apply(new(_line, at, order, tracker.Observe(order.State, said, at, order.Placed.Service), said));
        }
    }

    private void PassTime(DateTimeOffset at)
    {
        if (at < _lastTime)
        {
            throw new InvalidLineException(FormattableString.Invariant($"Time runs backwards: {at:o} is before {_lastTime:o}."));
        }

        _lastTime = at;
        foreach (TrackedOrder order in StuckAt(at).Where(order => order.Seen <= at))
        {
            Apply(new(_line, at, order, tracker.CheckTime(order.State, at, order.Placed.Service)));
        }

        Reach(at);
    }

    // The longest stuck first.
    private TrackedOrder[] StuckAt(DateTimeOffset now) =>
    [
        .. _orders.Values
            .Where(order => tracker.Stuck.IsStuck(order.State, now, order.Placed.Service))
            .OrderBy(order => order.State.StatusSince + (order.Placed.Service?.StuckAfter ?? tracker.Stuck.Threshold))
            .ThenBy(order => order.Placed.Id, StringComparer.Ordinal),
    ];

    private void Apply(in OrderEvent happened)
    {
        happened.Order.Apply(happened.Update, happened.At);
        Reach(happened.At);
        report.Write(happened);
    }

    private void Reach(DateTimeOffset at) => _end = at > _end ? at : _end ?? at;

    private void Fault(string error)
    {
        Faults++;
        report.WriteFault(_line, error);
    }
}
