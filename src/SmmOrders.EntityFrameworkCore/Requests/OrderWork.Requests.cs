namespace SmmOrders.EntityFrameworkCore;

// Requests to cancel or refill.
internal sealed partial class OrderWork<TContext, TOrder, TKey>
{
    internal async Task<OrderRequestOutcome> AskAsync(RequestAsk ask, CancellationToken cancellationToken) =>
        (await RunAsync(TasksOf(ask), isLater: false, cancellationToken).ConfigureAwait(false))[0];

    internal async Task<OrderRequestOutcome> AskAsync(TContext context, RequestAsk ask, CancellationToken cancellationToken)
    {
        EnsureRequests(context);
        return (await JoinAsync(context, TasksOf(ask), cancellationToken).ConfigureAwait(false))[0];
    }

    internal async Task<OrderRequestOutcome> AnswerAsync(RequestAnswer answer, CancellationToken cancellationToken) =>
        (await RunAsync(TasksOf(answer), isLater: false, cancellationToken).ConfigureAwait(false))[0];

    internal async Task<OrderRequestOutcome> AnswerAsync(TContext context, RequestAnswer answer, CancellationToken cancellationToken)
    {
        EnsureRequests(context);
        return (await JoinAsync(context, TasksOf(answer), cancellationToken).ConfigureAwait(false))[0];
    }

    // Somebody asks for an order that the panel's query filters show.
    private static OrderTasks<TOrder, TKey, OrderRequestOutcome> TasksOf(RequestAsk ask)
    {
        OrderArguments.Check(ask);
        return new() { All = [new AskTask<TOrder, TKey>(ask)], WithFilters = true };
    }

    private static OrderTasks<TOrder, TKey, OrderRequestOutcome> TasksOf(RequestAnswer answer)
    {
        OrderArguments.Check(answer);
        return new() { All = [new AnswerTask<TOrder, TKey>(answer)], WithFilters = answer.By is not null };
    }

    private void EnsureRequests(TContext context) => _ = ModelOf(context).Requests ?? throw RequestTable<TOrder, TKey>.Missing();
}
