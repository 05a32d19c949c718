namespace SmmOrders.EntityFrameworkCore;

/// <summary>One transaction on its way.</summary>
internal sealed class WriteAttempt
{
    /// <summary>Stored with each change, so that it can be looked up whether the transaction was committed.</summary>
    internal Guid WriteId { get; } = Guid.CreateVersion7();

    internal WriteStep Step { get; set; }
}
