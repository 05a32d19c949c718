namespace SmmOrders.Providers;

/// <summary>Reads the bytes of a provider's answer to <c>action=status</c>.</summary>
public sealed class ProviderAnswerReader
{
}
