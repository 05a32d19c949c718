namespace SmmOrders.Providers.Testing;

/// <summary>The ways in which panels write the same answer differently.</summary>
[Flags]
public enum DialectTraits
{
    /// <summary>The canonical answer: everything is a string, keys in lower case.</summary>
    None = 0,

    /// <summary>Numbers are JSON numbers: <c>157</c>.</summary>
    BareNumbers = 1 << 0,

    /// <summary>Keys begin with a capital: <c>Status</c>, <c>Remains</c>.</summary>
    CapitalKeys = 1 << 1,

    /// <summary>The answer stands in an envelope: <c>{"status":true,"data":{…}}</c>.</summary>
    Envelope = 1 << 2,

    /// <summary>The status is in <c>order_status</c>, and <c>status</c> is <c>ok</c>.</summary>
    OrderStatusKey = 1 << 3,

    /// <summary>The error of an item in a bulk answer is a bare text: <c>"2":"Incorrect order ID"</c>.</summary>
    BareTextErrors = 1 << 4,

    /// <summary>An empty map is written <c>[]</c>.</summary>
    EmptyMapAsArray = 1 << 5,

    /// <summary><c>start_count</c> is <c>null</c>.</summary>
    NullStartCount = 1 << 6,

    /// <summary>There is white space around numbers: <c>" 157 "</c>.</summary>
    SpacedNumbers = 1 << 7,

    /// <summary>Counts have a fraction of zeros: <c>"157.0000000000"</c>.</summary>
    ZeroFractions = 1 << 8,

    /// <summary>Two over-delivered are <c>"+2"</c>, not <c>"-2"</c>.</summary>
    PlusIsOverDelivered = 1 << 9,

    /// <summary>An error has a status beside it: <c>{"error":"Order not found.","status":"104"}</c>.</summary>
    ErrorsWithStatus = 1 << 10,

    /// <summary>A bulk answer leaves out the orders that it does not know.</summary>
    UnknownOrdersLeftOut = 1 << 11,

    /// <summary>A bulk answer is an array of objects that name their order.</summary>
    ArraysOfOrders = 1 << 12,

    /// <summary>An order has an <c>error</c> that is empty beside its status: <c>"error":""</c>.</summary>
    EmptyErrors = 1 << 13,
}
