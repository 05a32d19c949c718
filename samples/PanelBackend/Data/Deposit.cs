namespace PanelBackend;

/// <summary>Money that a customer paid in: what else than orders moved a wallet. The verification counts it.</summary>
internal sealed class Deposit
{
    public int Id { get; init; }

    public required int UserId { get; init; }

    public required decimal Amount { get; init; }

    public required DateTimeOffset At { get; init; }
}
