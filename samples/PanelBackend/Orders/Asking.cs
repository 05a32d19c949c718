namespace PanelBackend;

/// <summary>What became of a customer's request.</summary>
/// <param name="Request">The request's own identifier; <see langword="null"/> if there is none: an order that was not sent yet is canceled at once.</param>
/// <param name="Fault">Why it was not taken; <see langword="null"/> if it was.</param>
internal sealed record Asking(Guid? Request, string? Fault);
