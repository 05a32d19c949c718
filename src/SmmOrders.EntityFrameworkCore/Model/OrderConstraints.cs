using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The check constraints of an order, with the final names of its columns and in the literals of its conversions.</summary>
internal static class OrderConstraints
{
    internal static void Add(IConventionEntityType order, IRelationalTypeMappingSource types, ISqlGenerationHelper sql)
    {
        string table = order.GetTableName()!;
        int longest = order.Model.GetMaxIdentifierLength();
        (string status, string refunded, string charge, string quantity) =
            (Column(nameof(TrackedOrder.Status)), Column(nameof(TrackedOrder.Refunded)), Column(nameof(TrackedOrder.Charge)), Column(nameof(TrackedOrder.Quantity)));
        IEnumerable<string> statuses = OrderStatuses.All.Select(each => Literal(nameof(TrackedOrder.Status), each));
        Check(nameof(TrackedOrder.Status), $"{Quoted(status)} IN ({string.Join(", ", statuses)})");
        Check(nameof(TrackedOrder.Refunded), $"{Quoted(refunded)} >= {Literal(nameof(TrackedOrder.Refunded), 0m)} AND {Quoted(refunded)} <= {Quoted(charge)}");
        Check(nameof(TrackedOrder.Quantity), $"{Quoted(quantity)} > {Literal(nameof(TrackedOrder.Quantity), 0L)}");

        string Column(string property) => order.FindProperty(property)!.GetColumnName(StoreObjectIdentifier.Table(table, order.GetSchema()))!;

        string Quoted(string column) => sql.DelimitIdentifier(column);

        string Literal(string property, object value) => types.FindMapping((IProperty)order.FindProperty(property)!)!.GenerateSqlLiteral(value);

        // EF Core would cut a long name at its end, which tells them apart.
        void Check(string property, string condition)
        {
            string column = Column(property);
            string prefix = $"CK_{table}";
            string name = prefix.Length + 1 + column.Length <= longest ? $"{prefix}_{column}" : $"{prefix[..Math.Max(3, longest - column.Length - 1)]}_{column}";
            _ = order.AddCheckConstraint(name, condition);
        }
    }
}
