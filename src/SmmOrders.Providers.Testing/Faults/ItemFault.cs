namespace SmmOrders.Providers.Testing;

/// <summary>What is wrong with the items of an answer.</summary>
internal enum ItemFault
{
    None,
    WrongIds,
    Duplicates,
    EverySecondMissing,
}
