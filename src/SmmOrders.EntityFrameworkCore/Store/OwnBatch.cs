using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Runs tasks in transactions of the store's own: all at once, again where another writer was faster, and in halves where one is at fault.</summary>
/// <param name="own">Runs each transaction.</param>
/// <param name="orders">Reads, decides and writes in it.</param>
/// <param name="tasks">The tasks.</param>
/// <param name="conflictAttempts">How often a task is decided while other writers are faster.</param>
/// <param name="isLater">Whether other tasks of the same call are committed already.</param>
internal sealed class OwnBatch<TContext, TOrder, TKey, T>(
    OwnTransactions<TContext, TOrder> own, OrderTransaction<TContext, TOrder, TKey> orders, OrderTasks<TOrder, TKey, T> tasks, int conflictAttempts, bool isLater)
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    // Ten find one order in a thousand. More of them are not about a locked row, but a slow database.
    private const int MostTimeOuts = 16;

    private readonly T[] _outcomes = new T[tasks.All.Count];
    private readonly HashSet<int> _told = [];
    private readonly Dictionary<int, string> _atFault = [];
    private bool _isProbed;
    private bool _hasCommitted = isLater;
    private int _timeOuts;

    /// <summary>Runs them all.</summary>
    /// <returns>One outcome for each task, in the same order; and those whose order is at fault, with the reason.</returns>
    /// <exception cref="Exception">The database failed, and nothing can have been committed; or it was canceled.</exception>
    internal async Task<(T[] Outcomes, IReadOnlyDictionary<int, string> AtFault)> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync([.. Enumerable.Range(0, _outcomes.Length)], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is CommitUnknownException || (_hasCommitted && !IsCanceled(exception, cancellationToken)))
        {
            // What is committed, or may be, must reach the caller, so the rest is told in place of thrown.
            HashSet<int> unknown = exception is CommitUnknownException unsure ? [.. unsure.Tasks] : [];
            foreach (int index in Enumerable.Range(0, _outcomes.Length).Where(index => !_told.Contains(index) || unknown.Contains(index)))
            {
                OrderKey order = tasks.All[index].Order;
                _outcomes[index] = tasks.All[index].Outcome(
                    ApplyStatus.Unknown, unknown.Contains(index) ? FaultReason.Unknown(order, exception) : FaultReason.NotReached(order, exception));
            }
        }

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
                written = await WriteAsync(indices, some, made => last = made, cancellationToken).ConfigureAwait(false);
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

            _hasCommitted |= written.Won.Count > 0;
            List<int> conflicts = [];
            for (int index = 0; index < indices.Length; index++)
            {
                Tell(indices[index], written.Outcome(index, ApplyStatus.Applied));
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

    private void Tell(int index, T outcome)
    {
        _outcomes[index] = outcome;
        _ = _told.Add(index);
    }

    private static bool IsCanceled(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && cancellationToken.IsCancellationRequested;

    /// <summary>Whether an order is at fault for what failed, rather than the database, the model or the caller.</summary>
    internal static bool IsOfAnOrder(Exception exception, WriteAttempt attempt, CancellationToken cancellationToken) =>
        attempt.Step != WriteStep.Opening
        && exception is not CommitUnknownException
        && !IsCanceled(exception, cancellationToken)
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
            IOrderTask<TOrder, TKey, T> task = tasks.All[index];
            _atFault[index] = FaultReason.Of(task.Order, task.PolledAt, attempt.Step, exception);
            Tell(index, task.Outcome(ApplyStatus.NotApplied, _atFault[index]));
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

    private async Task<WrittenBatch<TOrder, TKey, T>> WriteAsync(
        int[] indices, OrderTasks<TOrder, TKey, T> some, Action<WriteAttempt> onAttempt, CancellationToken cancellationToken)
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
                    IDbContextTransaction transaction = await WriteTransaction.BeginAsync(context, cancellationToken).ConfigureAwait(false);
                    await using (transaction.ConfigureAwait(false))
                    {
                        if (await TryWriteAsync(context, payer, some, attempt, cancellationToken).ConfigureAwait(false) is not { } written)
                        {
                            return null;
                        }

                        EnsureSaved(context);
                        cancellationToken.ThrowIfCancellationRequested();
                        attempt.Step = WriteStep.Committing;
                        unsure = written.Won.Count > 0 ? (written, attempt) : null;

                        // Not canceled any more: a COMMIT that is under way cannot be called back.
                        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                        return written;
                    }
                },
                cancellationToken).ConfigureAwait(false) ?? throw new TimeoutException("The database did not answer within the time-out. Another session may hold the row.");
        }
        catch (Exception exception) when (unsure is not null)
        {
            // It is not tried again; but it may have been committed, and then it did not fail.
            (WrittenBatch<TOrder, TKey, T> written, WriteAttempt attempt) = unsure!.Value;
            if (await WasWrittenAsync(indices, written, attempt, exception, cancellationToken).ConfigureAwait(false))
            {
                return written;
            }

            throw;
        }
    }

    private async Task<bool> WasWrittenAsync(
        int[] indices, WrittenBatch<TOrder, TKey, T> written, WriteAttempt attempt, Exception exception, CancellationToken cancellationToken)
    {
        try
        {
            return await own.RunAsync((context, _) => orders.WasWrittenAsync(context, attempt.WriteId, written.Won, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Whether it failed or was canceled: the COMMIT was sent, so the caller must hear of it.
            throw new CommitUnknownException(indices, exception);
        }
    }

    // A row that another session holds for longer than the time-out is its order's fault, or its wallet's. It is told as a value:
    // the context's execution strategy would wait for the same row again and again.
    private async Task<WrittenBatch<TOrder, TKey, T>?> TryWriteAsync(
        TContext context, IRefundPayer<TContext, TOrder> payer, OrderTasks<TOrder, TKey, T> some, WriteAttempt attempt, CancellationToken cancellationToken)
    {
        try
        {
            return await orders.WriteAsync(context, payer, some, attempt, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (
            attempt.Step is WriteStep.Writing or WriteStep.Paying && _timeOuts < MostTimeOuts
            && DatabaseErrors.IsTimeOut(exception) && !IsCanceled(exception, cancellationToken))
        {
            _timeOuts++;
            return null;
        }
    }

    private static void EnsureSaved(TContext context)
    {
        if (context.ChangeTracker.HasChanges())
        {
            throw new InvalidOperationException("PayAsync changed tracked entities and did not save them, so that they would be lost. Call SaveChangesAsync in it.");
        }
    }
}
