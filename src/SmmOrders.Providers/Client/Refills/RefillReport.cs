using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>What a provider reports about a refill.</summary>
public sealed record RefillReport : IJsonOnDeserialized
{
    /// <summary>Creates an instance for your own provider or a test. Set the required members.</summary>
    public RefillReport()
    {
    }

    /// <summary>Creates an instance for your own provider or a test.</summary>
    /// <param name="status">The status of the refill.</param>
    /// <param name="word">The provider's own word for it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="word"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not a defined value.</exception>
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

    /// <summary>The status of the refill.</summary>
    public required RefillStatus Status { get; init; }

    /// <summary>The provider's own word, cut to 200 characters.</summary>
    public required string Word { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        _ = JsonInput.Defined(Status);
        _ = JsonInput.Required(Word);
    }
}
