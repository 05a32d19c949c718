namespace SmmOrders.Tests.Laws;

/// <summary>Random lifecycles, and what makes one valid.</summary>
internal static class DrawnTables
{
    private static readonly OrderStatus[] Open = [OrderStatus.Processing, OrderStatus.Pending, OrderStatus.InProgress];
    private static readonly OrderStatus[] Final = [OrderStatus.Completed, OrderStatus.Partial, OrderStatus.Canceled];

    /// <summary>Any transitions out of open statuses, any of the four corrections; valid or not.</summary>
    public static LifecycleTable Draw(Dice dice) => new(
        dice.Pick(Open),
        [
            .. from status in Open
               from target in (OrderStatus[])[.. Open, .. Final]
               where dice.Chance(40)
               select (status, target),
            .. TypedTables.Corrections.Legal.Order().Where(_ => dice.Chance(40)),
        ]);

    /// <summary>Whether every status can be reached, and every open one can end in each of the three ways.</summary>
    public static bool IsSound(LifecycleTable table) =>
        Open.Concat(Final).All(status => status == table.Initial || !table.Path(table.Initial, status).IsEmpty)
        && Open.All(status => Final.All(end => !table.Path(status, end).IsEmpty));
}
