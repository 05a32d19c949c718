namespace ConsoleDemo.Log;

/// <summary>The fields that a line of a log can have.</summary>
[Flags]
internal enum LogFields
{
    None = 0,
    At = 1 << 0,
    Place = 1 << 1,
    Order = 1 << 2,
    Orders = 1 << 3,
    Answer = 1 << 4,
    Quantity = 1 << 5,
    Charge = 1 << 6,
    Status = 1 << 7,
    Since = 1 << 8,
    Refunded = 1 << 9,
    Delivered = 1 << 10,
    Service = 1 << 11,
}
