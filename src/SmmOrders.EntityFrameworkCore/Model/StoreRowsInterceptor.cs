using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Refuses what <c>SaveChanges</c> would add to the store's tables or remove from them, an order that was not added by the store, and the
/// removal of any order. (What it would change there, the columns' save behavior leaves alone.)
/// </summary>
/// <remarks>The store's own writers send SQL, and never come here.</remarks>
internal sealed class StoreRowsInterceptor : SaveChangesInterceptor
{
    // Each table of ours, and what to do instead.
    private static readonly ImmutableArray<(string Annotation, string Advice)> Tables =
    [
        (Annotations.History, $"To change an order, decide it: {nameof(IOrderStore.DecideAsync)}. To forget what is long over, call {nameof(IRetentionStore.PurgeAsync)}."),
        (Annotations.Refunds, $"To refund, decide it: {nameof(IOrderStore.DecideAsync)}. What was paid stays in the ledger."),
        (Annotations.Attempts, $"To send an order, claim it: {nameof(ISubmissionStore.ClaimSubmissionAsync)}. To forget what is long over, call {nameof(IRetentionStore.PurgeAsync)}."),
        (Annotations.Requests, $"To make a request, call {nameof(IRequestStore.AskAsync)}. To forget what is long over, call {nameof(IRetentionStore.PurgeAsync)}."),
        (Annotations.Providers, "It adds a provider when it is first used, and keeps what holds for it."),
        (Annotations.Attention, $"To close one, call {nameof(IAttentionStore.CloseAttentionAsync)}."),
        (Annotations.Outbox, $"To deliver one again, call {nameof(IOutboxStore.RetryOutboxAsync)}."),
    ];

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
        foreach (EntityEntry entry in context.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Deleted))
        {
            IEntityType type = entry.Metadata.GetRootType();
            if (Tables.FirstOrDefault(table => type.FindAnnotation(table.Annotation) is not null).Advice is { } advice)
            {
                throw new InvalidOperationException($"The store alone writes the rows of {type.GetTableName()}: none is added or removed by SaveChanges. {advice}");
            }

            if (type.FindAnnotation(Annotations.Order) is not null)
            {
                CheckOrder(entry);
            }
        }
    }

    private static void CheckOrder(EntityEntry order)
    {
        string name = order.Metadata.DisplayName();
        if (order.State == EntityState.Deleted)
        {
            throw new InvalidOperationException(
                $"A {name} is not removed: its charge was paid, and without it the ledger and the wallets say something else. To end it and pay it back, decide it: {nameof(IOrderStore.DecideAsync)}. To forget what happened or whose it is, call {nameof(IRetentionStore.PurgeAsync)} or {nameof(IRetentionStore.EraseAsync)}. If its customer could not pay, roll back the transaction that added it.");
        }

        if (order.Property(OrderColumns.Version).CurrentValue is null)
        {
            throw new InvalidOperationException($"A new {name} has no status, quantity or charge. Add it with the store's Add, in place of DbContext.Add.");
        }
    }
}
