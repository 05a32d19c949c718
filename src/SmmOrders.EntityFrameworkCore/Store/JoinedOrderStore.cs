using System.Data.Common;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// The store in the caller's unit of work. It tries once, leaves the change tracker alone and makes no savepoint; the caller commits.
/// </summary>
/// <remarks>
/// What it wrote is <see cref="ApplyStatus.Written"/>: true once the caller has committed. If a method throws, roll the transaction back.
/// </remarks>
/// <typeparam name="TContext">The panel's context.</typeparam>
/// <typeparam name="TOrder">The panel's order.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
[JsonConverter(typeof(NotForJson))]
public sealed class JoinedOrderStore<TContext, TOrder, TKey>
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly TContext _context;
    private readonly OrderWork<TContext, TOrder, TKey> _work;
    private readonly OrderSignal _signal;

    internal JoinedOrderStore(TContext context, OrderWork<TContext, TOrder, TKey> work, OrderSignal signal)
    {
        OrderArguments.EnsureJoined(context);
        (_context, _work, _signal) = (context, work, signal);
    }

    /// <summary>Applies reports to their orders. It ignores the context's query filters, as a worker does.</summary>
    /// <param name="reports">From 1 to 1,000 reports.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>One outcome for each report, in the same order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reports"/> or one of them is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There are none or more than 1,000, or one names no order or has no report.</exception>
    /// <exception cref="InvalidOperationException">The caller's transaction has ended.</exception>
    /// <exception cref="DbException">The database refuses it. Roll the transaction back.</exception>
    public Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(IReadOnlyList<OrderReport> reports, CancellationToken cancellationToken = default) =>
        _work.ApplyAsync(_context, reports, cancellationToken);

    /// <summary>Applies a person's decision. It reads through the context's query filters: an order that the caller may not see is not found.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="decision"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The order or the person is missing.</exception>
    /// <exception cref="InvalidOperationException">The caller's transaction has ended.</exception>
    /// <exception cref="DbException">The database refuses it. Roll the transaction back.</exception>
    public Task<OrderDecisionOutcome> DecideAsync(OrderDecision decision, CancellationToken cancellationToken = default) =>
        _work.DecideAsync(_context, decision, cancellationToken);

    /// <summary>Closes one row of attention for a person. A row about an order that the context's query filters hide is not found.</summary>
    /// <param name="closing">Which row, who and why.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>
    /// <see cref="ApplyStatus.Written"/>; <see cref="ApplyStatus.Unchanged"/> if it was closed before; or <see cref="ApplyStatus.NotFound"/>.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="closing"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The row or the person is missing.</exception>
    /// <exception cref="InvalidOperationException">The caller's transaction has ended, or the context has no table of attention.</exception>
    /// <exception cref="DbException">The database refuses it. Roll the transaction back.</exception>
    public Task<ApplyStatus> CloseAttentionAsync(AttentionClosing closing, CancellationToken cancellationToken = default) =>
        _work.CloseAsync(_context, closing, cancellationToken);

    /// <summary>Applies a step of an order's submission. A person's reads through the context's query filters, an answer's does not.</summary>
    /// <param name="submission">The step.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="submission"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">As of <see cref="ISubmissionStore.SubmitAsync"/>.</exception>
    /// <exception cref="InvalidOperationException">The caller's transaction has ended.</exception>
    /// <exception cref="DbException">The database refuses it. Roll the transaction back.</exception>
    public async Task<OrderSubmissionOutcome> SubmitAsync(OrderSubmission submission, CancellationToken cancellationToken = default)
    {
        OrderSubmissionOutcome outcome = await _work.SubmitAsync(_context, submission, cancellationToken).ConfigureAwait(false);
        Wake();
        return outcome;
    }

    /// <summary>Corrects what is to be sent for an order. It reads through the context's query filters: an order that the caller may not see is not found.</summary>
    /// <param name="correction">The correction.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="correction"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">As of <see cref="ISubmissionStore.CorrectRequestAsync"/>.</exception>
    /// <exception cref="InvalidOperationException">The caller's transaction has ended.</exception>
    /// <exception cref="DbException">The database refuses it. Roll the transaction back.</exception>
    public Task<RequestCorrectionOutcome> CorrectRequestAsync(RequestCorrection correction, CancellationToken cancellationToken = default) =>
        _work.CorrectAsync(_context, correction, cancellationToken);

    /// <summary>Stores a request to cancel or refill an order. It reads through the context's query filters: an order that the caller may not see is not found.</summary>
    /// <param name="ask">The order, what is asked for, and who asks.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="ask"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">As of <see cref="IRequestStore.AskAsync"/>.</exception>
    /// <exception cref="InvalidOperationException">The caller's transaction has ended, or the context has no table of requests.</exception>
    /// <exception cref="DbException">The database refuses it. Roll the transaction back.</exception>
    public async Task<OrderRequestOutcome> AskAsync(RequestAsk ask, CancellationToken cancellationToken = default)
    {
        OrderRequestOutcome outcome = await _work.AskAsync(_context, ask, cancellationToken).ConfigureAwait(false);
        Wake();
        return outcome;
    }

    /// <summary>Stores what was answered to a request. A person's answer reads through the context's query filters, a provider's does not.</summary>
    /// <param name="answer">The request, and the step that the answer is.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="answer"/> or its step is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">As of <see cref="IRequestStore.AnswerRequestAsync"/>.</exception>
    /// <exception cref="InvalidOperationException">The caller's transaction has ended, or the context has no table of requests.</exception>
    /// <exception cref="DbException">The database refuses it. Roll the transaction back.</exception>
    public Task<OrderRequestOutcome> AnswerRequestAsync(RequestAnswer answer, CancellationToken cancellationToken = default) => _work.AnswerAsync(_context, answer, cancellationToken);

    // Whatever came of it: a look too many does no harm.
    private void Wake() => _context.GetService<PendingSignals>().Note(_signal, isWritten: true);
}
