using System.Collections;
using System.Globalization;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A query that a database answers, or LINQ over the same rows in memory.</summary>
internal sealed record MoneyQuery(
    string Name,
    Func<IQueryable<PricedOrder>, IQueryable<OrderRefundEntry<long>>, object?> Ask,
    Func<IQueryable<PricedOrder>, IQueryable<OrderRefundEntry<long>>, object?>? InMemory = null,
    bool IsOrdered = false)
{
    public override string ToString() => Name;

    /// <summary>The answer as text; amounts with so many decimals.</summary>
    public string Answer(IQueryable<PricedOrder> orders, IQueryable<OrderRefundEntry<long>> refunds, int decimals) => Text(
        InMemory is not null && orders is EnumerableQuery ? InMemory(orders, refunds) : Ask(orders, refunds), decimals, IsOrdered);

    private static string Text(object? answer, int decimals, bool isOrdered = true) => answer switch
    {
        null => "null",
        double number => number.ToString("0.######", CultureInfo.InvariantCulture),
        decimal amount => decimal.Round(amount, decimals, MidpointRounding.ToEven).ToString("0.############################", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        string or ValueType => Convert.ToString(answer, CultureInfo.InvariantCulture)!,
        IEnumerable rows when isOrdered => string.Join("; ", rows.Cast<object?>().Select(row => Text(row, decimals))),
        IEnumerable rows => string.Join("; ", rows.Cast<object?>().Select(row => Text(row, decimals)).Order(StringComparer.Ordinal)),
        _ => string.Join(", ", answer.GetType().GetProperties().Select(property => $"{property.Name} {Text(property.GetValue(answer), decimals)}")),
    };
}
