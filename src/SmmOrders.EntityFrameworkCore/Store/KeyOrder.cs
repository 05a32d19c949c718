namespace SmmOrders.EntityFrameworkCore;

/// <summary>Keys in the order in which rows are locked, as they are stored; texts ordinally.</summary>
internal sealed class KeyOrder : IComparer<OrderKey>
{
    internal static KeyOrder Instance { get; } = new();

    public int Compare(OrderKey x, OrderKey y) => x.Value is string left && y.Value is string right
        ? string.CompareOrdinal(left, right)
        : Comparer<object?>.Default.Compare(x.Value, y.Value);
}
