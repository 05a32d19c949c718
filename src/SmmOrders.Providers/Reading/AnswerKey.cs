namespace SmmOrders.Providers;

/// <summary>The keys of an answer that mean something.</summary>
internal enum AnswerKey
{
    Unknown,
    Status,
    OrderStatus,
    Remains,
    StartCount,
    Charge,
    Currency,
    Error,
    Success,
    Message,
    Data,
    Order,
    Id,
}
