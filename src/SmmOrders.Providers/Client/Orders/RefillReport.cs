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

    [SetsRequiredMembers]
    internal RefillReport(RefillStatus status, string word)
    {
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
