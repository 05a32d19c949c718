namespace SmmOrders.Providers.Testing;

internal enum RefusalCause
{
    IncorrectRequest = 1,
    IncorrectKey,
    UnknownOrder,
    TooManyOrders,
    UnknownService,
    BadLink,
    IncorrectField,
    QuantityOutOfRange,
    OutOfFunds,
    NoDripFeed,
    NotRefillable,
    RefillOpen,
    UnknownRefill,
    NotCancelable,

    /// <summary>The detail is the text.</summary>
    Verbatim,
}
