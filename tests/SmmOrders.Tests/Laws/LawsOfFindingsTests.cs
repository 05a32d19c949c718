namespace SmmOrders.Tests.Laws;

/// <summary>Domain rules, section 6: each finding is noted exactly when its row applies.</summary>
public sealed class LawsOfFindingsTests
{
    [Law]
    public void SkippedAhead_when_more_than_one_transition_was_filled_in(Trial trial) => NotedExactlyWhenDue(trial, Findings.SkippedAhead);

    [Law]
    public void PartialWithNothingDelivered_when_a_reported_Partial_became_Canceled(Trial trial) => NotedExactlyWhenDue(trial, Findings.PartialWithNothingDelivered);

    [Law]
    public void PartialFullyDelivered_when_Partial_is_reported_with_nothing_left(Trial trial) => NotedExactlyWhenDue(trial, Findings.PartialFullyDelivered);

    [Law]
    public void OverDelivered_when_the_remains_are_below_zero(Trial trial) => NotedExactlyWhenDue(trial, Findings.OverDelivered);

    [Law]
    public void RemainsMissing_when_a_refund_depends_on_missing_remains(Trial trial) => NotedExactlyWhenDue(trial, Findings.RemainsMissing);

    [Law]
    public void RemainsUnreadable_when_a_refund_depends_on_unreadable_remains(Trial trial) => NotedExactlyWhenDue(trial, Findings.RemainsUnreadable);

    [Law]
    public void RemainsExceedsQuantity_when_a_refund_depends_on_remains_above_the_quantity(Trial trial) => NotedExactlyWhenDue(trial, Findings.RemainsExceedsQuantity);

    [Law]
    public void CompletedWithRemains_when_Completed_is_reported_with_something_left(Trial trial) => NotedExactlyWhenDue(trial, Findings.CompletedWithRemains);

    [Law]
    public void CanceledAfterDelivery_when_an_order_is_Canceled_although_part_was_delivered(Trial trial) => NotedExactlyWhenDue(trial, Findings.CanceledAfterDelivery);

    [Law]
    public void Regression_when_an_open_status_is_behind_the_orders_own(Trial trial) => NotedExactlyWhenDue(trial, Findings.Regression);

    [Law]
    public void Reopened_when_an_open_status_comes_after_a_final_one(Trial trial) => NotedExactlyWhenDue(trial, Findings.Reopened);

    [Law]
    public void Correction_when_another_final_status_comes_after_a_final_one(Trial trial) => NotedExactlyWhenDue(trial, Findings.Correction);

    [Law]
    public void RefundWouldDecrease_when_a_correction_would_take_money_back(Trial trial) => NotedExactlyWhenDue(trial, Findings.RefundWouldDecrease);

    [Law]
    public void UnknownStatus_when_the_word_is_outside_the_vocabulary(Trial trial) => NotedExactlyWhenDue(trial, Findings.UnknownStatus);

    [Law]
    public void ProviderError_when_the_answer_is_an_error(Trial trial) => NotedExactlyWhenDue(trial, Findings.ProviderError);

    [Law]
    public void NotReported_when_the_answer_does_not_include_the_order(Trial trial) => NotedExactlyWhenDue(trial, Findings.NotReported);

    [Law]
    public void Malformed_when_it_is_not_an_answer_at_all(Trial trial) => NotedExactlyWhenDue(trial, Findings.Malformed);

    [Law]
    public void StuckInProcessing_when_the_order_is_stuck_after_the_report(Trial trial) => NotedExactlyWhenDue(trial, Findings.StuckInProcessing);

    [Law]
    public void Late_when_the_order_is_past_the_time_frame_of_its_service(Trial trial) => NotedExactlyWhenDue(trial, Findings.Late);

    [Law]
    public void DeliveryDecreased_when_a_final_status_has_fewer_delivered_than_an_earlier_report(Trial trial) => NotedExactlyWhenDue(trial, Findings.DeliveryDecreased);

    [Law]
    public void Unanswered_when_no_usable_answer_came_for_longer_than_the_threshold(Trial trial) => NotedExactlyWhenDue(trial, Findings.Unanswered);

    [Law]
    public void No_report_gives_a_finding_of_sending_or_storing_orders(Trial trial)
    {
        foreach (Observation step in trial.Steps)
        {
            Assert.Equal(Findings.None, step.Findings & FindingsTable.GivenByNoReport);
        }
    }

    [Law]
    public void A_person_is_asked_to_look_exactly_where_a_finding_says_so(Trial trial)
    {
        foreach (Observation step in trial.Steps)
        {
            Assert.Equal(FindingsTable.AnyAsksForAttention(step.Findings), step.Attention);
        }
    }

    [Fact]
    public void The_table_has_every_finding_there_is_and_the_library_asks_for_attention_as_it_says()
    {
        Assert.Equal(Enum.GetValues<Findings>().Where(finding => finding != Findings.None).Order(), FindingsTable.All.Order());
        Assert.All(FindingsTable.All, finding => Assert.Equal(FindingsTable.AsksForAttention(finding), finding.NeedAttention()));
        Assert.Equal(
            [Findings.RemainsMissing, Findings.RemainsUnreadable, Findings.RemainsExceedsQuantity],
            FindingsTable.All.Where(finding => finding.AreUndecided()));
        Assert.All(FindingsTable.All, finding => Assert.Equal(FindingsTable.States.HasFlag(finding), finding.States() == finding));
        Assert.All(FindingsTable.All, finding => Assert.Equal(FindingsTable.States.HasFlag(finding), finding.Events() == Findings.None));
    }

    private static void NotedExactlyWhenDue(Trial trial, Findings finding)
    {
        foreach (Observation step in trial.Steps)
        {
            Assert.Equal(FindingsTable.IsDue(finding, trial, step), step.Findings.HasFlag(finding));
        }
    }
}
