using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmmOrders.EntityFrameworkCore;

// The namespace in which .NET developers look for model configuration.
namespace Microsoft.EntityFrameworkCore;

/// <summary>Tells the model that one table has the orders of several tenants. Call it in <c>OnModelCreating</c>.</summary>
public static class SmmOrderTenantExtensions
{
    /// <summary>
    /// Adds an index for the pages of one tenant: on the tenant, the order's status, and since when it has it. It serves lists by status,
    /// their totals, and the filters for what is stuck or late.
    /// </summary>
    /// <remarks>
    /// <para>
    /// The tenant leads no other index of ours. Claims and sweeps go over all tenants of the database, each by one plain range; so does the
    /// unique index on provider and provider's order identifier, since tenants that share a provider share its identifiers.
    /// </para>
    /// <para>
    /// What a page may see is the panel's own query filter: <c>order.HasQueryFilter(each => each.TenantId == tenant)</c>. The store's workers
    /// ignore query filters, and what a person does goes through them.
    /// </para>
    /// </remarks>
    /// <typeparam name="TOrder">The panel's order.</typeparam>
    /// <typeparam name="TTenant">The type of what names a tenant.</typeparam>
    /// <param name="order">The entity's builder, after <c>HasSmmOrder</c>.</param>
    /// <param name="tenant">What names the tenant: <c>each => each.TenantId</c>.</param>
    /// <returns><paramref name="order"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException"><c>HasSmmOrder</c> was not called before.</exception>
    public static EntityTypeBuilder<TOrder> HasSmmOrderTenant<TOrder, TTenant>(this EntityTypeBuilder<TOrder> order, Expression<Func<TOrder, TTenant>> tenant)
        where TOrder : class, ITrackedOrder
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(tenant);
        if (order.Metadata.FindAnnotation(Annotations.Order) is null)
        {
            throw new InvalidOperationException($"HasSmmOrderTenant was called for {typeof(TOrder).Name} without HasSmmOrder. Call HasSmmOrder before it.");
        }

        _ = order.HasIndex(order.Property(tenant).Metadata.Name, nameof(TrackedOrder.Status), nameof(TrackedOrder.StatusSince));
        return order;
    }
}
