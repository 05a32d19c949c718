namespace SmmOrders.Tests;

public sealed class SubmissionAnswersTests
{
    private static readonly SubmissionStep Refusal = SubmissionStep.Refuse(RefusalKind.BadLink);

    /// <summary>Domain rules, section 7, typed by hand: what an answer to the last attempt does, by the status of the submission.</summary>
    public static TheoryData<SubmissionStatus, SubmissionStep, SubmissionStep?> Last
    {
        get
        {
            TheoryData<SubmissionStatus, SubmissionStep, SubmissionStep?> table = [];
            table.Add(SubmissionStatus.Sending, SubmissionStep.Place(), SubmissionStep.Place());
            table.Add(SubmissionStatus.Sending, SubmissionStep.PlaceLate(), SubmissionStep.Place());
            table.Add(SubmissionStatus.Sending, Refusal, Refusal);
            table.Add(SubmissionStatus.Sending, SubmissionStep.Requeue(), SubmissionStep.Requeue());
            table.Add(SubmissionStatus.Sending, SubmissionStep.LoseTrack(), SubmissionStep.LoseTrack());
            table.Add(SubmissionStatus.Unknown, SubmissionStep.Place(), SubmissionStep.Place());
            table.Add(SubmissionStatus.Unknown, Refusal, Refusal);
            table.Add(SubmissionStatus.Unknown, SubmissionStep.Requeue(), SubmissionStep.Requeue());
            table.Add(SubmissionStatus.Unknown, SubmissionStep.LoseTrack(), null);
            foreach (SubmissionStatus status in new[] { SubmissionStatus.Queued, SubmissionStatus.Placed, SubmissionStatus.Refused, SubmissionStatus.Withdrawn })
            {
                table.Add(status, SubmissionStep.Place(), SubmissionStep.PlaceLate());
                table.Add(status, Refusal, null);
                table.Add(status, SubmissionStep.Requeue(), null);
                table.Add(status, SubmissionStep.LoseTrack(), null);
            }

            return table;
        }
    }

    public static TheoryData<SubmissionStatus> Statuses => [.. Enum.GetValues<SubmissionStatus>()];

    [Theory]
    [MemberData(nameof(Last))]
    public void An_answer_to_the_last_attempt_decides_while_it_is_waited_for(SubmissionStatus status, SubmissionStep answer, SubmissionStep? step) =>
        Assert.Equal(step, SubmissionAnswers.StepOf(status, isLast: true, answer));

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Of_an_earlier_attempt_only_an_acceptance_matters_and_it_is_late(SubmissionStatus status)
    {
        Assert.Equal(SubmissionStep.PlaceLate(), SubmissionAnswers.StepOf(status, isLast: false, SubmissionStep.Place()));
        foreach (SubmissionStep other in new[] { Refusal, SubmissionStep.Requeue(), SubmissionStep.LoseTrack() })
        {
            Assert.Null(SubmissionAnswers.StepOf(status, isLast: false, other));
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_second_identifier_of_an_attempt_places_no_order(SubmissionStatus status) =>
        Assert.False(SubmissionLifecycle.Instance.Evaluate(status, SubmissionAnswers.StepOfSecond(status).Trigger).IsPermitted);

    [Fact]
    public void What_no_provider_answers_is_refused()
    {
        foreach (SubmissionStep step in new[] { SubmissionStep.Withdraw(), SubmissionStep.Send(DateTimeOffset.UnixEpoch) })
        {
            Assert.Contains("is no answer of a provider", Assert.Throws<ArgumentException>(() => SubmissionAnswers.StepOf(SubmissionStatus.Sending, true, step)).Message, StringComparison.Ordinal);
        }

        _ = Assert.Throws<ArgumentNullException>(() => SubmissionAnswers.StepOf(SubmissionStatus.Sending, true, null!));
    }
}
