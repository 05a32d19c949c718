namespace SmmOrders.Providers;

/// <summary>The names of the client's telemetry. Names, tags and tag values are stable.</summary>
public static class ProviderDiagnostics
{
    /// <summary>
    /// The activity source: one activity of kind Client per request, named after the action (<c>smm status</c>), with the tags
    /// <c>smm.provider</c>, <c>smm.action</c>, <c>smm.outcome</c>, <c>smm.attempts</c> and, unless it succeeded,
    /// <c>http.response.status_code</c>.
    /// </summary>
    public const string ActivitySourceName = "SmmOrders.Providers";

    /// <summary>The meter; the other names are its instruments.</summary>
    public const string MeterName = "SmmOrders.Providers";

    /// <summary>
    /// Counter {request}: the outcome of each request. Tags <c>smm.provider</c>, <c>smm.action</c>, and <c>smm.outcome</c>, which is
    /// <c>Answered</c>, a <see cref="ProviderFailureKind"/>, or <c>Canceled</c> by the caller.
    /// </summary>
    public const string Requests = "smm.provider.requests";

    /// <summary>Counter {attempt}: the number of times requests were handed to the network, including retries. Tags <c>smm.provider</c>, <c>smm.action</c>.</summary>
    public const string Attempts = "smm.provider.attempts";

    /// <summary>Histogram s: the total time of a request, including queueing. Tags as for <see cref="Requests"/>.</summary>
    public const string Duration = "smm.provider.request.duration";

    /// <summary>
    /// Counter {item}: the result for each item. Tags <c>smm.provider</c>, <c>smm.action</c>, and <c>smm.item</c>: for an order's
    /// status, <c>Status</c>, or the name of the <see cref="Findings"/> value that the answer alone causes (<c>UnknownStatus</c>,
    /// <c>ProviderError</c>, <c>NotReported</c>, <c>Malformed</c>); <c>Done</c> for other values; otherwise the
    /// <see cref="ProviderFailureKind"/>. The other findings also depend on the order, and are in its <see cref="OrderUpdate"/>.
    /// </summary>
    public const string Items = "smm.provider.items";

    /// <summary>Gauge s: the time since the provider last answered a request without a failure. Tag <c>smm.provider</c>; no value before the first answer.</summary>
    public const string AnswerAge = "smm.provider.answer.age";
}
