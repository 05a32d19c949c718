using System.Globalization;

namespace SmmOrders.Tests.Laws;

/// <summary>A report and the instant at which it came.</summary>
public readonly record struct Said(StatusReport Report, DateTimeOffset At)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At:O} {Report}");
}
