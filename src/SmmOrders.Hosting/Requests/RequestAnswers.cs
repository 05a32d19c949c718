using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>What follows from a provider's answer to a request (domain rules, section 7).</summary>
internal static class RequestAnswers
{
    /// <summary>The provider acknowledged it.</summary>
    internal static RequestAnswer Acknowledged(ClaimedRequest request, string? id) => To(request, RequestStep.Acknowledge()) with { ProviderRequestId = id };

    /// <summary>It did not: refused, never sent, or nobody knows.</summary>
    internal static RequestAnswer Failed(ClaimedRequest request, ProviderFailure failure) => To(request, StepOf(failure)) with { Note = failure.ToString() };

    /// <summary>It surely never left.</summary>
    internal static RequestAnswer NotSent(ClaimedRequest request, string why) => To(request, RequestStep.AskAgain()) with { Note = why };

    /// <summary>The provider's client cannot send it.</summary>
    internal static RequestAnswer Unsendable(ClaimedRequest request, string why) => To(request, RequestStep.Refuse(RefusalKind.Other)) with { Note = why };

    /// <summary>It may have left.</summary>
    internal static RequestAnswer Lost(ClaimedRequest request, string why) => To(request, RequestStep.LoseTrack()) with { Note = why };

    private static RequestStep StepOf(ProviderFailure failure) =>
        failure.Refusal is { } kind ? RequestStep.Refuse(kind)
        : failure.MayHaveTakenEffect ? RequestStep.LoseTrack()
        : RequestStep.AskAgain();

    private static RequestAnswer To(ClaimedRequest request, RequestStep step) => new() { Order = request.Order, Request = request.Request, Step = step, At = default };
}
