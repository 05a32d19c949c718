using System.Globalization;

namespace SmmOrders.Providers;

/// <summary>Why there is no value: the reason, and what is known beside it.</summary>
public sealed record ProviderFailure
{
    internal ProviderFailure(ProviderFailureKind kind, string detail)
    {
        Kind = kind;
        Detail = detail;
    }

    /// <summary>A failure from its facts, for a provider of your own or a test's.</summary>
    /// <param name="facts">What is known.</param>
    /// <exception cref="ArgumentNullException"><paramref name="facts"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A fact is none, or two contradict each other; the message says which.</exception>
    public static ProviderFailure From(ProviderFailureFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        facts.EnsureConsistent();
        return new(facts.Kind, WireText.ForPeople(facts.Detail))
        {
            Refusal = facts.Refusal,
            HttpStatus = facts.HttpStatus,
            RetryAfter = facts.RetryAfter,
            MayHaveTakenEffect = facts.MayHaveTakenEffect,
            IsOfWholeRequest = facts.IsOfWholeRequest,
            IsAnswer = facts.Refusal is not null || facts.Kind is ProviderFailureKind.ProviderError or ProviderFailureKind.Malformed or ProviderFailureKind.NotReported,
        };
    }

    /// <summary>The reason.</summary>
    public ProviderFailureKind Kind { get; }

    /// <summary>
    /// What the provider or the network said, for people: one line, cut to some 200 characters, the key redacted. It comes from outside;
    /// escape it for the page it goes on.
    /// </summary>
    public string Detail { get; internal init; }

    /// <summary>
    /// Why the provider refused; <see langword="null"/> where it did not, or not clearly. What follows from each kind is domain rules,
    /// section 7.
    /// </summary>
    public RefusalKind? Refusal { get; internal init; }

    /// <summary>The HTTP status of the last answer, where that was no success; <see langword="null"/> where it was, or where none came.</summary>
    public int? HttpStatus { get; internal init; }

    /// <summary>How long the provider asks to be left alone; <see langword="null"/> where nothing was said.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>
    /// Whether a request that changes something (<c>add</c>, <c>refill</c>, <c>cancel</c>) may have been carried out all the same.
    /// <see langword="false"/> only where it surely was not: it never left, or the provider refused it. Always
    /// <see langword="false"/> for requests that only read.
    /// </summary>
    public bool MayHaveTakenEffect { get; internal init; }

    /// <summary>
    /// Whether the request failed as a whole: no answer came, or one that says the same of all items and nothing of each. Then it is the
    /// provider that gave no answer, and not one order of it (domain rules, section 3).
    /// </summary>
    /// <remarks>
    /// In an answer about one order, an error is that order's (<c>Incorrect order ID</c>), unless it is the provider's own trouble: the key,
    /// a rush, maintenance, no funds.
    /// </remarks>
    public bool IsOfWholeRequest { get; internal init; }

    /// <summary>Whether the provider itself says so, in an answer; else it is what is told of no answer.</summary>
    internal bool IsAnswer { get; init; }

    /// <summary>Whether it is the provider's own trouble, and would be the same for another item.</summary>
    internal bool IsOfProvider => !IsAnswer
        || Kind is ProviderFailureKind.Unavailable
        || Refusal is RefusalKind.Unauthorized or RefusalKind.RateLimited or RefusalKind.Maintenance or RefusalKind.ProviderOutOfFunds;

    /// <summary>
    /// The failure as a report for <see cref="OrderTracker.Observe"/>, which notes it and changes nothing: a provider's error, in its
    /// own words, and a missing item as what they are, everything else as a failed poll.
    /// </summary>
    public StatusReport ToReport() =>
        Kind == ProviderFailureKind.NotReported ? StatusReport.NotReported()
        : IsAnswer && Kind != ProviderFailureKind.Malformed ? StatusReport.ProviderError(Detail, Refusal ?? RefusalKind.Other)
        : StatusReport.Malformed(IsAnswer ? Detail : ToString());

    /// <summary>For example <c>Unavailable (HTTP 503): the server failed</c>.</summary>
    public override string ToString() => HttpStatus is null
        ? $"{Kind}: {Detail}"
        : string.Create(CultureInfo.InvariantCulture, $"{Kind} (HTTP {HttpStatus}): {Detail}");

    /// <summary>The provider's no.</summary>
    internal static ProviderFailure Refused(in ProviderRefusal refusal) => new(KindOf(refusal.Kind), refusal.Words) { Refusal = refusal.Kind, IsAnswer = true };

    /// <summary>An answer that cannot be used.</summary>
    internal static ProviderFailure Malformed(string why) => new(ProviderFailureKind.Malformed, why) { IsAnswer = true };

    /// <summary>What a refusal is, as a reason.</summary>
    internal static ProviderFailureKind KindOf(RefusalKind refusal) => refusal switch
    {
        RefusalKind.Unauthorized => ProviderFailureKind.Unauthorized,
        RefusalKind.RateLimited => ProviderFailureKind.RateLimited,
        _ => ProviderFailureKind.ProviderError,
    };
}
