namespace SmmOrders.Providers;

/// <summary>
/// What a reader forgives, beyond the canonical answer
/// <c>{"charge":"0.27819","start_count":"3572","status":"Partial","remains":"157","currency":"USD"}</c> and
/// <c>{"error":"Incorrect order ID"}</c> (domain rules, section 5).
/// </summary>
/// <remarks>
/// Without a leniency the odd form is told as malformed, unreadable or unknown. It never becomes another status or another count.
/// </remarks>
[Flags]
public enum ProviderLeniencies
{
    /// <summary>Nothing: the canonical answer alone is read.</summary>
    None = 0,

    /// <summary><c>Status</c> and <c>REMAINS</c> are the keys <c>status</c> and <c>remains</c>. ASCII letters only. Ids are never folded.</summary>
    KeysInAnyCase = 1 << 0,

    /// <summary>Counts and charges may be JSON numbers, <c>157</c> besides <c>"157"</c>.</summary>
    JsonNumbers = 1 << 1,

    /// <summary>White space around a number is passed over: <c>" 157 "</c>.</summary>
    SpacesAroundNumbers = 1 << 2,

    /// <summary>A count may have a fraction of zeros: <c>"1000.0000000000"</c>, <c>157.0</c>.</summary>
    ZeroFractions = 1 << 3,

    /// <summary>
    /// Remains of <c>"+2"</c> are two <em>over</em>-delivered, as one family of panels writes it: <c>-2</c>, never 2 left.
    /// </summary>
    PlusIsOverDelivered = 1 << 4,

    /// <summary>A bare text in an order's place, <c>"2":"Incorrect order ID"</c>, or as the whole answer, is the provider's error.</summary>
    BareTextErrors = 1 << 5,

    /// <summary>An <c>error</c> that is <c>null</c>, <c>""</c>, <c>false</c>, <c>0</c>, <c>"0"</c>, <c>[]</c> or <c>{}</c> is no error.</summary>
    EmptyErrors = 1 << 6,

    /// <summary>An empty map of orders may be written <c>[]</c>, as PHP does.</summary>
    EmptyArrayAsMap = 1 << 7,

    /// <summary>
    /// The answer may stand in an envelope, <c>{"status":true,"data":{…}}</c>, around one order or around all. With or without
    /// this, a <c>status</c> or a <c>success</c> that is <c>false</c> is the provider's error.
    /// </summary>
    Envelopes = 1 << 8,

    /// <summary>The order's status may be in <c>order_status</c>, with <c>"status":"ok"</c> beside it.</summary>
    OrderStatusKey = 1 << 9,

    /// <summary>
    /// A bulk answer may be an array of objects that name their order by <c>order</c> or <c>order_id</c>, or by <c>id</c> where
    /// there is neither.
    /// </summary>
    ArraysOfOrders = 1 << 10,

    /// <summary>A key may come twice with the same value, to the byte; an order may come twice where both say the same.</summary>
    SameTwice = 1 << 11,

    /// <summary>A UTF-8 byte order mark before the answer is passed over. Not among <see cref="Usual"/>.</summary>
    ByteOrderMark = 1 << 12,

    /// <summary>What is seen in the field: all but <see cref="ByteOrderMark"/>.</summary>
    Usual = KeysInAnyCase | JsonNumbers | SpacesAroundNumbers | ZeroFractions | PlusIsOverDelivered | BareTextErrors | EmptyErrors
        | EmptyArrayAsMap | Envelopes | OrderStatusKey | ArraysOfOrders | SameTwice,

    /// <summary>Everything above.</summary>
    All = Usual | ByteOrderMark,
}
