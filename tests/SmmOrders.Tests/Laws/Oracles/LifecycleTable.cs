using System.Collections.Immutable;

namespace SmmOrders.Tests.Laws;

/// <summary>
/// Which transitions are legal, as a table typed by hand or drawn at random, and the paths through it, found by trying every one.
/// Shares nothing with the library but the enums.
/// </summary>
public sealed class LifecycleTable
{
    private const string Header = "Process Queue Start Complete EndPartially Cancel";

    // The status that each trigger of the header leads to.
    private static readonly ImmutableArray<OrderStatus> Targets =
    [
        OrderStatus.Processing, OrderStatus.Pending, OrderStatus.InProgress, OrderStatus.Completed, OrderStatus.Partial, OrderStatus.Canceled,
    ];

    private readonly ImmutableHashSet<(OrderStatus From, OrderStatus To)> _legal;
    private readonly Dictionary<(OrderStatus From, OrderStatus To), ImmutableArray<OrderStatus>> _paths = [];

    public LifecycleTable(OrderStatus initial, IEnumerable<(OrderStatus From, OrderStatus To)> legal)
    {
        Initial = initial;
        _legal = [.. legal];
        foreach (OrderStatus from in Targets)
        {
            foreach (OrderStatus to in Targets.Where(to => to != from))
            {
                ImmutableArray<OrderStatus> path = EveryPath([from], to)
                    .OrderBy(candidate => candidate.Length)
                    .ThenBy(candidate => string.Concat(candidate.Select(status => Targets.IndexOf(status))), StringComparer.Ordinal)
                    .FirstOrDefault([]);
                _paths.Add((from, to), path);
            }
        }
    }

    public OrderStatus Initial { get; }

    public IEnumerable<(OrderStatus From, OrderStatus To)> Legal => _legal;

    /// <summary>Reads a typed table: the six triggers above, the statuses at the left, <c>x</c> where it is legal.</summary>
    public static LifecycleTable Typed(OrderStatus initial, string typed)
    {
        string[] lines = typed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Header, string.Join(' ', Words(lines[0])));
        return new LifecycleTable(
            initial,
            from line in lines.Skip(1)
            let words = Words(line)
            from column in Enumerable.Range(0, Targets.Length)
            where words[column + 1] == "x"
            select (Enum.Parse<OrderStatus>(words[0]), Targets[column]));
    }

    public static OrderStatus TargetOf(OrderTrigger trigger) => Targets[(int)trigger - 1];

    public bool Permits(OrderStatus from, OrderStatus to) => _legal.Contains((from, to));

    /// <summary>Both tables' transitions, this one's initial status.</summary>
    public LifecycleTable And(LifecycleTable other) => new(Initial, _legal.Concat(other._legal));

    /// <summary>The table with one cell flipped.</summary>
    public LifecycleTable Flip((OrderStatus From, OrderStatus To) cell) => new(Initial, _legal.SymmetricExcept([cell]));

    /// <summary>
    /// The statuses on the shortest path from one status to another, both ends included, through open statuses only; of two equally
    /// short ones, the one that comes first in the typed columns. Empty if there is none.
    /// </summary>
    public ImmutableArray<OrderStatus> Path(OrderStatus from, OrderStatus to) => _paths[(from, to)];

    private IEnumerable<ImmutableArray<OrderStatus>> EveryPath(ImmutableArray<OrderStatus> soFar, OrderStatus to)
    {
        OrderStatus here = soFar[^1];
        if (here == to)
        {
            return [soFar];
        }

        bool ended = soFar.Length > 1 && here is OrderStatus.Completed or OrderStatus.Partial or OrderStatus.Canceled;
        return ended
            ? []
            : Targets.Where(next => Permits(here, next) && !soFar.Contains(next)).SelectMany(next => EveryPath(soFar.Add(next), to));
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
