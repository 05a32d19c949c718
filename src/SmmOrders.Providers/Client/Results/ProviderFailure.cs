using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>Why there is no value: the reason, and what is known beside it.</summary>
public sealed record ProviderFailure : IJsonOnDeserialized
{
    /// <summary>For a provider of your own or a test's: set what is required. <see cref="ProviderResult.Failed"/> checks the facts together.</summary>
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
    /// What the provider or the network said, for people: one line, cut to some 200 characters, the key redacted. It comes from outside;
    /// escape it for the page it goes on.
    /// </summary>
    public required string Detail { get; init; }

    /// <summary>
    /// Why the provider refused; <see langword="null"/> where it did not, or not clearly. What follows from each kind is domain rules,
    /// section 7.
    /// </summary>
    public RefusalKind? Refusal { get; init; }

    /// <summary>The HTTP status of the last answer, where that was no success; <see langword="null"/> where it was, or where none came.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>How long the provider asks to be left alone; <see langword="null"/> where nothing was said.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// Whether a request that changes something (<c>add</c>, <c>refill</c>, <c>cancel</c>) may have been carried out all the same.
    /// <see langword="false"/> only where it surely was not: it never left, or the provider refused it. Always
    /// <see langword="false"/> for requests that only read.
    /// </summary>
    public bool MayHaveTakenEffect { get; init; }

    /// <summary>
    /// Whether the request failed as a whole: no answer came, or one that says the same of all items and nothing of each. Then it is the
    /// provider that gave no answer, and not one order of it (domain rules, section 3).
    /// </summary>
    /// <remarks>
    /// In an answer about one order, an error is that order's (<c>Incorrect order ID</c>), unless it is the provider's own trouble: the key,
    /// a rush, maintenance, no funds.
    /// </remarks>
    public bool IsOfWholeRequest { get; init; }

    /// <summary>
    /// Whether the provider itself says so, in an answer; else it is what is told of no answer. <see cref="ToReport"/> asks it. Always
    /// <see langword="true"/> for <see cref="ProviderFailureKind.ProviderError"/> and <see cref="ProviderFailureKind.NotReported"/>, which only an answer says.
    /// </summary>
    public bool IsAnswer
    {
        get => field || Kind is ProviderFailureKind.ProviderError or ProviderFailureKind.NotReported;
        init;
    }

    private (ProviderFailureKind, string, RefusalKind?, int?, TimeSpan?, bool, bool, bool) Facts =>
        (Kind, Detail, Refusal, HttpStatus, RetryAfter, MayHaveTakenEffect, IsOfWholeRequest, IsAnswer);

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

    /// <summary>The provider's no.</summary>
    internal static ProviderFailure Refused(in ProviderRefusal refusal) => new(KindOf(refusal.Kind), refusal.Words) { Refusal = refusal.Kind, IsAnswer = true };

    /// <summary>An answer that cannot be used.</summary>
    internal static ProviderFailure Malformed(string why) => new(ProviderFailureKind.Malformed, why) { IsAnswer = true };

    /// <summary>Checks the facts together; called wherever a failure that the library did not make enters it.</summary>
    /// <exception cref="ArgumentException">A fact is none, or two contradict each other; the message says which.</exception>
    internal void EnsureConsistent()
    {
        string? fault = !Enum.IsDefined(Kind) ? $"{nameof(Kind)} is {Kind:D}; it is one of {string.Join(", ", Enum.GetNames<ProviderFailureKind>())}"
            : Detail is null ? $"{nameof(Detail)} is null; it is what people read"
            : Refusal is { } refusal && !Enum.IsDefined(refusal) ? $"{nameof(Refusal)} is {refusal:D}; it is one of {string.Join(", ", Enum.GetNames<RefusalKind>())}, or null"
            : Refusal is { } no && Kind != KindOf(no) ? $"{nameof(Kind)} is {Kind} and {nameof(Refusal)} is {no}; the reason of that refusal is {KindOf(no)}"
            : Refusal is not null && MayHaveTakenEffect ? $"{nameof(Refusal)} is {Refusal} and {nameof(MayHaveTakenEffect)} is true; what was clearly refused was not carried out"
            : Kind == ProviderFailureKind.NotAsked && (MayHaveTakenEffect || IsOfWholeRequest || HttpStatus is not null || RetryAfter is not null)
                ? $"{nameof(Kind)} is {Kind}, and yet something is said of a request; nothing was sent"
            : HttpStatus is < 0 or > 999 ? $"{nameof(HttpStatus)} is {HttpStatus}; it has three digits, or is null"
            : RetryAfter < TimeSpan.Zero ? FormattableString.Invariant($"{nameof(RetryAfter)} is {RetryAfter}; it is zero or above, or null")
            : null;
        if (fault is not null)
        {
            throw new ArgumentException($"{fault}.");
        }
    }

    /// <summary>What a refusal is, as a reason.</summary>
    internal static ProviderFailureKind KindOf(RefusalKind refusal) => refusal switch
    {
        RefusalKind.Unauthorized => ProviderFailureKind.Unauthorized,
        RefusalKind.RateLimited => ProviderFailureKind.RateLimited,
        _ => ProviderFailureKind.ProviderError,
    };
}
