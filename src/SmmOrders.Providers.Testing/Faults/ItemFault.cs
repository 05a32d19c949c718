namespace SmmOrders.Providers.Testing;

/// <summary>The fault in the items of an answer.</summary>
internal enum ItemFault
{
    None,
    WrongIds,
    Duplicates,
    EverySecondMissing,
}
