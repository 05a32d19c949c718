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

    public string? Provider { get; init; }

    public DateTimeOffset? StoppedSince { get; init; }

    public string? StoppedBy { get; init; }

    public string? StoppedWhy { get; init; }

    public string Why(DateTimeOffset now) => Status switch
    {
        SubmissionStatus.Sending => $"It is on its way to {Provider}.",
        SubmissionStatus.Refused => $"{Provider} refused it{(Refusal is { } refusal ? $" ({PanelBackend.Words.Of(refusal).ToLowerInvariant()})" : "")}: {Words ?? "no words"}",
        SubmissionStatus.Unknown => $"{Provider} gave no clear answer. Look there whether it has the order.",
        _ when Provider is null => "No provider is named for it.",
        _ when StoppedSince is not null => $"Nothing is sent to {Provider}{(StoppedBy is { } by ? $", stopped by {by}" : "")}: {StoppedWhy}",
        _ when NextSendAt > now => $"It is tried again in {PanelBackend.Words.Span(NextSendAt.Value - now)}.",
        _ => "It is sent next.",
    };
}
