namespace SmmOrders.Providers;

/// <summary>What is known of a failure; <see cref="ProviderFailure.From"/> checks it as a whole.</summary>
public sealed record ProviderFailureFacts
{
    /// <summary>The reason.</summary>
    public required ProviderFailureKind Kind { get; init; }

    /// <summary>What the provider or the network said, for people. It is cut to 200 characters, and its control characters become spaces.</summary>
    public required string Detail { get; init; }

    /// <summary>Why the provider refused, where it clearly did. The reason is then that of the refusal, and the request was not carried out.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public RefusalKind? Refusal { get; init; }

    /// <summary>The HTTP status, where that was no success; from 100 to 599.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public int? HttpStatus { get; init; }

    /// <summary>How long the provider asks to be left alone; zero or above.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether a request that changes something may have been carried out all the same.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool MayHaveTakenEffect { get; init; }

    /// <summary>Whether the request failed as a whole, so that it is the provider that gave no answer, and not one order of it.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool IsOfWholeRequest { get; init; }

    internal void EnsureConsistent()
    {
        string? fault = !Enum.IsDefined(Kind) ? $"{nameof(Kind)} is {Kind:D}; it is one of {string.Join(", ", Enum.GetNames<ProviderFailureKind>())}"
            : string.IsNullOrWhiteSpace(Detail) ? $"{nameof(Detail)} says nothing; it is what people read"
            : Refusal is { } refusal && !Enum.IsDefined(refusal) ? $"{nameof(Refusal)} is {refusal:D}; it is one of {string.Join(", ", Enum.GetNames<RefusalKind>())}, or null"
            : Refusal is { } no && Kind != ProviderFailure.KindOf(no) ? $"{nameof(Kind)} is {Kind} and {nameof(Refusal)} is {no}; the reason of that refusal is {ProviderFailure.KindOf(no)}"
            : Refusal is not null && MayHaveTakenEffect ? $"{nameof(Refusal)} is {Refusal} and {nameof(MayHaveTakenEffect)} is true; what was clearly refused was not carried out"
            : Kind == ProviderFailureKind.NotAsked && (MayHaveTakenEffect || IsOfWholeRequest || HttpStatus is not null || RetryAfter is not null)
                ? $"{nameof(Kind)} is {Kind}, and yet something is said of a request; nothing was sent"
            : HttpStatus is < 100 or > 599 ? $"{nameof(HttpStatus)} is {HttpStatus}; it is from 100 to 599, or null"
            : RetryAfter < TimeSpan.Zero ? FormattableString.Invariant($"{nameof(RetryAfter)} is {RetryAfter}; it is zero or above, or null")
            : null;
        if (fault is not null)
        {
            throw new ArgumentException($"{fault}.");
        }
    }
}
