using System.Collections.Immutable;
using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Writes through EF Core alone, order by order, on any database. The reference that the fast writers are tested against.</summary>
internal sealed class PortableWriter<TOrder, TKey> : IOrderWriter<TOrder, TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    public async Task<IReadOnlySet<TKey>> WriteAsync(
        DbContext context, OrderTable<TOrder, TKey> table, IReadOnlyList<OrderChange<TKey>> changes, CancellationToken cancellationToken)
    {
        HashSet<TKey> written = [];
        foreach (OrderChange<TKey> change in changes)
        {
            int rows = await context.Set<TOrder>()
                .IgnoreQueryFilters()
                .Where(table.HasKeyIn([change.Key]))
                .Where(order => EF.Property<long?>(order, OrderColumns.Version) == change.Version)
                .ExecuteUpdateAsync(setters => SetAll(setters, table.Written, change.Values), cancellationToken);
            if (rows == 1)
            {
                _ = written.Add(change.Key);
                foreach (OrderHistoryEntry<TKey> entry in change.History)
                {
                    await InsertAsync(context, table.History, entry, cancellationToken);
                }

                if (change.Refund is { } refund)
                {
                    await InsertAsync(context, table.Refunds, refund, cancellationToken);
                }
            }
        }

        return written;
    }

    private static void SetAll(UpdateSettersBuilder<TOrder> setters, ImmutableArray<IProperty> properties, object?[] values)
    {
        for (int index = 0; index < properties.Length; index++)
        {
            IProperty property = properties[index];
            ParameterExpression order = Expression.Parameter(typeof(TOrder), "order");
            LambdaExpression column = Expression.Lambda(
                Expression.Call(typeof(EF), nameof(EF.Property), [property.ClrType], order, Expression.Constant(property.Name)), order);
            _ = SetProperty.MakeGenericMethod(property.ClrType).Invoke(setters, [column, values[index]]);
        }
    }

    private static System.Reflection.MethodInfo SetProperty { get; } = typeof(UpdateSettersBuilder<TOrder>).GetMethods()
        .Single(method => method.Name == nameof(UpdateSettersBuilder<TOrder>.SetProperty) && method.GetParameters()[1].ParameterType.IsGenericMethodParameter);

    // DbContext.Add would leave the row in the caller's change tracker.
    private static async Task InsertAsync(DbContext context, IEntityType table, object row, CancellationToken cancellationToken)
    {
        ISqlGenerationHelper sql = context.GetService<ISqlGenerationHelper>();
        IProperty[] properties = [.. table.GetProperties()];
        await using DbCommand command = context.NewCommand();
        var store = StoreObjectIdentifier.Table(table.GetTableName()!, table.GetSchema());
        string columns = string.Join(", ", properties.Select(property => sql.DelimitIdentifier(property.GetColumnName(store)!)));
        string values = string.Join(", ", properties.Select((_, index) => sql.GenerateParameterNamePlaceholder($"p{index}")));
        command.CommandText = $"INSERT INTO {sql.DelimitIdentifier(store.Name, store.Schema)} ({columns}) VALUES ({values})";
        for (int index = 0; index < properties.Length; index++)
        {
            IProperty property = properties[index];
            _ = command.Parameters.Add(property.GetRelationalTypeMapping().CreateParameter(
                command, sql.GenerateParameterName($"p{index}"), property.GetGetter().GetClrValue(row), property.IsNullable));
        }

        _ = await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
