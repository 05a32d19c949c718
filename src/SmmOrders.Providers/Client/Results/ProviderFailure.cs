using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>Why there is no value: the reason and its details.</summary>
public sealed record ProviderFailure : IJsonOnDeserialized
{
    /// <summary>Creates an instance for your own provider or a test. Set the required members; <see cref="ProviderResult.Failed"/> checks their consistency.</summary>
    public ProviderFailure()
    {
    }

    [SetsRequiredMembers]
    internal ProviderFailure(ProviderFailureKind kind, string detail)
    {
        Kind = kind;
        Detail = detail;
    }

    /// <summary>The reason.</summary>
    public required ProviderFailureKind Kind { get; init; }

    /// <summary>
    /// What the provider or the network said, for display: one line, cut to about 200 characters, the key redacted. It is
    /// external text; escape it for the page that shows it.
    /// </summary>
    public required string Detail { get; init; }

    /// <summary>
    /// The kind of refusal; <see langword="null"/> if the provider did not clearly refuse. Domain rules, section 7, define what
    /// follows from each kind.
    /// </summary>
    public RefusalKind? Refusal { get; init; }

    /// <summary>The HTTP status of the last answer; <see langword="null"/> if it was a success, or if no answer came.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>How long the provider asks you to wait; <see langword="null"/> if it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// Whether a request that changes something (<c>add</c>, <c>refill</c>, <c>cancel</c>) may have been carried out anyway.
    /// <see langword="false"/> only if it certainly was not: it never left, or the provider refused it. Always
    /// <see langword="false"/> for requests that only read.
    /// </summary>
    public bool MayHaveTakenEffect { get; init; }

    /// <summary>
    /// Whether the request failed as a whole: no answer came, or one answer that applies to all items and to none in particular.
    /// Then the provider gave no answer, rather than one about a single order (domain rules, section 3).
    /// </summary>
    /// <remarks>
    /// In an answer about one order, an error belongs to that order (<c>Incorrect order ID</c>), unless it concerns the provider
    /// itself: the key, a rate limit, maintenance, insufficient funds.
    /// </remarks>
    public bool IsOfWholeRequest { get; init; }

    /// <summary>
    /// Whether the failure comes from the provider's answer, rather than from the lack of one. <see cref="ToReport"/> depends on
    /// it. Always <see langword="true"/> for <see cref="ProviderFailureKind.ProviderError"/> and
    /// <see cref="ProviderFailureKind.NotReported"/>, which only an answer can cause.
    /// </summary>
    public bool IsAnswer
    {
        get => field || Kind is ProviderFailureKind.ProviderError or ProviderFailureKind.NotReported;
        init;
    }

    private (ProviderFailureKind, string, RefusalKind?, int?, TimeSpan?, bool, bool, bool) Facts =>
        (Kind, Detail, Refusal, HttpStatus, RetryAfter, MayHaveTakenEffect, IsOfWholeRequest, IsAnswer);

    /// <summary>Whether the failure concerns the provider itself, and would be the same for any other item.</summary>
    internal bool IsOfProvider => !IsAnswer
        || Kind is ProviderFailureKind.Unavailable
        || Refusal is RefusalKind.Unauthorized or RefusalKind.RateLimited or RefusalKind.Maintenance or RefusalKind.ProviderOutOfFunds;

    /// <summary>
    /// The failure as a report for <see cref="OrderTracker.Observe"/>, which records it and changes nothing: a provider's error
    /// in its own words and a missing item keep their kind; anything else is a failed poll.
    /// </summary>
    public StatusReport ToReport() =>
        Kind == ProviderFailureKind.NotReported ? StatusReport.NotReported()
        : IsAnswer && Kind != ProviderFailureKind.Malformed ? StatusReport.ProviderError(Detail, Refusal ?? RefusalKind.Other)
        : StatusReport.Malformed(IsAnswer ? Detail : ToString());

    void IJsonOnDeserialized.OnDeserialized() => JsonInput.Check(EnsureConsistent);

    /// <summary>Whether both say the same.</summary>
    // What follows from the reason counts, and not whether it was said as well: JSON says it.
    public bool Equals(ProviderFailure? other) => other is not null && Facts == other.Facts;

    /// <inheritdoc/>
    public override int GetHashCode() => Facts.GetHashCode();

    /// <summary>For example <c>Unavailable (HTTP 503): the server failed</c>.</summary>
    public override string ToString() => HttpStatus is null
        ? $"{Kind}: {Detail}"
        : string.Create(CultureInfo.InvariantCulture, $"{Kind} (HTTP {HttpStatus}): {Detail}");

    /// <summary>A refusal by the provider.</summary>
    internal static ProviderFailure Refused(in ProviderRefusal refusal) => new(KindOf(refusal.Kind), refusal.Words) { Refusal = refusal.Kind, IsAnswer = true };

    /// <summary>An answer that cannot be used.</summary>
    internal static ProviderFailure Malformed(string why) => new(ProviderFailureKind.Malformed, why) { IsAnswer = true };

    /// <summary>Checks that the members are consistent; called wherever a failure from other code enters the library.</summary>
    /// <exception cref="ArgumentException">A member is invalid, or two members contradict each other; the message says which.</exception>
    internal void EnsureConsistent()
    {
        string? fault = !Enum.IsDefined(Kind) ? $"{nameof(Kind)} is {Kind:D}; it is one of {string.Join(", ", Enum.GetNames<ProviderFailureKind>())}"
            : Detail is null ? $"{nameof(Detail)} is null; it is shown to people"
            : Refusal is { } refusal && !Enum.IsDefined(refusal) ? $"{nameof(Refusal)} is {refusal:D}; it is one of {string.Join(", ", Enum.GetNames<RefusalKind>())}, or null"
            : Refusal is { } no && Kind != KindOf(no) ? $"{nameof(Kind)} is {Kind} and {nameof(Refusal)} is {no}; the kind for that refusal is {KindOf(no)}"
            : Refusal is not null && MayHaveTakenEffect ? $"{nameof(Refusal)} is {Refusal} and {nameof(MayHaveTakenEffect)} is true; what was clearly refused was not carried out"
            : Kind == ProviderFailureKind.NotAsked && (MayHaveTakenEffect || IsOfWholeRequest || HttpStatus is not null || RetryAfter is not null)
                ? $"{nameof(Kind)} is {Kind}, but request details are set; nothing was sent"
            : HttpStatus is < 0 or > 999 ? $"{nameof(HttpStatus)} is {HttpStatus}; it has three digits, or is null"
            : RetryAfter < TimeSpan.Zero ? FormattableString.Invariant($"{nameof(RetryAfter)} is {RetryAfter}; it is zero or above, or null")
            : null;
        if (fault is not null)
        {
            throw new ArgumentException($"{fault}.");
        }
    }

    /// <summary>The failure kind of a refusal.</summary>
    internal static ProviderFailureKind KindOf(RefusalKind refusal) => refusal switch
    {
        RefusalKind.Unauthorized => ProviderFailureKind.Unauthorized,
        RefusalKind.RateLimited => ProviderFailureKind.RateLimited,
        _ => ProviderFailureKind.ProviderError,
    };
}
