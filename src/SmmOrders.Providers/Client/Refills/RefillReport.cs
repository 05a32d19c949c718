using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>What a provider says about a refill.</summary>
public sealed record RefillReport : IJsonOnDeserialized
{
    /// <summary>For a stand-in of a test, or a provider of another kind: set what is required.</summary>
    public RefillReport()
    {
    }

    /// <summary>Makes one, for a provider of your own or a test's.</summary>
    /// <param name="status">How far the refill is.</param>
    /// <param name="word">The provider's own word for it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="word"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is none.</exception>
    [SetsRequiredMembers]
    public RefillReport(RefillStatus status, string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        if (!Enum.IsDefined(status))
        {
            throw new ArgumentOutOfRangeException(nameof(status), status, $"{status:D} is no status of a refill. Use one of: {string.Join(", ", Enum.GetNames<RefillStatus>())}.");
        }

        Status = status;
        Word = word;
    }

    /// <summary>How far the refill is.</summary>
    public required RefillStatus Status { get; init; }

    /// <summary>The word as it came; cut to 200 characters.</summary>
    public required string Word { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        _ = JsonInput.Defined(Status);
        _ = JsonInput.Required(Word);
    }
}
