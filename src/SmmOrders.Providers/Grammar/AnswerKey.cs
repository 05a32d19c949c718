namespace SmmOrders.Providers;

/// <summary>The known keys of the protocol, for all actions. Each is a bit, so that an element can record which ones it has.</summary>
[Flags]
internal enum AnswerKey : uint
{
    Unknown = 0,
    Status = 1 << 0,
    Remains = 1 << 1,
    StartCount = 1 << 2,
    Charge = 1 << 3,
    Currency = 1 << 4,

    /// <summary>The keys of a typical answer about an order.</summary>
    Usual = Status | Remains | StartCount | Charge | Currency,

    StartCounter = 1 << 5,
    OrderStatus = 1 << 6,
    Error = 1 << 7,
    Errors = 1 << 8,
    ErrorMessage = 1 << 9,
    Success = 1 << 10,
    Result = 1 << 11,
    Ok = 1 << 12,
    Message = 1 << 13,
    Msg = 1 << 14,
    Pesan = 1 << 15,
    Code = 1 << 16,
    Data = 1 << 17,
    Order = 1 << 18,
    OrderId = 1 << 19,
    OrderIdInCamelCase = 1 << 20,
    Id = 1 << 21,
    Runs = 1 << 22,
    Orders = 1 << 23,
    Posts = 1 << 24,
    Expiry = 1 << 25,
    Rate = 1 << 26,
    Category = 1 << 27,

    Reason = 1 << 28,
    Detail = 1 << 29,
    ErrorCode = 1 << 30,

    /// <summary>The keys of a message.</summary>
    Texts = Message | Msg | Pesan | Reason | Detail,

    /// <summary>The extra keys of a drip-feed or subscription order.</summary>
    OfParent = Runs | Orders | Posts | Expiry,

    /// <summary>The keys that a service in a catalog has and an order has not.</summary>
    OfService = Rate | Category,
}
