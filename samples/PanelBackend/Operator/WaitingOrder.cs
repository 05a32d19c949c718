namespace PanelBackend;

/// <summary>An order that is not at a provider, and why.</summary>
internal sealed class WaitingOrder
{
    public required long Id { get; init; }

    public required string Service { get; init; }

    public required SubmissionStatus Status { get; init; }

    public required decimal Charge { get; init; }

    public required DateTimeOffset BoughtAt { get; init; }

    public DateTimeOffset? NextSendAt { get; init; }

    public string? Words { get; init; }

    public RefusalKind? Refusal { get; init; }

    /// <summary>The last attempt to send it; <see langword="null"/> if there was none.</summary>
    public OrderAttempt<long>? Last { get; init; }

    /// <summary>What must end before it is sent; <see langword="null"/> for nothing but time.</summary>
    public RefusalKind? WaitingFor { get; init; }

    public string? Provider { get; init; }

    public DateTimeOffset? StoppedSince { get; init; }

    public string? StoppedBy { get; init; }

    public string? StoppedWhy { get; init; }

    public string Why(DateTimeOffset now) => Status switch
    {
        SubmissionStatus.Sending => $"It is on its way to {Provider}.",
        SubmissionStatus.Refused => $"{Provider} refused it{KindOf(Refusal)}: {Words ?? "no words"}",
        SubmissionStatus.Unknown => $"{Provider} gave no clear answer. Look there whether it has the order.",
        _ when Provider is null => "No provider is named for it.",
        _ when StoppedSince is not null => $"Nothing is sent to {Provider}{(StoppedBy is { } by ? $", stopped by {by}" : "")}: {StoppedWhy}",
        _ when WaitingFor == RefusalKind.ActiveOrderOnLink => $"It waits until {Provider} has ended another order on its link.{Said}",
        _ when NextSendAt > now => $"It is tried again in {PanelBackend.Words.Span(NextSendAt.Value - now)}.{Said}",
        _ => $"It is sent next.{Said}",
    };

    // Why the last attempt brought it back to the queue.
    private string Said => Last is { Answer: AttemptAnswer.Waits or AttemptAnswer.NotSent }
        ? $" {Last.Provider} did not take it{KindOf(Last.Refusal)}: {Last.Words ?? "no words"}"
        : "";

    private static string KindOf(RefusalKind? refusal) => refusal is { } kind ? $" ({PanelBackend.Words.Of(kind).ToLowerInvariant()})" : "";
}
