using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What a store knows about a provider, over all instances of the panel.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record ProviderState
{
    /// <summary>What the provider permits.</summary>
    public required ProviderLimits Limits { get; init; }

    /// <summary>When the next request may leave, by the database's clock.</summary>
    /// <value>The default is <see langword="null"/>: at once.</value>
    public DateTimeOffset? NextPermitAt { get; init; }

    /// <summary>Why nothing is sent to it.</summary>
    /// <value>The default is <see langword="null"/>: submission is not stopped.</value>
    public SubmissionStop? Stop { get; init; }

    /// <summary>Why it is not asked about its orders.</summary>
    /// <value>The default is <see langword="null"/>: polling is not paused.</value>
    public PollingPause? Pause { get; init; }

    /// <summary>Since when and how it fails.</summary>
    /// <value>The default is <see langword="null"/>: it does not.</value>
    public ProviderTrouble? Trouble { get; init; }

    /// <summary>How many attempts in a row had no clear answer. Each takes a place under the <see cref="ProviderLimits.SendingLimit"/>.</summary>
    /// <value>The default is 0.</value>
    public int UnknownInARow { get; init; }
}
