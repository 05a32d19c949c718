using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>What a step of the submission needs to know about attempts.</summary>
/// <param name="Answered">The attempt that the step answers: the one it names, or else the order's last.</param>
/// <param name="Holder">The attempt that has the provider's identifier already, if it is another one.</param>
/// <param name="Unanswered">The newest attempt of the order after that one, if any, that has no clear answer.</param>
internal sealed record AttemptsOfOrder<TKey>(OrderAttempt<TKey>? Answered, OrderAttempt<TKey>? Holder, OrderAttempt<TKey>? Unanswered)
    where TKey : notnull
{
    internal static AttemptsOfOrder<TKey> None { get; } = new(null, null, null);

    internal static async Task<AttemptsOfOrder<TKey>> ReadAsync<TOrder>(
        DbContext context, OrderRow<TOrder, TKey> row, OrderSubmission submission, CancellationToken cancellationToken)
        where TOrder : class, ITrackedOrder
    {
        IQueryable<OrderAttempt<TKey>> all = context.Set<OrderAttempt<TKey>>().AsNoTracking().IgnoreQueryFilters();
        Guid? id = submission.Attempt ?? row.AttemptId;
        OrderAttempt<TKey>? answered = id is null ? null : await all.SingleOrDefaultAsync(attempt => attempt.Id == id, cancellationToken).ConfigureAwait(false);
        answered = answered?.OrderId.Equals(row.Key) == true ? answered : null;
        if (submission.ProviderOrderId is not { } made)
        {
            return new(answered, null, null);
        }

        Guid? of = answered?.Id;
        string? provider = answered?.Provider ?? row.Provider;
        OrderAttempt<TKey>? holder = await all
            .Where(attempt => attempt.Provider == provider && attempt.ProviderOrderId == made && attempt.Id != of)
            .OrderBy(attempt => attempt.Id).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);

        // A person found the order that an earlier attempt had made.
        (answered, holder) = submission.By is not null && holder?.OrderId.Equals(row.Key) == true ? (holder, null) : (answered, holder);
        TKey key = row.Key;
        OrderAttempt<TKey>? unanswered = answered is not { Number: var number } || number == row.AttemptCount ? null : await all
            .Where(attempt => attempt.OrderId.Equals(key) && attempt.Number > number && (attempt.Answer == null || attempt.Answer == AttemptAnswer.Lost))
            .OrderByDescending(attempt => attempt.Number).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return new(answered, holder, unanswered);
    }
}
