using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Refuses to insert an order that was not added by the store: it would have no status, charge or version.</summary>
internal sealed class UnplacedOrderInterceptor : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    private static void Check(DbContext context)
    {
        foreach (EntityEntry<ITrackedOrder> entry in context.ChangeTracker.Entries<ITrackedOrder>())
        {
            if (entry.State == EntityState.Added && entry.Metadata.FindProperty(OrderColumns.Version) is not null
                && entry.Property(OrderColumns.Version).CurrentValue is null)
            {
                throw new InvalidOperationException(
                    $"A new {entry.Metadata.DisplayName()} has no status, quantity or charge. Add it with the store's Add, in place of DbContext.Add.");
            }
        }
    }
}
