namespace PanelBackend;

/// <summary>A provider as the operator sees it.</summary>
internal sealed class ProviderView
{
    public required string Name { get; init; }

    public required ProviderState State { get; init; }

    public required long OpenOrders { get; init; }

    /// <summary>Its balance, or why it did not say it; <see langword="null"/> if it was not asked.</summary>
    public string? Balance { get; init; }

    public string Health => State switch
    {
        { Trouble: not null } => "Fails",
        { Stop: not null, Pause: not null } => "Paused",
        { Stop: not null } => "Submission paused",
        { Pause: not null } => "Polling paused",
        _ => "Answers",
    };

    public string Tone => State switch
    {
        { Trouble: not null } => "canceled",
        { Stop: null, Pause: null } => "completed",
        _ => "held",
    };

    public string Rate => State.Limits.PermitEvery is { } every ? $"one request every {every.TotalMilliseconds:0} ms, over all instances" : "not limited by the store";

    public string Submission(DateTimeOffset now) => State.Stop is { } stop ? Since(stop.Since, stop.By, stop.Why, now) : "runs";

    public string Polling(DateTimeOffset now) => State.Pause is { } pause ? Since(pause.Since, pause.By, pause.Why, now) : "runs";

    private static string Since(DateTimeOffset since, string? by, string why, DateTimeOffset now) => $"paused for {Words.Span(now - since)} by {by ?? "the panel"}: {why}";
}
