namespace SmmOrders.EntityFrameworkCore;

/// <summary>What is to be sent, as the row has it.</summary>
internal sealed record RequestRow(string? Provider, string? ProviderService, string? RequestFields);
