using FsCheck.Xunit;

namespace SmmOrders.Hosting.Tests;

public sealed class AlertSilenceTests
{
    private static readonly DateTimeOffset Noon = WatchedTime.Noon;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly AlertSilence _silence = new();

    [Fact]
    public void The_first_alert_is_told_at_once_and_the_next_of_its_kind_is_held_back()
    {
        Assert.Equal(1, Take(Alert(), Noon)?.Count);
        Assert.Null(Take(Alert(), Noon));
        Assert.Null(Take(Alert(), Noon + Hour - TimeSpan.FromTicks(1)));
    }

    [Fact]
    public void When_the_silence_is_over_one_alert_tells_of_all()
    {
        _ = Take(Alert(), Noon);
        _ = Take(Alert(what: "second"), Noon.AddMinutes(1));
        _ = Take(Alert(what: "third"), Noon.AddMinutes(2));
        Assert.Empty(_silence.TakeDue(Hour, Noon + Hour - TimeSpan.FromTicks(1)));

        OrderAlert told = Assert.Single(_silence.TakeDue(Hour, Noon + Hour));

        Assert.Equal((2L, "third"), (told.Count, told.What));
        Assert.Empty(_silence.TakeDue(Hour, Noon + Hour + Hour));
    }

    [Fact]
    public void An_alert_after_the_silence_brings_what_was_held_back_with_it()
    {
        _ = Take(Alert(), Noon);
        _ = Take(Alert(), Noon.AddMinutes(1));

        Assert.Equal(2, Take(Alert(), Noon + Hour)?.Count);
        Assert.Null(Take(Alert(), Noon + Hour + Hour - TimeSpan.FromTicks(1)));
    }

    [Fact]
    public void Another_kind_finding_or_name_keeps_a_silence_of_its_own()
    {
        OrderAlert[] different =
        [
            Alert(), Alert(kind: OrderAlertKind.LoopFailing), Alert(finding: Findings.Late), Alert(name: "beta"), Alert(name: "Alpha"), Alert(name: null),
        ];

        Assert.All(different, alert => Assert.NotNull(Take(alert, Noon)));
        Assert.All(different, alert => Assert.Null(Take(alert, Noon)));
    }

    [Fact]
    public void Without_silence_every_alert_is_told()
    {
        Assert.NotNull(_silence.Take(Alert(), TimeSpan.Zero, Noon));
        Assert.NotNull(_silence.Take(Alert(), TimeSpan.Zero, Noon));
    }

    [Fact]
    public void What_could_not_be_told_is_told_again_with_what_came_since()
    {
        OrderAlert untold = Take(Alert(), Noon)!;
        _silence.Return(untold, Noon.AddMinutes(1), untold.Count);
        Assert.Null(Take(Alert(what: "second"), Noon.AddSeconds(59)));

        OrderAlert told = Assert.Single(_silence.TakeDue(Hour, Noon.AddMinutes(1)));

        Assert.Equal((2L, "second"), (told.Count, told.What));
    }

    [Fact]
    public void What_its_bringer_brings_again_is_counted_once()
    {
        OrderAlert untold = Take(Alert(), Noon)!;
        _silence.Return(untold, Noon, count: 0);
        Assert.Empty(_silence.TakeDue(Hour, Noon));

        Assert.Equal(1, Take(Alert(), Noon)?.Count);
    }

    [Property(MaxTest = 300)]
    public bool No_alert_is_lost_none_is_told_twice_and_none_within_the_silence(byte[] steps)
    {
        var silence = new AlertSilence();
        DateTimeOffset now = Noon;
        DateTimeOffset[] toldAt = [DateTimeOffset.MinValue, DateTimeOffset.MinValue];
        long brought = 0, told = 0;
        bool isKept = true;
        foreach (byte step in steps)
        {
            int which = step & 1;
            now += TimeSpan.FromMinutes(step >> 2);
            if ((step & 2) == 0)
            {
                brought++;
                Tell(silence.Take(Alert(name: $"{which}"), Hour, now));
            }

            foreach (OrderAlert due in silence.TakeDue(Hour, now))
            {
                Tell(due);
            }
        }

        now += Hour + Hour;
        foreach (OrderAlert due in silence.TakeDue(Hour, now))
        {
            Tell(due);
        }

        return isKept && told == brought;

        void Tell(OrderAlert? alert)
        {
            if (alert is not null)
            {
                int which = alert.Name![0] - '0';
                isKept &= now - toldAt[which] >= Hour;
                (toldAt[which], told) = (now, told + alert.Count);
            }
        }
    }

    private OrderAlert? Take(OrderAlert alert, DateTimeOffset now) => _silence.Take(alert, Hour, now);

    private static OrderAlert Alert(
        OrderAlertKind kind = OrderAlertKind.Attention, Findings finding = Findings.StuckInProcessing, string? name = "alpha", string? what = null) =>
        new() { Id = Guid.NewGuid(), Kind = kind, Finding = finding, Name = name, What = what, At = Noon };
}
