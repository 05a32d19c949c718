using System.Globalization;

namespace SmmOrders.Tests.Laws;

/// <summary>What must not affect any decision.</summary>
public sealed class LawsOfIndependenceTests
{
    private static readonly CultureInfo[] Cultures =
        [CultureInfo.GetCultureInfo("tr-TR"), CultureInfo.GetCultureInfo("de-DE"), CultureInfo.GetCultureInfo("hu-HU")];

    [Law]
    public void Nothing_depends_on_the_culture(Trial trial)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            Trial invariant = trial.With(trial.History);
            string printed = Print(invariant);
            foreach (CultureInfo culture in Cultures)
            {
                CultureInfo.CurrentCulture = culture;
                Trial abroad = trial.With(trial.History);
                Assert.Equal<Observation>(invariant.Steps, abroad.Steps);
                Assert.Equal(printed, Print(abroad));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Law]
    public void Nothing_depends_on_the_time_zone_in_which_an_instant_is_written(Trial trial)
    {
        History history = trial.History;
        foreach (int hours in (int[])[-11, 0, 13])
        {
            Trial elsewhere = trial.With(history with
            {
                Start = history.Start with { Since = At(history.Start.Since, hours) },
                Reports = [.. history.Reports.Select(said => said with { At = At(said.At, -hours) })],
            });
            Assert.Equal<Observation>(trial.Steps, elsewhere.Steps);
        }
    }

    [Law]
    public void Nothing_depends_on_trailing_zeros_of_amounts(Trial trial)
    {
        Facts start = trial.History.Start;
        foreach (int zeros in (int[])[1, 3, 9, 18])
        {
            decimal charge = ExactShare.Lengthen(start.Charge, zeros) ?? start.Charge;
            decimal refunded = ExactShare.Lengthen(start.Refunded, zeros) ?? start.Refunded;
            foreach (Facts longer in (Facts[])[start with { Charge = charge }, start with { Refunded = refunded }])
            {
                Assert.Equal<Observation>(trial.Steps, trial.With(trial.History with { Start = longer }).Steps);
            }
        }
    }

    [Law]
    public void Nothing_depends_on_anything_but_the_order_the_report_and_the_instant(Trial trial) =>
        Assert.Equal<Observation>(
            trial.Steps.Reverse().Select(step => trial.Observe(step.Before, step.Report, step.Now)).Reverse(),
            trial.Steps);

    private static string Print(Trial trial) => string.Join('|', trial.Steps.Select(step =>
        $"{trial.Setting.Refunds.Format(step.After.Refunded)} {step.Paid?.Key} {step.Report}"));

    private static DateTimeOffset At(DateTimeOffset instant, int hours) =>
        instant.Year is > 1 and < 9999 ? instant.ToOffset(TimeSpan.FromHours(hours)) : instant;
}
