namespace SmmOrders.Providers;

/// <summary>The names under which the client can be watched. Names, tags and their values are stable.</summary>
public static class ProviderDiagnostics
{
    /// <summary>
    /// The activity source: one activity of kind Client for each request, named after the action (<c>smm status</c>), with the tags
    /// <c>smm.provider</c>, <c>smm.action</c>, <c>smm.outcome</c>, <c>smm.attempts</c> and, where it was no success,
    /// <c>http.response.status_code</c>.
    /// </summary>
    public const string ActivitySourceName = "SmmOrders.Providers";

    /// <summary>The meter; its instruments are the other names here.</summary>
    public const string MeterName = "SmmOrders.Providers";

    /// <summary>
    /// Counter {request}: what came of each request. Tags <c>smm.provider</c>, <c>smm.action</c>, and <c>smm.outcome</c>, which is
    /// <c>Answered</c>, a <see cref="ProviderFailureKind"/>, or <c>Canceled</c> by the caller.
    /// </summary>
    public const string Requests = "smm.provider.requests";

    /// <summary>Counter {attempt}: how often requests were handed to the network, retries included. Tags <c>smm.provider</c>, <c>smm.action</c>.</summary>
    public const string Attempts = "smm.provider.attempts";

    /// <summary>Histogram s: how long a request took in all, waiting included. Tags as <see cref="Requests"/>.</summary>
    public const string Duration = "smm.provider.request.duration";

    /// <summary>
    /// Counter {item}: what was said about each item. Tags <c>smm.provider</c>, <c>smm.action</c>, and <c>smm.item</c>: for an order's
    /// status <c>Status</c>, or the name of the one of the <see cref="Findings"/> that the answer alone gives rise to
    /// (<c>UnknownStatus</c>, <c>ProviderError</c>, <c>NotReported</c>, <c>Malformed</c>); <c>Done</c> for other values; else the
    /// <see cref="ProviderFailureKind"/>. The other findings come of the order as well, and are in its <see cref="OrderUpdate"/>.
    /// </summary>
    public const string Items = "smm.provider.items";

    /// <summary>Gauge s: how long ago the provider last answered a request with anything but a failure. Tag <c>smm.provider</c>; nothing before the first answer.</summary>
    public const string AnswerAge = "smm.provider.answer.age";
}
