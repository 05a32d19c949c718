namespace SmmOrders.Testing;

/// <summary>Runs tasks in transactions: all at once if possible, in halves down to the one at fault if not.</summary>
internal sealed class StoreTransactions(InMemoryTable table, Action<IReadOnlyList<DueRefund>> pay)
{
    /// <summary>Runs tasks on any orders; those on the same order in turn.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="attempts">How often a task is decided on fresh data while other writers are faster.</param>
    /// <param name="cancellationToken">Cancels what is not written yet.</param>
    internal T[] Run<T>(IReadOnlyList<StoreTask<T>> tasks, int attempts, CancellationToken cancellationToken)
    {
        var outcomes = new T[tasks.Count];
        foreach (int[] round in Rounds(tasks))
        {
            Run(tasks, round, outcomes, attempts, cancellationToken);
        }

        return outcomes;
    }

    // Each round has an order at most once.
    private static IEnumerable<int[]> Rounds<T>(IReadOnlyList<StoreTask<T>> tasks)
    {
        Dictionary<OrderKey, int> seen = [];
        return tasks
            .Select((task, index) => (Index: index, Round: seen[task.Order] = seen.GetValueOrDefault(task.Order) + 1))
            .GroupBy(each => each.Round, each => each.Index)
            .OrderBy(round => round.Key)
            .Select(round => round.ToArray());
    }

    private void Run<T>(IReadOnlyList<StoreTask<T>> tasks, int[] indices, T[] outcomes, int attempts, CancellationToken cancellationToken)
    {
        for (int attempt = 1; indices.Length > 0; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Dictionary<int, Decided<T>> decided = [];
            foreach (int index in indices)
            {
                if (Decide(tasks[index], out T outcome) is { } made)
                {
                    decided[index] = made;
                }

                outcomes[index] = outcome;
            }

            IReadOnlySet<OrderKey> won;
            try
            {
                OrderChange[] changes = [.. decided.Values.Select(each => each.Change).OfType<OrderChange>()];
                won = changes.Length == 0 ? new HashSet<OrderKey>() : table.Write(changes, pay);
            }
            // A time-out of the payer's own is the fault of its order; only the caller cancels the whole.
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                Halve(tasks, indices, outcomes, attempts, exception, cancellationToken);
                return;
            }

            foreach ((int index, Decided<T> each) in decided)
            {
                if (each is { Change: null, Note: { } note })
                {
                    table.Note(note);
                }

                outcomes[index] = each.Outcome(
                    each.Change is null ? each.Otherwise : won.Contains(each.Change.Key) ? ApplyStatus.Applied : ApplyStatus.Conflict);
            }

            bool isLast = attempt >= attempts;
            indices = [.. decided.Where(each => !isLast && each.Value.Change is { } change && !won.Contains(change.Key)).Select(each => each.Key)];
        }
    }

    private void Halve<T>(IReadOnlyList<StoreTask<T>> tasks, int[] indices, T[] outcomes, int attempts, Exception exception, CancellationToken cancellationToken)
    {
        if (indices.Length == 1)
        {
            outcomes[indices[0]] = Fault(tasks[indices[0]], exception.Message);
            return;
        }

        int half = indices.Length / 2;
        Run(tasks, indices[..half], outcomes, attempts, cancellationToken);
        Run(tasks, indices[half..], outcomes, attempts, cancellationToken);
    }

    /// <summary>Decides a task on the order as it is now; <see langword="null"/> if it cannot be decided.</summary>
    private Decided<T>? Decide<T>(StoreTask<T> task, out T outcome)
    {
        outcome = task.Outcome(ApplyStatus.NotFound, null);
        if (table.Read(task.Order) is not { } order)
        {
            return null;
        }

        try
        {
            return task.Decide(order);
        }
        catch (ArgumentException exception)
        {
            outcome = Fault(task, exception.Message);
            return null;
        }
    }

    private T Fault<T>(StoreTask<T> task, string reason)
    {
        if (task.ReportedAt is { } at)
        {
            table.Fault(task.Order, at, reason);
        }

        return task.Outcome(ApplyStatus.NotApplied, reason);
    }
}
