using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Names our tables, as a convention: a panel's <c>DbSet</c>, its naming convention and its <c>ToTable</c> come after it.</summary>
internal sealed class TableNameConvention : IEntityTypeAddedConvention
{
    public void ProcessEntityTypeAdded(IConventionEntityTypeBuilder entityTypeBuilder, IConventionContext<IConventionEntityTypeBuilder> context)
    {
        Type type = entityTypeBuilder.Metadata.ClrType;
        Type? definition = type.IsConstructedGenericType ? type.GetGenericTypeDefinition() : null;
        string? name =
            definition == typeof(OrderHistoryEntry<>) ? "order_history"
            : definition == typeof(OrderRefundEntry<>) ? "order_refunds"
            : definition == typeof(OrderAttention<>) ? "order_attention"
            : definition == typeof(OrderOutbox<>) ? "order_outbox"
            : definition == typeof(OrderAttempt<>) ? "order_attempts"
            : definition == typeof(OrderRequestEntry<>) ? "order_requests"
            : type == typeof(OrderProvider) ? "order_providers"
            : null;
        if (name is not null)
        {
            _ = entityTypeBuilder.ToTable(name);
        }
    }
}
