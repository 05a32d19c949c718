using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Runs tasks on orders, in transactions of its own or in the caller's.</summary>
internal sealed partial class OrderWork<TContext, TOrder, TKey>(
    OwnTransactions<TContext, TOrder> own, ContextSource<TContext, TOrder> contexts, OrderRules rules, OrderStoreOptions options, Func<DbContext, StoreModel<TOrder, TKey>> modelOf)
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly OrderTransaction<TContext, TOrder, TKey> _orders = new(rules, modelOf);

    /// <summary>What happens inside one transaction.</summary>
    internal OrderTransaction<TContext, TOrder, TKey> Orders => _orders;

    internal StoreModel<TOrder, TKey> ModelOf(DbContext context) => _orders.ModelOf(context);

    internal OrderTable<TOrder, TKey> TableOf(DbContext context) => ModelOf(context).Table;

    internal Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(IReadOnlyList<OrderReport> reports, CancellationToken cancellationToken)
    {
        OrderArguments.Check(reports);
        return InTurnAsync(reports, (tasks, round) => RunAsync(tasks, round > 1, cancellationToken));
    }

    internal Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(TContext context, IReadOnlyList<OrderReport> reports, CancellationToken cancellationToken)
    {
        OrderArguments.Check(reports);
        return InTurnAsync(reports, (tasks, _) => JoinAsync(context, tasks, cancellationToken));
    }

    internal async Task<OrderDecisionOutcome> DecideAsync(OrderDecision decision, CancellationToken cancellationToken) =>
        (await RunAsync(TasksOf(decision), isLater: false, cancellationToken).ConfigureAwait(false))[0];

    internal async Task<OrderDecisionOutcome> DecideAsync(TContext context, OrderDecision decision, CancellationToken cancellationToken) =>
        (await JoinAsync(context, TasksOf(decision), cancellationToken).ConfigureAwait(false))[0];

    internal async Task<OrderSubmissionOutcome> SubmitAsync(OrderSubmission submission, CancellationToken cancellationToken) =>
        (await RunAsync(TasksOf(submission), isLater: false, cancellationToken).ConfigureAwait(false))[0];

    internal async Task<OrderSubmissionOutcome> SubmitAsync(TContext context, OrderSubmission submission, CancellationToken cancellationToken) =>
        (await JoinAsync(context, TasksOf(submission), cancellationToken).ConfigureAwait(false))[0];

    internal async Task<RequestCorrectionOutcome> CorrectAsync(TContext context, RequestCorrection correction, CancellationToken cancellationToken) =>
        (await JoinAsync(context, TasksOf(correction), cancellationToken).ConfigureAwait(false))[0];

    internal async Task<RequestCorrectionOutcome> CorrectAsync(RequestCorrection correction, CancellationToken cancellationToken) =>
        (await RunAsync(TasksOf(correction), isLater: false, cancellationToken).ConfigureAwait(false))[0];

    internal async Task<OrderPassingOutcome> PassOnAsync(OrderPassing passing, CancellationToken cancellationToken)
    {
        OrderArguments.Check(passing);
        OrderTasks<TOrder, TKey, OrderPassingOutcome> tasks = new() { All = [new PassingTask<TOrder, TKey>(passing)] };
        return (await RunAsync(tasks, isLater: false, cancellationToken).ConfigureAwait(false))[0];
    }

    // A person decides about what the panel's query filters show.
    private static OrderTasks<TOrder, TKey, OrderDecisionOutcome> TasksOf(OrderDecision decision)
    {
        OrderArguments.Check(decision);
        return new() { All = [new DecisionTask<TOrder, TKey>(decision)], WithFilters = true };
    }

    private static OrderTasks<TOrder, TKey, OrderSubmissionOutcome> TasksOf(OrderSubmission submission)
    {
        OrderArguments.Check(submission);
        return new() { All = [new SubmissionTask<TOrder, TKey>(submission, Guid.CreateVersion7())], WithFilters = submission.By is not null };
    }

    private static OrderTasks<TOrder, TKey, RequestCorrectionOutcome> TasksOf(RequestCorrection correction)
    {
        OrderArguments.Check(correction);
        return new() { All = [new CorrectionTask<TOrder, TKey>(correction)], WithFilters = true };
    }

    // Reports of one order in turn: each round has each order once.
    private static async Task<IReadOnlyList<ApplyOutcome>> InTurnAsync(
        IReadOnlyList<OrderReport> reports, Func<OrderTasks<TOrder, TKey, ApplyOutcome>, int, Task<ApplyOutcome[]>> run)
    {
        var outcomes = new ApplyOutcome[reports.Count];
        Dictionary<OrderKey, int> seen = new(reports.Count);
        ILookup<int, int> rounds = Enumerable.Range(0, reports.Count)
            .ToLookup(index => seen[reports[index].Order] = seen.GetValueOrDefault(reports[index].Order) + 1);
        for (int round = 1; rounds.Contains(round); round++)
        {
            int[] indices = [.. rounds[round]];
            ApplyOutcome[] made = await run(new() { All = [.. indices.Select(index => new ReportTask<TOrder, TKey>(reports[index]))], AreReports = true }, round).ConfigureAwait(false);
            for (int index = 0; index < indices.Length; index++)
            {
                outcomes[indices[index]] = made[index];
            }
        }

        return outcomes;
    }

    private async Task<T[]> JoinAsync<T>(TContext context, OrderTasks<TOrder, TKey, T> tasks, CancellationToken cancellationToken)
    {
        OrderArguments.EnsureJoined(context);
        WrittenBatch<TOrder, TKey, T> written = await contexts.PayFromAsync(
            payer => _orders.WriteAsync(context, payer, tasks, new(), cancellationToken)).ConfigureAwait(false);
        if (FaultsOf(tasks, written.AtFault) is { Count: > 0 } faults)
        {
            await FaultRecord.WriteAsync(context, _orders.ModelOf(context), faults, cancellationToken).ConfigureAwait(false);
        }

        return [.. tasks.All.Select((_, index) => written.Outcome(index, ApplyStatus.Written))];
    }

    private async Task<T[]> RunAsync<T>(OrderTasks<TOrder, TKey, T> tasks, bool isLater, CancellationToken cancellationToken)
    {
        OwnBatch<TContext, TOrder, TKey, T> batch = new(own, _orders, tasks, options.ConflictAttempts, isLater);
        (T[] outcomes, IReadOnlyDictionary<int, string> atFault) = await batch.RunAsync(cancellationToken).ConfigureAwait(false);
        await RecordAsync(tasks, outcomes, atFault, cancellationToken).ConfigureAwait(false);
        return outcomes;
    }

    private async Task RecordAsync<T>(OrderTasks<TOrder, TKey, T> tasks, T[] outcomes, IReadOnlyDictionary<int, string> atFault, CancellationToken cancellationToken)
    {
        if (FaultsOf(tasks, atFault) is { Count: > 0 } faults)
        {
            await RecordAsync(tasks, outcomes, atFault, faults, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task RecordAsync<T>(
        OrderTasks<TOrder, TKey, T> tasks, T[] outcomes, IReadOnlyDictionary<int, string> atFault, List<OrderFault> faults, CancellationToken cancellationToken)
    {
        try
        {
            _ = await own.RunAsync(
                async (context, _) =>
                {
                    IDbContextTransaction transaction = await WriteTransaction.BeginAsync(context, cancellationToken).ConfigureAwait(false);
                    await using (transaction.ConfigureAwait(false))
                    {
                        await FaultRecord.WriteAsync(context, _orders.ModelOf(context), faults, cancellationToken).ConfigureAwait(false);
                        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                    }

                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever it is, and if it was canceled too: it is told.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            // One that cannot be recorded holds up no other.
            if (faults.Count > 1 && !DatabaseErrors.IsTransient(exception))
            {
                foreach (OrderFault fault in faults)
                {
                    await RecordAsync(tasks, outcomes, atFault, [fault], cancellationToken).ConfigureAwait(false);
                }

                return;
            }

            // The batch is committed, and its outcomes must reach the caller: so the order at fault says it.
            HashSet<OrderKey> unrecorded = [.. faults.Select(fault => fault.Order)];
            foreach ((int index, string reason) in atFault.Where(fault => unrecorded.Contains(tasks.All[fault.Key].Order)))
            {
                outcomes[index] = tasks.All[index].Outcome(ApplyStatus.NotApplied, FaultReason.AndNotMoved(reason, exception));
            }
        }
    }

    // A person or an answer hears it at once; what was polled or swept comes back by itself.
    private static List<OrderFault> FaultsOf<T>(OrderTasks<TOrder, TKey, T> tasks, IReadOnlyDictionary<int, string> atFault)
    {
        List<OrderFault> faults = [];
        foreach ((int index, string reason) in atFault)
        {
            IOrderTask<TOrder, TKey, T> task = tasks.All[index];
            if ((task.PolledAt ?? task.SweptAt) is { } at)
            {
                faults.Add(new(task.Order, at, task.PolledAt is null, reason));
            }
        }

        return faults;
    }
}
