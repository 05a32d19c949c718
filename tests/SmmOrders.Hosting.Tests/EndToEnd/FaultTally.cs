using Microsoft.Extensions.Time.Testing;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Hosting.Tests;

/// <summary>Lets one request in so many fail in one of many ways, counts those that leave an <c>add</c> unclear, and moves the provider's clock on.</summary>
internal sealed class FaultTally(int seed, FakeTimeProvider time, int oneIn)
{
    private readonly Random _random = new(seed);
    private readonly Lock _gate = new();

    public int Lost { get; private set; }

    public SimulatedFault? Next(ReceivedRequest request)
    {
        lock (_gate)
        {
            time.Advance(TimeSpan.FromMilliseconds(20));
            if (_random.Next(oneIn) != 0)
            {
                return null;
            }

            (bool isUnclear, SimulatedFault fault) = request.Action == "add" ? OfAdd() : (false, OfReading());
            Lost += isUnclear ? 1 : 0;
            return fault;
        }
    }

    private (bool IsUnclear, SimulatedFault Fault) OfAdd() => _random.Next(6) switch
    {
        0 => (true, SimulatedFault.Html(503)),
        1 => (true, SimulatedFault.Reset()),
        2 => (true, SimulatedFault.CutOff()),
        3 => (true, SimulatedFault.LostAnswer()),
        4 => (true, SimulatedFault.Truncated()),
        _ => (false, SimulatedFault.Error("Bad link")),
    };

    private SimulatedFault OfReading() => _random.Next(8) switch
    {
        0 => SimulatedFault.Html(503),
        1 => SimulatedFault.Reset(),
        2 => SimulatedFault.CutOff(),
        3 => SimulatedFault.LostAnswer(),
        4 => SimulatedFault.Truncated(),
        5 => SimulatedFault.MissingItems(),
        6 => SimulatedFault.EmptyBody(),
        _ => SimulatedFault.Error("Internal server error"),
    };
}
