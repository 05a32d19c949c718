namespace SmmOrders.Testing;

/// <summary>Cuts instants to whole microseconds, the finest that databases keep, so that what is decided is what can be stored.</summary>
internal static class Instants
{
    internal static DateTimeOffset Cut(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    internal static SubmissionStep Cut(SubmissionStep step) => step.OverdueAt is { } at ? SubmissionStep.Send(Cut(at)) : step;

    internal static OrderState Cut(OrderState order)
    {
        OrderFacts facts = order.Facts;
        return OrderState.From(facts with
        {
            StatusSince = Cut(facts.StatusSince),
            UnansweredSince = CutIfAny(facts.UnansweredSince),
            Submission = facts.Submission is null
                ? null
                : facts.Submission with { BoughtAt = Cut(facts.Submission.BoughtAt), OverdueAt = CutIfAny(facts.Submission.OverdueAt) },
            Request = facts.Request is null ? null : facts.Request with { OverdueAt = CutIfAny(facts.Request.OverdueAt) },
        });
    }

    private static DateTimeOffset? CutIfAny(DateTimeOffset? instant) => instant is { } at ? Cut(at) : null;
}
