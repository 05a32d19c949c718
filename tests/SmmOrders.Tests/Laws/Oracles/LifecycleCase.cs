using System.Collections.Immutable;

namespace SmmOrders.Tests.Laws;

/// <summary>A lifecycle twice: as a table of the bench, and as one of the library.</summary>
public sealed class LifecycleCase
{
    private LifecycleCase(string name, LifecycleTable table, OrderLifecycle library)
    {
        Name = name;
        Table = table;
        WhilePending = table.And(TypedTables.WhilePending);
        Library = library;
    }

    /// <summary>The six typed by hand, by name.</summary>
    public static ImmutableArray<LifecycleCase> Named { get; } =
    [
        new("Default", TypedTables.Default, OrderLifecycle.Default),
        new("Default with corrections", TypedTables.Default.And(TypedTables.Corrections), OrderLifecycle.Default.WithCorrections()),
        new("PerfectPanel", TypedTables.PerfectPanel, OrderLifecycle.PerfectPanel),
        new("PerfectPanel with corrections", TypedTables.PerfectPanel.And(TypedTables.Corrections), OrderLifecycle.PerfectPanel.WithCorrections()),
        new("DripFeed", TypedTables.DripFeed, Create(TypedTables.DripFeed)),
        new("DripFeed with corrections", TypedTables.DripFeed.And(TypedTables.Corrections), Create(TypedTables.DripFeed).WithCorrections()),
    ];

    /// <summary>Random valid ones, as a panel might declare them.</summary>
    public static ImmutableArray<LifecycleCase> Drawn { get; } =
    [
        .. Enumerable.Range(1, int.MaxValue)
            .Select(seed => (seed, table: DrawnTables.Draw(new Dice((ulong)seed))))
            .Where(drawn => DrawnTables.IsSound(drawn.table))
            .Take(32)
            .Select(drawn => new LifecycleCase($"Drawn from {drawn.seed}: {string.Join(", ", drawn.table.Legal)}", drawn.table, Create(drawn.table))),
    ];

    public string Name { get; }

    public LifecycleTable Table { get; }

    /// <summary>The table for a service that delivers while Pending.</summary>
    public LifecycleTable WhilePending { get; }

    public OrderLifecycle Library { get; }

    /// <summary>The table declared to the library through Stateless.</summary>
    public static OrderLifecycle Create(LifecycleTable table) => OrderLifecycle.Create(
        machine =>
        {
            foreach ((OrderStatus from, OrderStatus to) in table.Legal)
            {
                OrderTrigger trigger = Enum.GetValues<OrderTrigger>().Single(t => LifecycleTable.TargetOf(t) == to);
                _ = from == to ? machine.Configure(from).PermitReentry(trigger) : machine.Configure(from).Permit(trigger, to);
            }
        },
        table.Initial);

    public override string ToString() => Name;
}
