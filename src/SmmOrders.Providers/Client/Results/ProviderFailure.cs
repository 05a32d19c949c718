using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>Why there is no value: the reason, and what is known beside it.</summary>
public sealed record ProviderFailure : IJsonOnDeserialized
{
    /// <summary>For a stand-in of a test, or a provider of another kind: set what is required.</summary>
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

    /// <summary>Whether the provider itself says so, in an answer; else it is what is told of no answer. <see cref="ToReport"/> asks it.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>
    /// The failure as a report for <see cref="OrderTracker.Observe"/>, which notes it and changes nothing: a provider's error, in its
    /// own words, and a missing item as what they are, everything else as a failed poll.
    /// </summary>
    public StatusReport ToReport() =>
        Kind == ProviderFailureKind.NotReported ? StatusReport.NotReported()
        : IsAnswer && Kind != ProviderFailureKind.Malformed ? StatusReport.ProviderError(Detail, Refusal ?? RefusalKind.Other)
        : StatusReport.Malformed(IsAnswer ? Detail : ToString());

    void IJsonOnDeserialized.OnDeserialized()
    {
        _ = JsonInput.Defined(Kind);
        _ = JsonInput.Required(Detail);
        _ = JsonInput.Defined(Refusal);
    }

    /// <summary>For example <c>Unavailable (HTTP 503): the server failed</c>.</summary>
    public override string ToString() => HttpStatus is null
        ? $"{Kind}: {Detail}"
        : string.Create(CultureInfo.InvariantCulture, $"{Kind} (HTTP {HttpStatus}): {Detail}");

    /// <summary>The provider's no.</summary>
    internal static ProviderFailure Refused(in ProviderRefusal refusal) => new(KindOf(refusal.Kind), refusal.Words) { Refusal = refusal.Kind, IsAnswer = true };

    /// <summary>An answer that cannot be used.</summary>
    internal static ProviderFailure Malformed(string why) => new(ProviderFailureKind.Malformed, why) { IsAnswer = true };

    private static ProviderFailureKind KindOf(RefusalKind refusal) => refusal switch
    {
        RefusalKind.Unauthorized => ProviderFailureKind.Unauthorized,
        RefusalKind.RateLimited => ProviderFailureKind.RateLimited,
        _ => ProviderFailureKind.ProviderError,
    };
}
