using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Runs tasks in transactions of the store's own: all at once, again where another writer was faster, and in halves where one is at fault.</summary>
internal sealed class OwnBatch<TContext, TOrder, TKey, T>(
    OwnTransactions<TContext, TOrder> own, OrderTransaction<TContext, TOrder, TKey> orders, OrderTasks<TOrder, TKey, T> tasks, int conflictAttempts)
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly T[] _outcomes = new T[tasks.All.Count];
    private readonly Dictionary<int, string> _atFault = [];
    private bool _isProbed;

    /// <summary>Runs them all.</summary>
    /// <returns>One outcome for each task, in the same order; and those whose order is at fault, with the reason.</returns>
    internal async Task<(T[] Outcomes, IReadOnlyDictionary<int, string> AtFault)> RunAsync(CancellationToken cancellationToken)
    {
        await RunAsync([.. Enumerable.Range(0, _outcomes.Length)], cancellationToken).ConfigureAwait(false);
        return (_outcomes, _atFault);
    }

    private async Task RunAsync(int[] indices, CancellationToken cancellationToken)
    {
        OrderTasks<TOrder, TKey, T> some = tasks.Only(indices);
        for (int attempt = 1; indices.Length > 0; attempt++)
        {
            WriteAttempt last = new();
            WrittenBatch<TOrder, TKey, T> written;
            try
            {
                written = await WriteAsync(some, made => last = made, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (IsOfAnOrder(exception, last, cancellationToken))
            {
                // The next to have the identifier finds it taken, and says by whom.
                if (indices.Length == 1 && attempt < conflictAttempts && some.All[0].ProviderOrderId is not null && DatabaseErrors.IsUniqueViolation(exception))
                {
                    continue;
                }

                await ProbeAsync(cancellationToken).ConfigureAwait(false);
                await HalveAsync(indices, last, exception, cancellationToken).ConfigureAwait(false);
                return;
            }

            List<int> conflicts = [];
            for (int index = 0; index < indices.Length; index++)
            {
                _outcomes[indices[index]] = written.Outcome(index, ApplyStatus.Applied);
                if (written.IsConflict(index) && !some.All[index].IsPersons)
                {
                    conflicts.Add(indices[index]);
                }
            }

            foreach ((int index, string reason) in written.AtFault)
            {
                _atFault[indices[index]] = reason;
            }

            indices = attempt < conflictAttempts ? [.. conflicts] : [];
            some = tasks.Only(indices);
        }
    }

    private static bool IsOfAnOrder(Exception exception, WriteAttempt attempt, CancellationToken cancellationToken) =>
        attempt.Step != WriteStep.Opening
        && !(exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
        && !DatabaseErrors.IsTransient(exception)
        && !DatabaseErrors.IsOfNoOrder(exception)
        && !IsOfTheModel(exception, attempt);

    // EF Core's own refusals, for example of a query that it cannot translate.
    private static bool IsOfTheModel(Exception exception, WriteAttempt attempt) =>
        attempt.Step == WriteStep.Writing
        && exception is InvalidOperationException or NotSupportedException or NullReferenceException
        && !DatabaseErrors.IsOfADatabase(exception);

    private async Task HalveAsync(int[] indices, WriteAttempt attempt, Exception exception, CancellationToken cancellationToken)
    {
        if (indices.Length == 1)
        {
            int index = indices[0];
            _atFault[index] = FaultReason.Of(tasks.All[index].Order, attempt.Step, exception);
            _outcomes[index] = tasks.All[index].Outcome(ApplyStatus.NotApplied, _atFault[index]);
            return;
        }

        int half = indices.Length / 2;
        await RunAsync(indices[..half], cancellationToken).ConfigureAwait(false);
        await RunAsync(indices[half..], cancellationToken).ConfigureAwait(false);
    }

    // Before orders are blamed: if the tables cannot be read without any order, it is the model or the database.
    private async Task ProbeAsync(CancellationToken cancellationToken)
    {
        if (!_isProbed)
        {
            _ = await own.RunAsync((context, _) => orders.ProbeAsync(context, cancellationToken), cancellationToken).ConfigureAwait(false);
            _isProbed = true;
        }
    }

    private async Task<WrittenBatch<TOrder, TKey, T>> WriteAsync(OrderTasks<TOrder, TKey, T> some, Action<WriteAttempt> onAttempt, CancellationToken cancellationToken)
    {
        // A transaction that reached its COMMIT, and whose answer is missing.
        (WrittenBatch<TOrder, TKey, T> Written, WriteAttempt Attempt)? unsure = null;
        try
        {
            return await own.RunAsync(
                async (context, payer) =>
                {
                    if (unsure is { } before && await orders.WasWrittenAsync(context, before.Attempt.WriteId, before.Written.Won, cancellationToken).ConfigureAwait(false))
                    {
                        return before.Written;
                    }

                    unsure = null;
                    WriteAttempt attempt = new();
                    onAttempt(attempt);
                    IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(IsolationOf(context), cancellationToken).ConfigureAwait(false);
                    await using (transaction.ConfigureAwait(false))
                    {
                        WrittenBatch<TOrder, TKey, T> written = await orders.WriteAsync(context, payer, some, attempt, cancellationToken).ConfigureAwait(false);
                        EnsureSaved(context);
                        cancellationToken.ThrowIfCancellationRequested();
                        attempt.Step = WriteStep.Committing;
                        unsure = written.Won.Count > 0 ? (written, attempt) : null;

                        // Not canceled any more: a COMMIT that is under way cannot be called back.
                        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                        return written;
                    }
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (unsure is not null && !cancellationToken.IsCancellationRequested)
        {
            // It is not tried again; but it may have been committed, and then it did not fail.
            (WrittenBatch<TOrder, TKey, T> written, WriteAttempt attempt) = unsure!.Value;
            if (await own.RunAsync((context, _) => orders.WasWrittenAsync(context, attempt.WriteId, written.Won, cancellationToken), cancellationToken).ConfigureAwait(false))
            {
                return written;
            }

            throw;
        }
    }

    private static void EnsureSaved(TContext context)
    {
        if (context.ChangeTracker.HasChanges())
        {
            throw new InvalidOperationException("PayAsync changed tracked entities and did not save them, so that they would be lost. Call SaveChangesAsync in it.");
        }
    }

    // On SQLite: BEGIN IMMEDIATE, so that what is read cannot change before it is written.
    private static IsolationLevel IsolationOf(DbContext context) =>
        DatabaseKinds.Of(context.Database.ProviderName) == DatabaseKind.Sqlite ? IsolationLevel.Serializable : IsolationLevel.ReadCommitted;
}
