using System.Collections.Immutable;
using System.Text;

namespace SmmOrders.Tests.Laws;

/// <summary>One history, played through one tracker: what a law is checked on.</summary>
public sealed class Trial(ITracker tracker, History history)
{
    private readonly Lazy<ImmutableArray<Observation>> _steps = new(() => Play(tracker, history));

    public History History => history;

    public Setting Setting => history.Setting;

    /// <summary>What each report did. Played on first access, so that an exception of the tracker fails the law.</summary>
    public ImmutableArray<Observation> Steps => _steps.Value;

    /// <summary>The order after all reports.</summary>
    public Facts End => Steps.IsEmpty ? history.Start : Steps[^1].After;

    /// <summary>What the same tracker does with another report about any order.</summary>
    public Observation Observe(Facts order, StatusReport report, DateTimeOffset now) => tracker.Observe(Setting, order, report, now);

    /// <summary>The same tracker on another history.</summary>
    public Trial With(History other) => new(tracker, other);

    public override string ToString()
    {
        var text = new StringBuilder().AppendLine().Append("setting: ").Append(Setting).AppendLine().Append("start:   ").Append(history.Start);
        Facts order = history.Start;
        foreach (Said said in history.Reports)
        {
            _ = text.AppendLine().Append("said:    ").Append(said);
            try
            {
                Observation step = tracker.Observe(Setting, order, said.Report, said.At);
                order = step.After;
                _ = text.AppendLine().Append("      => ").Append(order).Append("; path ").AppendJoin(" > ", step.Path).Append("; ")
                    .Append(step.Paid).Append("; ").Append(step.Findings);
            }
            catch (Exception thrown) when (thrown is ArgumentException or ArithmeticException or InvalidOperationException)
            {
                return text.AppendLine().Append("      => threw ").Append(thrown).ToString();
            }
        }

        return text.AppendLine().ToString();
    }

    private static ImmutableArray<Observation> Play(ITracker tracker, History history)
    {
        ImmutableArray<Observation>.Builder steps = ImmutableArray.CreateBuilder<Observation>(history.Reports.Length);
        Facts order = history.Start;
        foreach (Said said in history.Reports)
        {
            Observation step = tracker.Observe(history.Setting, order, said.Report, said.At);
            steps.Add(step);
            order = step.After;
        }

        return steps.MoveToImmutable();
    }
}
