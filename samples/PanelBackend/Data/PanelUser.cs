namespace PanelBackend;

/// <summary>A user of the panel, with a wallet. The wallet changes by <c>TryDebitAsync</c> and by refunds alone.</summary>
internal sealed class PanelUser
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public string PasswordHash { get; set; } = "";

    public required bool IsOperator { get; init; }

    public decimal Balance { get; init; }

    /// <summary>The hash of the key to the panel's API; <see langword="null"/> for a user without one. The key itself is nowhere.</summary>
    public string? ApiKeyHash { get; init; }
}
