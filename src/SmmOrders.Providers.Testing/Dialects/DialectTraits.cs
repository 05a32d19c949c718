using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>The differences between panels in how they write the same answer. They apply to every action they can apply to.</summary>
[Flags]
[JsonConverter(typeof(EnumByName<DialectTraits>))]
public enum DialectTraits
{
    /// <summary>The canonical answer: everything is a string, keys in lower case.</summary>
    None = 0,

    /// <summary>Numbers are JSON numbers: <c>157</c>, <c>0.9</c>.</summary>
    BareNumbers = 1 << 0,

    /// <summary>Keys begin with a capital: <c>Status</c>, <c>Remains</c>, <c>Balance</c>. Errors keep <c>error</c>.</summary>
    CapitalKeys = 1 << 1,

    /// <summary>Every answer other than an error is in an envelope: <c>{"status":true,"data":{…}}</c>.</summary>
    Envelope = 1 << 2,

    /// <summary>The status is in <c>order_status</c> (for a refill, in <c>refill_status</c>), and <c>status</c> is <c>ok</c>.</summary>
    OrderStatusKey = 1 << 3,

    /// <summary>The error of an item in a bulk answer is a bare string: <c>"2":"Incorrect order ID"</c>.</summary>
    BareTextErrors = 1 << 4,

    /// <summary>An empty map is written as <c>[]</c>.</summary>
    EmptyMapAsArray = 1 << 5,

    /// <summary><c>start_count</c> is <c>null</c>.</summary>
    NullStartCount = 1 << 6,

    /// <summary>There is white space around numbers: <c>" 157 "</c>.</summary>
    SpacedNumbers = 1 << 7,

    /// <summary>Counts have a fraction of zeros: <c>"157.0000000000"</c>.</summary>
    ZeroFractions = 1 << 8,

    /// <summary>Two over-delivered units are <c>"+2"</c>, not <c>"-2"</c>.</summary>
    PlusIsOverDelivered = 1 << 9,

    /// <summary>An error comes with a status: <c>{"error":"Order not found.","status":"104"}</c>.</summary>
    ErrorsWithStatus = 1 << 10,

    /// <summary>A bulk answer omits unknown orders.</summary>
    UnknownOrdersLeftOut = 1 << 11,

    /// <summary>A bulk status is an array of objects that name their order.</summary>
    ArraysOfOrders = 1 << 12,

    /// <summary>An order has an empty <c>error</c> next to its status: <c>"error":""</c>.</summary>
    EmptyErrors = 1 << 13,

    /// <summary>Identifiers are JSON numbers: <c>{"service":1}</c>, <c>{"refill":701}</c>.</summary>
    NumericIds = 1 << 14,

    /// <summary>Bulk answers about refills, refill statuses and cancellations are a map by identifier, not an array.</summary>
    MapsOfRequests = 1 << 15,

    /// <summary>A refused single refill is <c>{"refill":{"error":…}}</c>, not a plain error; likewise the status of an unknown refill.</summary>
    NestedRefillErrors = 1 << 16,

    /// <summary>An order names itself next to its status: <c>{"order":"23501","status":…}</c>.</summary>
    NamedOrders = 1 << 17,

    /// <summary><c>"status":"success"</c> comes with a new order's identifier, a refill's identifier, and the balance.</summary>
    SuccessBesideAnswers = 1 << 18,

    /// <summary><c>"status":100</c> comes with a new order's identifier.</summary>
    CodeBesideOrders = 1 << 19,

    /// <summary>Every service has <c>desc</c>, even if empty, and <c>dripfeed</c> as 1 or 0.</summary>
    ServiceDetails = 1 << 20,

    /// <summary>A subscription's <c>expiry</c> tells whether it is still active: <c>true</c> or <c>false</c>.</summary>
    BooleanExpiry = 1 << 21,

    /// <summary>Drip-feeds and subscriptions omit their <c>orders</c>.</summary>
    ParentsWithoutOrders = 1 << 22,

    /// <summary><c>cancel</c> reads only <c>order</c>, not <c>orders</c>.</summary>
    CancelReadsOrder = 1 << 23,
}
