using System.Text.Json.Serialization;

namespace SmmOrders.Hosting;

/// <summary>What a panel's staff should know now. Its JSON is stable, as that of <see cref="OrderEvent"/>.</summary>
public sealed record OrderAlert : IJsonOnDeserialized
{
    /// <summary>The alert's identifier: the same each time that it is sent.</summary>
    [JsonPropertyName("id")]
    public required Guid Id { get; init; }

    /// <summary>What it is about.</summary>
    [JsonPropertyName("kind")]
    public required OrderAlertKind Kind { get; init; }

    /// <summary>What is odd, if <see cref="Kind"/> is <see cref="OrderAlertKind.Attention"/>: one finding.</summary>
    /// <value>The default is <see cref="Findings.None"/>.</value>
    [JsonPropertyName("finding")]
    public Findings Finding { get; init; }

    /// <summary>The name of the provider, the sink or the loop.</summary>
    /// <value>The default is <see langword="null"/>: it is about an order.</value>
    [JsonPropertyName("name")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>The panel's own key of the last order that it is about, as text.</summary>
    /// <value>The default is <see langword="null"/>: it is about no order.</value>
    [JsonPropertyName("order")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Order { get; init; }

    /// <summary>What happened last, for the panel's staff.</summary>
    /// <value>The default is <see langword="null"/>: the kind and the finding say it.</value>
    [JsonPropertyName("what")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? What { get; init; }

    /// <summary>When it happened last.</summary>
    [JsonPropertyName("at")]
    public required DateTimeOffset At { get; init; }

    /// <summary>How often it happened since the last alert of its kind, finding and name; 1 or above.</summary>
    /// <value>The default is 1.</value>
    [JsonPropertyName("count")]
    public long Count { get; init; } = 1;

    /// <summary>What makes two alerts the same, so that the second keeps silent for a while.</summary>
    [JsonIgnore]
    internal (OrderAlertKind, Findings, string?) Key => (Kind, Finding, Name);

    /// <summary>One alert about all that happened.</summary>
    internal OrderAlert With(OrderAlert? earlier) => earlier is null ? this : this with { Count = Count + earlier.Count };

    internal static OrderAlert About(OrderAlertKind kind, string name, string? what, DateTimeOffset at) =>
        new() { Id = Guid.CreateVersion7(at), Kind = kind, Name = name, What = what, At = at.ToUniversalTime() };

    internal static OrderAlert Of(OrderEvent opened, OrderEventAttention row) => new()
    {
        Id = opened.Id,
        Kind = OrderAlertKind.Attention,
        Finding = row.Finding,
        Name = row.Provider,
        Order = opened.Order,
        What = row.What,
        At = row.OpenedAt,
    };

    void IJsonOnDeserialized.OnDeserialized()
    {
        JsonInput.Ensure(Id != Guid.Empty, "Id is empty.");
        _ = JsonInput.Defined(Kind);
        JsonInput.Ensure(Count >= 1, "Count is 1 or above.");
        JsonInput.Ensure(Finding == Findings.None || (Finding.Each() is { Length: 1 } one && one[0] == Finding), "Finding is one finding, or None.");
    }
}
