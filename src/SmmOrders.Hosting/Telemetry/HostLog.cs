using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting;

/// <summary>
/// Every message that the workers log. They name loops, stores, providers and sinks, and never a key. One class, since the compiler's
/// generator writes several in any order, and then no two builds are the same.
/// </summary>
internal static partial class HostLog
{
    [LoggerMessage(101, LogLevel.Information, "The {Loop} loop{Store} runs.")]
    internal static partial void Runs(ILogger logger, string loop, string store);

    [LoggerMessage(102, LogLevel.Information, "The {Loop} loop{Store} has ended.")]
    internal static partial void Ended(ILogger logger, string loop, string store);

    [LoggerMessage(103, LogLevel.Error, "The {Loop} loop{Store}{Provider} failed, {Failures} times in a row. It goes on after {Pause}.")]
    internal static partial void LoopFailed(ILogger logger, Exception exception, string loop, string store, string provider, int failures, TimeSpan pause);

    [LoggerMessage(104, LogLevel.Information, "The workers{Store} wait, and try again every {Pause}: {Refusal}")]
    internal static partial void Waits(ILogger logger, string store, TimeSpan pause, string refusal);

    [LoggerMessage(106, LogLevel.Warning, "The {Loop} loop{Store} was still at work when the host's time to shut down was over: its requests were canceled.")]
    internal static partial void Aborted(ILogger logger, string loop, string store);

    [LoggerMessage(107, LogLevel.Error, "The {Loop} loop{Store} did not end in time after its requests were canceled. What it had claimed comes due again, or becomes unknown, by itself.")]
    internal static partial void Abandoned(ILogger logger, string loop, string store);

    [LoggerMessage(108, LogLevel.Information, "The {Loop} loop{Store} runs lanes for provider {Provider}.")]
    internal static partial void ProviderAdded(ILogger logger, string loop, string store, string provider);

    [LoggerMessage(109, LogLevel.Information, "The {Loop} loop{Store} ends its lanes for provider {Provider}, which the panel no longer has.")]
    internal static partial void ProviderRemoved(ILogger logger, string loop, string store, string provider);

    [LoggerMessage(110, LogLevel.Error, "{Options}{Name} cannot be read, or were changed to what is not valid. The last valid ones stay in use.")]
    internal static partial void NotValid(ILogger logger, Exception exception, string options, string name);

    [LoggerMessage(112, LogLevel.Warning, "The {Loop} loop{Store} ends its lanes for provider {Provider}, which the panel lists but cannot use: {Fault}")]
    internal static partial void ProviderUnusable(ILogger logger, string loop, string store, string provider, string fault);

    [LoggerMessage(201, LogLevel.Error, "What provider {Provider} answered to order {Order} could not be stored yet, try {Tries}. It is stored again after {Pause}. {Outcome}")]
    internal static partial void NotStored(ILogger logger, Exception? exception, string provider, OrderKey order, int tries, TimeSpan pause, string outcome);

    [LoggerMessage(202, LogLevel.Critical, "What provider {Provider} answered to attempt {Attempt} of order {Order} is not stored: {Step}, the provider's order is {ProviderOrderId}. {Outcome} The order becomes unknown by itself: enter it by hand.")]
    internal static partial void Lost(
        ILogger logger, Exception? exception, string provider, OrderKey order, Guid attempt, SubmissionStep step, string? providerOrderId, string outcome);

    [LoggerMessage(203, LogLevel.Warning, "Submission to provider {Provider} is stopped: {Why} It is probed from {ProbeAt} on.")]
    internal static partial void Stopped(ILogger logger, string provider, string why, DateTimeOffset probeAt);

    [LoggerMessage(204, LogLevel.Information, "Provider {Provider} answers again: submission and polling go on.")]
    internal static partial void Recovered(ILogger logger, string provider);

    [LoggerMessage(205, LogLevel.Information, "Provider {Provider} does not take orders yet: {Why}")]
    internal static partial void StillStopped(ILogger logger, string provider, string why);

    [LoggerMessage(206, LogLevel.Information, "{Count} queued orders of provider {Provider} went on to the next provider.")]
    internal static partial void PassedOn(ILogger logger, string provider, int count);

    [LoggerMessage(207, LogLevel.Warning, "The host starts with submission stopped. A person resumes each provider: {Providers}")]
    internal static partial void StartedPaused(ILogger logger, string providers);

    [LoggerMessage(208, LogLevel.Error, "Provider {Provider}: sending an order threw, and it may have left. It is unknown.")]
    internal static partial void Threw(ILogger logger, Exception exception, string provider);

    [LoggerMessage(209, LogLevel.Error, "Order {Order} cannot be sent to provider {Provider}: {Fault} A person decides.")]
    internal static partial void Unsendable(ILogger logger, string provider, OrderKey order, string fault);

    [LoggerMessage(210, LogLevel.Warning, "Order {Order} is not sent to provider {Provider}: this process was held up after its claim, and an answer could come after {OverdueAt}, when nobody waits for it any more.")]
    internal static partial void HeldUp(ILogger logger, string provider, OrderKey order, DateTimeOffset overdueAt);

    [LoggerMessage(211, LogLevel.Error, "Provider {Provider}: what became of an order after nobody waited for its answer any more is not stored. It is unknown.")]
    internal static partial void LateLost(ILogger logger, Exception exception, string provider);

    [LoggerMessage(301, LogLevel.Warning, "A request to {Provider} for the statuses of {Count} orders failed as a whole: {Failure}. They are asked for again after {Pause}.")]
    internal static partial void Failed(ILogger logger, string provider, int count, string failure, TimeSpan pause);

    [LoggerMessage(302, LogLevel.Error, "{Provider} is marked as failing since {Since}: only a probe is sent until it answers. {Failure}")]
    internal static partial void Failing(ILogger logger, string provider, DateTimeOffset since, string failure);

    [LoggerMessage(303, LogLevel.Warning, "{Provider} refuses a request for several orders and answers one for a single order. For an hour it is asked one by one. Set its MaxOrdersPerRequest to 1 to always do so.")]
    internal static partial void OneByOne(ILogger logger, string provider);

    [LoggerMessage(304, LogLevel.Information, "{Count} answers of {Provider} came too late, after their orders were claimed anew or had changed, and were dropped.")]
    internal static partial void Stale(ILogger logger, string provider, int count);

    [LoggerMessage(305, LogLevel.Error, "{Count} answers of {Provider} could not be applied, for example: {Reason}")]
    internal static partial void NotApplied(ILogger logger, string provider, int count, string reason);

    [LoggerMessage(306, LogLevel.Error, "An order of {Provider} has an identifier that the provider's client cannot ask about: {Reason}")]
    internal static partial void CannotAsk(ILogger logger, string provider, string reason);

    [LoggerMessage(401, LogLevel.Warning, "A request to {Provider} to {Kind} an order had no clear answer: a person finds out what became of it. {Failure}")]
    internal static partial void Unknown(ILogger logger, Exception? exception, string provider, RequestKind kind, string failure);

    [LoggerMessage(402, LogLevel.Warning, "A request to {Provider} about {Count} refills failed as a whole: {Failure}")]
    internal static partial void NotFollowed(ILogger logger, string provider, int count, string failure);

    [LoggerMessage(403, LogLevel.Error, "A refill of {Provider} has an identifier that the provider's client cannot ask about: {Reason}")]
    internal static partial void RequestCannotAsk(ILogger logger, string provider, string reason);

    [LoggerMessage(404, LogLevel.Warning, "A request to {Provider} to {Kind} order {Order} is not sent: this process was held up after its claim, and an answer could come after {OverdueAt}, when nobody waits for it any more.")]
    internal static partial void RequestHeldUp(ILogger logger, string provider, RequestKind kind, OrderKey order, DateTimeOffset overdueAt);

    [LoggerMessage(501, LogLevel.Error, "{Count} orders could not be checked against time, for example: {Reason}")]
    internal static partial void SweepNotApplied(ILogger logger, int count, string reason);

    [LoggerMessage(502, LogLevel.Error, "Open orders or requests have providers that the panel no longer has, so that nobody sends, polls or follows them: {Providers}")]
    internal static partial void Missing(ILogger logger, string providers);

    [LoggerMessage(503, LogLevel.Information, "The panel has the provider of every open order and request again.")]
    internal static partial void Found(ILogger logger);

    [LoggerMessage(504, LogLevel.Error, "The panel lists provider {Provider} but cannot use it, so that nobody sends or polls its orders: {Fault}")]
    internal static partial void Unusable(ILogger logger, string provider, string fault);

    [LoggerMessage(505, LogLevel.Information, "Provider {Provider} is no longer listed with a fault.")]
    internal static partial void FaultGone(ILogger logger, string provider);

    [LoggerMessage(601, LogLevel.Warning, "Sink {Sink}{Store}: {Failed} of {Tried} events were not delivered. One of them: {Words}.")]
    internal static partial void NotDelivered(ILogger logger, string sink, string store, int failed, int tried, string words);

    [LoggerMessage(602, LogLevel.Error, "Sink {Sink}{Store}: event {Event} is dead: it was tried as often as it may be. It is kept; make it due again once the sink works. {Words}.")]
    internal static partial void Dead(ILogger logger, string sink, string store, Guid @event, string words);

    [LoggerMessage(603, LogLevel.Debug, "Sink {Sink}{Store}: event {Event} was not delivered at try {Tries}.")]
    internal static partial void EventFailed(ILogger logger, Exception exception, string sink, string store, Guid @event, int tries);

    [LoggerMessage(604, LogLevel.Information, "Sink {Sink}{Store}: {Returned} events were given back, because the host stops or the claim ends.")]
    internal static partial void Returned(ILogger logger, string sink, string store, int returned);

    [LoggerMessage(701, LogLevel.Warning, "Alert: {Kind}{Finding}{Name}, {Count} since the last alert. {What}")]
    internal static partial void Alert(ILogger logger, OrderAlertKind kind, string finding, string name, long count, string? what);

    [LoggerMessage(702, LogLevel.Error, "The alert {Kind}{Finding}{Name} could not be told. It is told again after {Pause}.")]
    internal static partial void NotTold(ILogger logger, Exception exception, OrderAlertKind kind, string finding, string name, TimeSpan pause);

    [LoggerMessage(801, LogLevel.Error, "What {Provider} answered could not be stored yet. It is tried again after {Pause}.")]
    internal static partial void AnswerNotStored(ILogger logger, Exception exception, string provider, TimeSpan pause);

    /// <summary>How a store stands in a sentence.</summary>
    internal static string InWords(string store) => store.Length == 0 ? "" : $" of the store {store}";

    /// <summary>How a provider stands in a sentence.</summary>
    internal static string OfProvider(string? provider) => provider is null ? "" : $", provider {provider},";
}
