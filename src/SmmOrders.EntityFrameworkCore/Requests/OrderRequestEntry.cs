using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>One request to cancel or refill an order, and what became of it.</summary>
/// <typeparam name="TKey">The type of the order's key.</typeparam>
public sealed class OrderRequestEntry<TKey> : IJsonOnDeserializing
    where TKey : notnull
{
    /// <summary>The request's own identifier, made by the application.</summary>
    public Guid Id { get; internal set; }

    /// <summary>The order.</summary>
    public TKey OrderId { get; internal set; } = default!;

    /// <summary>What was asked for.</summary>
    public RequestKind Kind { get; internal set; }

    /// <summary>How far it has come.</summary>
    public RequestStatus Status { get; internal set; }

    /// <summary>The name of the provider that has the order.</summary>
    public string? Provider { get; internal set; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset AskedAt { get; internal set; }

    /// <summary>Who asked for it.</summary>
    public string? AskedBy { get; internal set; }

    /// <summary>Why, in that person's words.</summary>
    public string? Note { get; internal set; }

    /// <summary>When it is to be sent, or a refill followed; <see langword="null"/> if neither.</summary>
    public DateTimeOffset? DueAt { get; internal set; }

    /// <summary>How often it was sent: more than once only if the provider surely did not take it.</summary>
    public int Tries { get; internal set; }

    /// <summary>When it was last to leave; <see langword="null"/> if it was never sent.</summary>
    public DateTimeOffset? SentAt { get; internal set; }

    /// <summary>While it is sending, when it becomes unknown if nothing is answered.</summary>
    public DateTimeOffset? OverdueAt { get; internal set; }

    /// <summary>When it was last answered; <see langword="null"/> if it was not.</summary>
    public DateTimeOffset? AnsweredAt { get; internal set; }

    /// <summary>The person who found out what became of it; <see langword="null"/> if the provider answered.</summary>
    public string? AnsweredBy { get; internal set; }

    /// <summary>What the provider said last, or that person; up to 1,000 characters.</summary>
    public string? Words { get; internal set; }

    /// <summary>The provider's identifier of the request, if it gave one.</summary>
    public string? ProviderRequestId { get; internal set; }

    /// <summary>When it was over: done, rejected, refused, or moot, because its order ended before it was sent, or has a refill in its place.</summary>
    public DateTimeOffset? EndedAt { get; internal set; }

    void IJsonOnDeserializing.OnDeserializing() => throw RowJson.Refusal(nameof(OrderRequestEntry<TKey>));

    /// <summary>The request after a step.</summary>
    internal OrderRequestEntry<TKey> After(RequestStatus status, RequestAnswer answer, DateTimeOffset at)
    {
        OrderRequestEntry<TKey> answered = Recorded(answer, at);
        (answered.Status, answered.OverdueAt, answered.AnsweredBy) = (status, null, answer.By);
        answered.DueAt = status switch
        {
            // An answer that comes after its end, late or from a person, is recorded and calls for nothing.
            _ when EndedAt is not null => null,
            RequestStatus.Acknowledged when Kind == RequestKind.Refill => InstantColumn.Cut(at + RefillInterval.After(TimeSpan.Zero)),
            RequestStatus.Asked => answer.IsGivenBack ? at : InstantColumn.Cut(at + SubmissionBackoff.After(Math.Max(1, Tries))),
            _ => null,
        };
        answered.EndedAt ??= status is RequestStatus.Done or RequestStatus.Rejected or RequestStatus.Refused ? at : null;
        return answered;
    }

    /// <summary>The request with an answer that decides nothing.</summary>
    internal OrderRequestEntry<TKey> Recorded(RequestAnswer answer, DateTimeOffset at)
    {
        OrderRequestEntry<TKey> recorded = Copy();
        (recorded.AnsweredAt, recorded.Words, recorded.ProviderRequestId) = (at, StoredText.WordsOf(answer.Note) ?? Words, answer.ProviderRequestId ?? ProviderRequestId);
        return recorded;
    }

    /// <summary>The request when it is about to be sent.</summary>
    internal OrderRequestEntry<TKey> Sending(DateTimeOffset at, DateTimeOffset overdueAt)
    {
        OrderRequestEntry<TKey> sending = Copy();
        (sending.Status, sending.DueAt, sending.Tries, sending.SentAt, sending.OverdueAt) = (RequestStatus.Sending, null, Tries + 1, at, overdueAt);
        return sending;
    }

    /// <summary>The request when nothing is left to ask for: its order ended before it was sent.</summary>
    internal OrderRequestEntry<TKey> Moot(DateTimeOffset at)
    {
        OrderRequestEntry<TKey> moot = Copy();
        (moot.DueAt, moot.EndedAt) = (null, at);
        return moot;
    }

    private OrderRequestEntry<TKey> Copy() => (OrderRequestEntry<TKey>)MemberwiseClone();
}
