using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>One request to cancel or refill an order, and what became of it.</summary>
/// <typeparam name="TKey">The type of the order's key.</typeparam>
public sealed record OrderRequestEntry<TKey> : IJsonOnDeserializing
    where TKey : notnull
{
    /// <summary>The request's own identifier, made by the application.</summary>
    public Guid Id { get; internal init; }

    /// <summary>The order.</summary>
    public TKey OrderId { get; internal init; } = default!;

    /// <summary>What was asked for.</summary>
    public RequestKind Kind { get; internal init; }

    /// <summary>How far it has come.</summary>
    public RequestStatus Status { get; internal init; }

    /// <summary>The name of the provider that has the order.</summary>
    public string? Provider { get; internal init; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset AskedAt { get; internal init; }

    /// <summary>Who asked for it.</summary>
    public string? AskedBy { get; internal init; }

    /// <summary>Why, in that person's words.</summary>
    public string? Note { get; internal init; }

    /// <summary>When it is to be sent, or a refill followed; <see langword="null"/> if neither.</summary>
    public DateTimeOffset? DueAt { get; internal init; }

    /// <summary>How often it was sent: more than once only if the provider surely did not take it.</summary>
    public int Tries { get; internal init; }

    /// <summary>When it was last to leave; <see langword="null"/> if it was never sent.</summary>
    public DateTimeOffset? SentAt { get; internal init; }

    /// <summary>While it is sending, when it becomes unknown if nothing is answered.</summary>
    public DateTimeOffset? OverdueAt { get; internal init; }

    /// <summary>When it was last answered; <see langword="null"/> if it was not.</summary>
    public DateTimeOffset? AnsweredAt { get; internal init; }

    /// <summary>The person who found out what became of it; <see langword="null"/> if the provider answered.</summary>
    public string? AnsweredBy { get; internal init; }

    /// <summary>What the provider said last, or that person; up to 1,000 characters.</summary>
    public string? Words { get; internal init; }

    /// <summary>The provider's identifier of the request, if it gave one.</summary>
    public string? ProviderRequestId { get; internal init; }

    /// <summary>When it was over: done, rejected, refused, or moot before it was sent.</summary>
    public DateTimeOffset? EndedAt { get; internal init; }

    void IJsonOnDeserializing.OnDeserializing() => throw RowJson.Refusal(nameof(OrderRequestEntry<TKey>));

    /// <summary>The request after a step.</summary>
    internal OrderRequestEntry<TKey> After(RequestStatus status, RequestAnswer answer, DateTimeOffset at)
    {
        OrderRequestEntry<TKey> answered = this with
        {
            Status = status,
            OverdueAt = null,
            DueAt = null,
            AnsweredAt = at,
            AnsweredBy = answer.By,
            Words = StoredText.WordsOf(answer.Note) ?? Words,
            ProviderRequestId = answer.ProviderRequestId ?? ProviderRequestId,
        };
        return status switch
        {
            RequestStatus.Acknowledged when Kind == RequestKind.Refill && answered.ProviderRequestId is not null => answered with { DueAt = InstantColumn.Cut(at + RefillInterval.After(TimeSpan.Zero)) },
            RequestStatus.Asked => answered with { DueAt = InstantColumn.Cut(at + SubmissionBackoff.After(Math.Max(1, Tries))) },
            RequestStatus.Done or RequestStatus.Rejected or RequestStatus.Refused => answered with { EndedAt = at },
            _ => answered,
        };
    }

    /// <summary>The request when it is about to be sent.</summary>
    internal OrderRequestEntry<TKey> Sending(DateTimeOffset at, DateTimeOffset overdueAt) =>
        this with { Status = RequestStatus.Sending, DueAt = null, Tries = Tries + 1, SentAt = at, OverdueAt = overdueAt };

    /// <summary>The request when nothing is left to ask for: its order ended before it was sent.</summary>
    internal OrderRequestEntry<TKey> Moot(DateTimeOffset at) => this with { DueAt = null, EndedAt = at };
}
