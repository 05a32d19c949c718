using System.Reflection;
using System.Text.RegularExpressions;

namespace SmmOrders.Hosting.Tests;

public sealed partial class OrderMeterTests : IDisposable
{
    private static readonly string[] Tags =
        ["smm.provider", "smm.status", "smm.submission", "smm.finding", "smm.currency", "smm.reason", "smm.outcome", "smm.operation", "smm.loop", "smm.sink", "smm.alert", "smm.store"];

    private readonly EventShop _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void Every_instrument_has_a_name_a_unit_and_a_description_and_every_name_an_instrument()
    {
        using var seen = new InstrumentList(_shop.Meters);

        Assert.Equal(
            typeof(OrderDiagnostics).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Where(name => name != OrderDiagnostics.MeterName).Order(StringComparer.Ordinal),
            seen.All.Select(instrument => instrument.Name).Order(StringComparer.Ordinal));
        Assert.All(seen.All, instrument => Assert.EndsWith(".", instrument.Description, StringComparison.Ordinal));
        Assert.All(seen.All, instrument => Assert.Matches(Unit(), instrument.Unit));
        Assert.All(seen.All, instrument => Assert.Equal(OrderDiagnostics.MeterName, instrument.Meter.Name));
    }

    [Theory]
    [InlineData("seconds")]
    [InlineData("ms")]
    [InlineData("orders")]
    [InlineData("{Orders}")]
    [InlineData("")]
    public void A_unit_that_is_none_of_UCUM_is_caught(string unit) => Assert.DoesNotMatch(Unit(), unit);

    [Fact]
    public async Task An_answer_that_refunds_counts_its_transitions_and_its_money()
    {
        ApplyOutcome outcome = await PartialAsync();

        _shop.Meter.Polled("alpha", outcome with { Currency = "USD" });

        Assert.Equal(["1 smm.provider=alpha, smm.outcome=Applied"], _shop.Meters.Of(OrderDiagnostics.Polls));
        Assert.Equal(
            ["1 smm.provider=alpha, smm.status=InProgress", "1 smm.provider=alpha, smm.status=Partial"],
            _shop.Meters.Of(OrderDiagnostics.Transitions));
        Assert.Equal(["1 smm.provider=alpha, smm.currency=USD, smm.reason=PartiallyDelivered"], _shop.Meters.Of(OrderDiagnostics.Refunds));
        Assert.Equal(["2.5 smm.provider=alpha, smm.currency=USD, smm.reason=PartiallyDelivered"], _shop.Meters.Of(OrderDiagnostics.Refunded));
    }

    [Theory]
    [InlineData(ApplyStatus.Unchanged)]
    [InlineData(ApplyStatus.Stale)]
    [InlineData(ApplyStatus.NotApplied)]
    public async Task What_was_not_applied_moves_no_money(ApplyStatus status)
    {
        ApplyOutcome outcome = await PartialAsync();

        _shop.Meter.Polled("alpha", outcome with { Status = status });

        Assert.Equal([$"1 smm.provider=alpha, smm.outcome={status}"], _shop.Meters.Of(OrderDiagnostics.Polls));
        Assert.Empty(_shop.Meters.Of(OrderDiagnostics.Transitions));
        Assert.Empty(_shop.Meters.Of(OrderDiagnostics.Refunded));
    }

    [Fact]
    public void A_lag_and_a_call_are_measured_in_seconds()
    {
        long since = _shop.Meter.Timestamp;
        _shop.Time.Advance(TimeSpan.FromMilliseconds(1500));

        _shop.Meter.Claimed("status", since);
        _shop.Meter.Applied("status", since);
        _shop.Meter.Answered("alpha", TimeSpan.FromMinutes(1));
        _shop.Meter.Answered("alpha", TimeSpan.FromMinutes(-1)); // A clock that is behind.

        Assert.Equal(["1.5 smm.operation=claim, smm.loop=status", "1.5 smm.operation=apply, smm.loop=status"], _shop.Meters.Of(OrderDiagnostics.StoreDuration));
        Assert.Equal(["60 smm.provider=alpha", "0 smm.provider=alpha"], _shop.Meters.Of(OrderDiagnostics.PollLag));
    }

    [Fact]
    public async Task Deliveries_are_counted_by_what_came_of_them()
    {
        await _shop.AddAsync(1, steps: 1);
        await _shop.AddAsync(2, steps: 1);
        await _shop.AddAsync(3, steps: 1);
        _shop.Options.Parallelism = 1;
        _shop.Options.MostTries = 1;
        _shop.Handling = (handled, _) => handled.Order == "2" ? throw new IOException("no") : Task.CompletedTask;

        _ = await _shop.TurnAsync();

        Assert.Equal(["2 smm.sink=webhook, smm.outcome=Delivered", "1 smm.sink=webhook, smm.outcome=Dead"], _shop.Meters.Of(OrderDiagnostics.Deliveries));
        Assert.Equal(["1 smm.alert=EventDead, smm.outcome=Told"], _shop.Meters.Of(OrderDiagnostics.Alerts));
    }

    [Fact]
    public async Task Tags_are_those_that_are_documented()
    {
        await Canary.RunAsync(_shop);

        Assert.NotEmpty(_shop.Meters.All);
        Assert.Empty(_shop.Meters.All.SelectMany(measured => measured.Tags).Select(tag => tag.Key).Except(Tags));
    }

    private async Task<ApplyOutcome> PartialAsync()
    {
        await _shop.AddAsync(1, steps: 0);
        return (await _shop.Memory.ApplyAsync([new() { Order = OrderKey.Of(1), Report = StatusReport.Of(OrderStatus.Partial, 250), At = _shop.Now }]))[0];
    }

    // What the issue calls UCUM: seconds, and annotations in lower case.
    [GeneratedRegex(@"^(s|\{[a-z]+\})$")]
    private static partial Regex Unit();
}
