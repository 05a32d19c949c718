using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Claims in one transaction of several statements: the permit, then the due orders. If none is due, the permit is given back.</summary>
internal abstract class TransactionPolls<TKey>(ProviderTable providers) : IPollTaker<TKey>
    where TKey : notnull
{
    public async Task<TakenPolls<TKey>> TakeAsync(DbContext context, PollWish wish, CancellationToken cancellationToken)
    {
        IDbContextTransaction transaction = await WriteTransaction.BeginAsync(context, cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            ProviderPermit permit = await providers.Permits.TakeAsync(context, wish.Provider, PermitUse.Poll, TimeSpan.Zero, wish.Time, cancellationToken).ConfigureAwait(false);
            if (permit.SendingLimit is null)
            {
                return new(permit, []);
            }

            IReadOnlyList<TakenPoll<TKey>> polls = await TakeDueAsync(context, wish, cancellationToken).ConfigureAwait(false);
            if (polls.Count > 0)
            {
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            }

            return new(permit, polls);
        }
    }

    /// <summary>Claims the orders that are due.</summary>
    private protected abstract Task<IReadOnlyList<TakenPoll<TKey>>> TakeDueAsync(DbContext context, PollWish wish, CancellationToken cancellationToken);
}
